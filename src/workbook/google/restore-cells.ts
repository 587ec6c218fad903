import { valueCell, type GoogleCell } from './cells.ts';
import { columnOfLayer, journalCell, type UndoLog, type JournalRun } from './undo-log.ts';
import type { SheetsRequest } from './request.ts';

type Span = readonly [start: number, end: number];

/** A row that a journal tells of, and where it is now. */
export interface RestoredRow {
  readonly run: JournalRun;
  readonly offset: number;
  readonly row: number;
}

/** The requests that give cells of one row back what stood there before. */
export function restoreCells(
  journal: UndoLog,
  { run, offset, row }: RestoredRow,
  columns: readonly number[],
): readonly SheetsRequest[] {
  return [
    ...spansOf(columns).map(([start, end]) => ({
      updateCells: {
        start: { sheetId: run.tabId, rowIndex: row, columnIndex: start },
        rows: [
          {
            values: Array.from({ length: end - start }, (_, index) =>
              valueCell(heldBefore(journal, run, offset, start + index)),
            ),
          },
        ],
        fields: 'userEnteredValue',
      },
    })),
    ...columns
      .filter(
        (column) => journalCell(journal, run, offset, column, 'formulas').formula !== undefined,
      )
      .map((column) => restoreFormula(journal, run, offset, row, column)),
  ];
}

/** Columns, given in order, as runs of neighbours. */
export function spansOf(columns: readonly number[]): readonly Span[] {
  const result: [number, number][] = [];
  for (const column of columns) {
    const last = result.at(-1);
    if (last?.[1] === column) last[1] = column + 1;
    else result.push([column, column + 1]);
  }
  return result;
}

/** Where pasting made a formula of a text, the other image still shows the text. */
function heldBefore(journal: UndoLog, run: JournalRun, offset: number, column: number): GoogleCell {
  const value = journalCell(journal, run, offset, column, 'before');
  return value.formula === undefined
    ? value
    : journalCell(journal, run, offset, column, 'formulas');
}

/** Copied, not written: then its references point again to where they pointed. */
function restoreFormula(
  { place, head }: UndoLog,
  run: JournalRun,
  offset: number,
  row: number,
  column: number,
): SheetsRequest {
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
      source: cell(place.id, run.at + offset, from),
      destination: cell(run.tabId, row, column),
      pasteType: 'PASTE_FORMULA',
    },
  };
}
