import type { CellBlock } from './blocks.ts';
import { BLANK, cellAt, isComputed, looseKey, type GoogleCell } from './cells.ts';
import {
  columnOfLayer,
  journalCell,
  type UndoLog,
  type JournalRun,
  type Layer,
} from './undo-log.ts';
import type { WorkbookState } from './workbook-state.ts';

/**
 * A journal of this run's own write, to the letter: where Google's copy of a cell differs from what
 * was read, or written, by signs between letters alone, pasting may have cleaned it.
 *
 * Of tabs that somebody had just begun to filter (`filtered`) the copies are no use at all, since
 * copying may pass over hidden rows: there what was read and written counts.
 */
export function believedJournal(
  journal: UndoLog,
  base: WorkbookState,
  blocks: readonly CellBlock[],
  filtered: ReadonlySet<number>,
): UndoLog {
  const rows = journal.rows.map((cells) => [...cells]);
  const put = (
    run: JournalRun,
    offset: number,
    layer: Layer,
    column: number,
    cell: GoogleCell,
  ): void => {
    const cells = (rows[run.at + offset] ??= []);
    const at = columnOfLayer(journal.head.width, layer) + column;
    while (cells.length < at) cells.push(BLANK);
    cells[at] = cell;
  };
  for (const run of journal.runs) {
    const read = base.sheets.find(({ id }) => id === run.tabId)?.rows ?? [];
    const own = blocks.filter(({ tabId }) => tabId === run.tabId);
    const isFiltered = filtered.has(run.tabId);
    for (const offset of run.seals.keys()) {
      for (let column = 0; column < run.width; column++) {
        const believed = cellAt(read, run.row + offset, column);
        const written = writtenAt(own, run.row + offset, column, believed);
        for (const [layer, cell] of [
          ['before', believed],
          ['after', written],
        ] as const) {
          const image = journalCell(journal, run, offset, column, layer);
          if (isFiltered || isLike(image, cell)) put(run, offset, layer, column, cell);
        }
        // A formula can only be copied back, from where it is not.
        if (isFiltered) put(run, offset, 'formulas', column, BLANK);
      }
    }
  }
  return { ...journal, rows: Array.from(rows, (cells?: readonly GoogleCell[]) => cells ?? []) };
}

function isLike(image: GoogleCell, cell: GoogleCell): boolean {
  return !isComputed(cell) && looseKey(image) === looseKey(cell);
}

function writtenAt(
  blocks: readonly CellBlock[],
  row: number,
  column: number,
  before: GoogleCell,
): GoogleCell {
  if (isComputed(before)) return before;
  const entry = blocks
    .map((block) => block.rows[row - block.row]?.[column - block.column])
    .findLast((each) => each !== undefined);
  if (entry === undefined) return before;
  return entry === '' ? BLANK : { shown: String(entry), value: entry };
}
