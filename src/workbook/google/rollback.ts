import { createHash } from 'node:crypto';
import { cellAt, isComputed, looseKey, sameContent, type GoogleCell } from './cells.ts';
import { fitsSeal, type Area } from './before-images.ts';
import { journalCell, type UndoLog, type JournalRun } from './undo-log.ts';
import { rowFinder } from './locate.ts';
import type { WorkbookEntry } from '../workbook-entries.ts';
import { restoreCells, spansOf } from './restore-cells.ts';
import type { SheetState, WorkbookState } from './workbook-state.ts';
import type { SheetsRequest } from './request.ts';

/** What it takes to undo the write that a journal tells of. */
export interface Rollback {
  readonly requests: readonly SheetsRequest[];
  /** Where the requests write. */
  readonly areas: readonly Area[];
  /** Cells that get back what they held. */
  readonly restored: number;
  /** Cells that people have changed since; they are left as they are. */
  readonly kept: number;
  /** Tabs that the write made and nobody has touched since: they go. */
  readonly removedTabs: number;
  /** Titles of such tabs that people have worked in: they stay. */
  readonly keptTabs: readonly string[];
}

/** Whether people moved or changed a row between the read and the write that the journal tells of. */
export function wasRaced(journal: UndoLog): boolean {
  return journal.runs.some((run) =>
    run.seals.some(
      (seal, offset) =>
        !fitsSeal(seal, (column) => journalCell(journal, run, offset, column, 'before'), run.width),
    ),
  );
}

/**
 * Only cells that still hold what was written get back what they held. Long after the write they
 * must hold it to the letter; in the moments after it (`loosely`), what Google cleans where
 * it pastes does not count.
 */
export function rollbackOf(
  journal: UndoLog,
  state: WorkbookState,
  how: 'exactly' | 'loosely',
): Rollback {
  const finders = new Map(
    state.sheets.map((sheet) => [sheet.id, { sheet, find: rowFinder(sheet) }]),
  );
  let restored = 0;
  let kept = 0;
  const requests: SheetsRequest[] = [];
  const areas: Area[] = [];
  for (const run of journal.runs) {
    const there = finders.get(run.tabId);
    for (let offset = 0; offset < run.seals.length; offset++) {
      const { changed, formulas } = touched(journal, run, offset);
      if (changed.length + formulas.length === 0) continue;
      const after = (column: number) => journalCell(journal, run, offset, column, 'after');
      const row = there?.find(run.row + offset, after, run.width);
      const mine = [...changed, ...formulas]
        .filter(
          (column) =>
            there &&
            row !== undefined &&
            holds(cellAt(there.sheet.rows, row, column), after(column), how),
        )
        .sort((a, b) => a - b);
      restored += mine.length;
      kept += changed.filter((column) => !mine.includes(column)).length;
      if (row === undefined) continue;
      requests.push(...restoreCells(journal, { run, offset, row }, mine));
      for (const [column, end] of spansOf(mine)) {
        areas.push({ tabId: run.tabId, row, column, height: 1, width: end - column });
      }
    }
  }
  const { requests: removals, keptTabs } = tabRemovals(journal, state);
  return {
    requests: [...requests, ...removals],
    areas,
    restored,
    kept,
    removedTabs: removals.filter((each) => each.deleteSheet).length,
    keptTabs,
  };
}

/**
 * The columns in which a row was changed, and those that held a formula which showed just
 * what stands there after: whether that was written over only the cell itself can tell.
 */
function touched(
  journal: UndoLog,
  run: JournalRun,
  offset: number,
): { readonly changed: readonly number[]; readonly formulas: readonly number[] } {
  const changed: number[] = [];
  const formulas: number[] = [];
  for (let column = 0; column < run.width; column++) {
    const before = journalCell(journal, run, offset, column, 'before');
    const after = journalCell(journal, run, offset, column, 'after');
    if (!sameContent(before, after)) changed.push(column);
    else if (journalCell(journal, run, offset, column, 'formulas').formula !== undefined) {
      formulas.push(column);
    }
  }
  return { changed, formulas };
}

function holds(cell: GoogleCell, expected: GoogleCell, how: 'exactly' | 'loosely'): boolean {
  if (isComputed(cell)) return false;
  if (how === 'loosely' && looseKey(cell) === looseKey(expected)) return true;
  return sameContent(cell, expected) || (cell.kept !== undefined && cell.kept === expected.value);
}

/** Equal for tabs in which the same texts and numbers stand. */
export function tabDigest(rows: Iterable<readonly WorkbookEntry[]>): string {
  const sum = createHash('sha256');
  let blank = 0;
  for (const row of rows) {
    const line = row
      .map(shownEntry)
      .join('\u0001')
      .replace(/\u0001+$/u, '');
    if (line === '') blank += 1;
    else {
      sum.update('\u0002'.repeat(blank) + line + '\u0002');
      blank = 0;
    }
  }
  return sum.digest('base64url').slice(0, 10);
}

/** The digest of a tab as it stands: of numbers themselves, whatever look they have. */
function sheetDigest({ rows }: SheetState): string {
  return tabDigest(
    rows.map((cells) =>
      cells.map(({ value, shown }) => (typeof value === 'number' ? value : shown)),
    ),
  );
}

function shownEntry(entry: WorkbookEntry): string {
  return typeof entry === 'number' ? `#${entry}` : entry;
}

function tabRemovals(
  { head }: UndoLog,
  state: WorkbookState,
): { readonly requests: readonly SheetsRequest[]; readonly keptTabs: readonly string[] } {
  const requests: SheetsRequest[] = [];
  const keptTabs: string[] = [];
  for (const [tabId, written] of head.added) {
    const sheet = state.sheets.find((each) => each.id === tabId);
    if (!sheet) continue;
    if (sheetDigest(sheet) === written) requests.push({ deleteSheet: { sheetId: tabId } });
    else keptTabs.push(sheet.title);
  }
  const gone = new Set(requests.map((each) => each.deleteSheet?.sheetId));
  const isBare = state.sheets.every(({ id, hidden }) => hidden || gone.has(id));
  // A spreadsheet must have a tab to show: it gets an empty one again, as a new one has.
  return {
    requests: isBare && gone.size > 0 ? [{ addSheet: {} }, ...requests] : requests,
    keptTabs,
  };
}
