import type { GridWorkbook } from './grid-workbook.ts';

/** The master as a version made it that knew of no Summary. */
export function withoutSummary(master: GridWorkbook): void {
  master.grids = master.grids.filter(({ title }) => title !== 'Summary');
  for (const grid of master.grids.filter(({ title }) => title === '_undersigned')) {
    grid.rows = grid.rows
      .filter(([key = '']) => !key.startsWith('figure '))
      .map(([key = '', ...cells]) =>
        key === 'master' ? [key, ...cells.map(withoutId)] : [key, ...cells],
      );
  }
}

function withoutId(json: string): string {
  return json.replace(/,"Summary":\d+/u, '');
}
