import type { WorkbookEntry } from '../workbook-entries.ts';
import { cellAt, contentKey, entryKey, isComputed, looseKey, type GoogleCell } from './cells.ts';
import type { CellBlock } from './blocks.ts';
import type { Original } from './originals.ts';
import { journalCell, type UndoLog } from './undo-log.ts';
import type { WorkbookState } from './workbook-state.ts';

/** How the rows that a batch met differ from those that it was computed from. */
export interface Met {
  /** Somebody moved or changed one meanwhile. */
  readonly raced: boolean;
  /**
   * Cells that were written over and that look otherwise in Google's copy only by signs between
   * letters: somebody changed those, or Google does not paste them.
   */
  readonly doubtful: readonly string[];
}

/** `trusted` are doubts that turned out to be Google's way of pasting. */
export function compareMet(
  journal: UndoLog,
  base: WorkbookState,
  blocks: readonly CellBlock[],
  trusted: ReadonlySet<string>,
): Met {
  const doubtful: string[] = [];
  for (const run of journal.runs) {
    const rows = base.sheets.find(({ id }) => id === run.tabId)?.rows ?? [];
    const own = blocks.filter(({ tabId }) => tabId === run.tabId);
    for (const offset of run.seals.keys()) {
      for (let column = 0; column < run.width; column++) {
        const believed = cellAt(rows, run.row + offset, column);
        const image = journalCell(journal, run, offset, column, 'before');
        if (isComputed(believed) || isSame(believed, image)) continue;
        if (looseKey(believed) !== looseKey(image)) return { raced: true, doubtful: [] };
        const pair = `${contentKey(believed)}\u0001${contentKey(image)}`;
        const isWritten = own.some((block) => covers(block, run.row + offset, column));
        if (isWritten && !trusted.has(pair)) doubtful.push(pair);
      }
    }
  }
  return { raced: false, doubtful };
}

function isSame(believed: GoogleCell, image: GoogleCell): boolean {
  if (contentKey(believed) === contentKey(image)) return true;
  return believed.kept !== undefined && believed.kept === image.value;
}

function covers(block: CellBlock, row: number, column: number): boolean {
  const values = block.rows[row - block.row];
  return values !== undefined && column >= block.column && column < block.column + values.length;
}

/** Whether the rows of the journal's runs hold in `now` what they held in `then`, place by place. */
export function sameRows(journal: UndoLog, then: WorkbookState, now: WorkbookState): boolean {
  return journal.runs.every((run) => {
    const [a, b] = [then, now].map(
      ({ sheets }) => sheets.find(({ id }) => id === run.tabId)?.rows ?? [],
    );
    return run.seals.every((_, offset) =>
      Array.from({ length: run.width }, (__, column) => column).every((column) => {
        const before = cellAt(a ?? [], run.row + offset, column);
        return (
          isComputed(before) ||
          contentKey(before) === contentKey(cellAt(b ?? [], run.row + offset, column))
        );
      }),
    );
  });
}

/** Rows in which Google's copy of what was written is not what was written, by tab. */
export function rowsInDoubt(
  journal: UndoLog,
  blocks: readonly CellBlock[],
): ReadonlyMap<number, ReadonlySet<number>> {
  const rows = new Map<number, Set<number>>();
  for (const run of journal.runs) {
    for (const block of blocks.filter(({ tabId }) => tabId === run.tabId)) {
      const first = Math.max(run.row, block.row);
      const end = Math.min(run.row + run.seals.length, block.row + block.rows.length);
      for (let row = first; row < end; row++) {
        const isOther = (block.rows[row - block.row] ?? []).some((entry, index) => {
          const at = block.column + index;
          return (
            contentKey(journalCell(journal, run, row - run.row, at, 'after')) !== entryKey(entry)
          );
        });
        if (!isOther) continue;
        const known = rows.get(run.tabId) ?? new Set();
        rows.set(run.tabId, known.add(row));
      }
    }
  }
  return rows;
}

/** What Google kept otherwise than it was written from `column` on. */
export function keptOtherwise(
  written: readonly WorkbookEntry[],
  cells: readonly GoogleCell[],
  { tabId, column }: Pick<CellBlock, 'tabId' | 'column'>,
  isLikely: (written: WorkbookEntry, cell: GoogleCell) => boolean = () => true,
): readonly Original[] {
  return written.flatMap((entry, index) => {
    const cell = cellAt([cells], 0, column + index);
    if (typeof entry !== 'string' || contentKey(cell) === entryKey(entry)) return [];
    if (typeof cell.value !== 'string' || !isLikely(entry, cell)) return [];
    return [{ tabId, rowKey: rowKeyOf(cells, column + index), kept: cell.value, written: entry }];
  });
}

/** Some other text of the row, the first if there is one: in the tool's tabs that is an ID. */
function rowKeyOf(cells: readonly GoogleCell[], column: number): string {
  const other = cells.find(({ value }, at) => at !== column && typeof value === 'string');
  return String((other ?? cells[column])?.value ?? '');
}

/** After a lost reply people may have typed there since; what only differs by signs was cleaned. */
export function isCleaned(written: WorkbookEntry, cell: GoogleCell): boolean {
  return looseKey({ shown: String(written) }) === looseKey(cell);
}
