import type { CellKind, WriteCells } from '../../workbook/workbook.ts';

/** A cell to write. */
export interface NewCell {
  readonly column: number;
  readonly value: string;
  readonly kind: CellKind;
}

/** Cells of one row, in the order of their columns, as the fewest runs of neighbours. */
export function cellRuns(
  tabId: number,
  row: number,
  cells: readonly NewCell[],
): readonly WriteCells[] {
  const runs: { column: number; values: string[]; kinds: CellKind[] }[] = [];
  for (const { column, value, kind } of cells) {
    const last = runs.at(-1);
    if (last && last.column + last.values.length === column) {
      last.values.push(value);
      last.kinds.push(kind);
    } else runs.push({ column, values: [value], kinds: [kind] });
  }
  return runs.map(({ column, values, kinds }) => ({
    type: 'write-cells',
    tabId,
    row,
    column,
    values,
    ...(kinds.some((kind) => kind !== 'text') && { kinds }),
  }));
}
