import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { cellAt, digest, isComputed, sameContent, valueCell, type Cell } from './cells.ts';
import { fitsSeal } from './images.ts';
import { columnOfLayer, journalCell, type Journal, type JournalRun } from './journal.ts';
import { rowFinder } from './locate.ts';
import { JOURNAL_ID, toTab, type Sheet, type State } from './state.ts';

type Request = sheets_v4.Schema$Request;

/** What it takes to undo the write that a journal tells of. */
export interface Rollback {
  readonly requests: readonly Request[];
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
export function wasRaced(journal: Journal): boolean {
  return journal.runs.some((run) =>
    run.seals.some(
      (seal, offset) =>
        !fitsSeal(seal, (column) => journalCell(journal, run, offset, column, 'before'), run.width),
    ),
  );
}

/** Only cells that still hold what was written get back what they held. */
export function rollbackOf(journal: Journal, state: State): Rollback {
  const finders = new Map(
    state.sheets.map((sheet) => [sheet.id, { sheet, find: rowFinder(sheet) }]),
  );
  let restored = 0;
  let kept = 0;
  const requests: Request[] = [];
  for (const run of journal.runs) {
    const there = finders.get(run.tabId);
    for (let offset = 0; offset < run.seals.length; offset++) {
      const { changed, formulas } = touched(journal, run, offset);
      if (changed.length + formulas.length === 0) continue;
      const after = (column: number) => journalCell(journal, run, offset, column, 'after');
      const row = there?.find(run.row + offset, after, run.width);
      const mine = [...changed, ...formulas]
        .filter(
          (column) => there && row !== undefined && holds(there.sheet, row, column, after(column)),
        )
        .sort((a, b) => a - b);
      restored += mine.length;
      kept += changed.filter((column) => !mine.includes(column)).length;
      if (row === undefined) continue;
      for (const span of spans(mine)) requests.push(restoreSpan(journal, run, offset, row, span));
      for (const column of mine) {
        if (journalCell(journal, run, offset, column, 'formulas').formula) {
          requests.push(restoreFormula(journal, run, offset, row, column));
        }
      }
    }
  }
  const { requests: removals, keptTabs } = tabRemovals(journal, state);
  return {
    requests: [...requests, ...removals],
    restored,
    kept,
    removedTabs: removals.length,
    keptTabs,
  };
}

/**
 * The columns in which a row was changed, and those that held a formula which showed just
 * what stands there after: whether that was written over only the cell itself can tell.
 */
function touched(
  journal: Journal,
  run: JournalRun,
  offset: number,
): { readonly changed: readonly number[]; readonly formulas: readonly number[] } {
  const changed: number[] = [];
  const formulas: number[] = [];
  for (let column = 0; column < run.width; column++) {
    const before = journalCell(journal, run, offset, column, 'before');
    const after = journalCell(journal, run, offset, column, 'after');
    if (!sameContent(before, after)) changed.push(column);
    else if (journalCell(journal, run, offset, column, 'formulas').formula) formulas.push(column);
  }
  return { changed, formulas };
}

function holds(sheet: Sheet, row: number, column: number, expected: Cell): boolean {
  const cell = cellAt(sheet.rows, row, column);
  return !isComputed(cell) && sameContent(cell, expected);
}

type Span = readonly [start: number, end: number];

function spans(columns: readonly number[]): readonly Span[] {
  const result: [number, number][] = [];
  for (const column of columns) {
    const last = result.at(-1);
    if (last?.[1] === column) last[1] = column + 1;
    else result.push([column, column + 1]);
  }
  return result;
}

function restoreSpan(
  journal: Journal,
  run: JournalRun,
  offset: number,
  row: number,
  [start, end]: Span,
): Request {
  const values = Array.from({ length: end - start }, (_, index) =>
    valueCell(journalCell(journal, run, offset, start + index, 'before')),
  );
  return {
    updateCells: {
      start: { sheetId: run.tabId, rowIndex: row, columnIndex: start },
      rows: [{ values }],
      fields: 'userEnteredValue',
    },
  };
}

/** Copied, not written: then its references point again to where they pointed. */
function restoreFormula(
  { head }: Journal,
  run: JournalRun,
  offset: number,
  row: number,
  column: number,
): Request {
  const cell = (sheetId: number, rowIndex: number, columnIndex: number) => ({
    sheetId,
    startRowIndex: rowIndex,
    endRowIndex: rowIndex + 1,
    startColumnIndex: columnIndex,
    endColumnIndex: columnIndex + 1,
  });
  const from = columnOfLayer(head.width, 'formulas') + column;
  return {
    copyPaste: {
      source: cell(JOURNAL_ID, run.at + offset, from),
      destination: cell(run.tabId, row, column),
      pasteType: 'PASTE_FORMULA',
    },
  };
}

/** Equal for tabs in which the same texts stand. */
export function tabDigest(rows: readonly (readonly string[])[]): string {
  return digest(JSON.stringify(rows.map((row) => row.join('\u0001').replace(/\u0001+$/u, ''))));
}

function tabRemovals(
  { head }: Journal,
  state: State,
): { readonly requests: readonly Request[]; readonly keptTabs: readonly string[] } {
  const requests: Request[] = [];
  const keptTabs: string[] = [];
  for (const [tabId, written] of head.added) {
    const sheet = state.sheets.find((each) => each.id === tabId);
    if (!sheet) continue;
    if (tabDigest(toTab(sheet).rows) === written)
      requests.push({ deleteSheet: { sheetId: tabId } });
    else keptTabs.push(sheet.title);
  }
  return { requests, keptTabs };
}
