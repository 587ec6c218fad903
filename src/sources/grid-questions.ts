import { titleKey } from './question-titles.ts';

/** A grid asks the same of several rows; a sheet has a column for each. */
export interface GridRow {
  /** What the grid asks. */
  readonly title: string;
  /** Of which row. */
  readonly row: string;
}

/** `Title [Row]`, as Google names the columns of a grid. */
const GRID_ROW = /^(.*\S)\s*\[([^[\]]+)\][\s*:]*$/su;

/** A longer title is no question's; a pattern need not look for brackets in it. */
const LONGEST = 2000;

/** The row of a grid that a column's title names; undefined where it names none. */
export function gridRow(title: string): GridRow | undefined {
  if (title.length > LONGEST || !title.includes(']')) return undefined;
  const [, grid, row] = GRID_ROW.exec(title) ?? [];
  return grid === undefined || row === undefined ? undefined : { title: grid, row: row.trim() };
}

/** What the rows of mapped grids are called, by their places. */
export type GridRows<Place> = ReadonlyMap<Place, string>;

/** The rows of each grid by their places, by the key of what it asks. */
export function gridsOf(titles: readonly string[]): ReadonlyMap<string, GridRows<number>> {
  const grids = new Map<string, Map<number, string>>();
  for (const [place, title] of titles.entries()) {
    const grid = gridRow(title);
    if (!grid) continue;
    const key = titleKey(grid.title);
    grids.set(key, (grids.get(key) ?? new Map<number, string>()).set(place, grid.row));
  }
  return grids;
}

/** The keys under which a title may be mapped: its own, and that of the grid of which it is a row. */
export function mappableKeys(title: string): readonly string[] {
  const grid = gridRow(title);
  return grid ? [titleKey(title), titleKey(grid.title)] : [titleKey(title)];
}

/**
 * The first place that is answered; where it is a row of a grid, all rows that are:
 * `Calls: Yes; Letters: No`. Blank if none is.
 */
export function answerAt<Place>(
  places: readonly Place[],
  rows: GridRows<Place>,
  answerOf: (place: Place) => string,
): string {
  const inGrid: string[] = [];
  for (const place of places) {
    const answer = answerOf(place);
    if (answer === '') continue;
    const row = rows.get(place);
    if (row !== undefined) inGrid.push(`${row}: ${answer}`);
    else if (inGrid.length === 0) return answer;
  }
  return inGrid.join('; ');
}
