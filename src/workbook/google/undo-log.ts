import { AppError, EXIT } from '../../errors.ts';
import { cellAt, textCell, type GoogleCell } from './cells.ts';
import type { CellRun } from './before-images.ts';
import type { JournalPlace, SheetState } from './workbook-state.ts';
import type { SheetsRequest } from './request.ts';

/**
 * A hidden tab that tells of one batch, `_undersigned_before` of the last write: what stood in each touched row when the
 * last write came, and what stood there after it. Google copies both inside the
 * batch itself, so they are true whatever people did in between.
 *
 * A1 says what the write was. Below it, one row a touched row: a note at the first of
 * each run, then three blocks of `width` columns: values before, values after, and what
 * was there before with its formulas.
 */

export interface JournalHead {
  readonly version: 1;
  readonly width: number;
  /** Tabs that the write made, each with the digest of what it put there. */
  readonly added: readonly (readonly [tabId: number, digest: string])[];
}

export interface JournalRun extends CellRun {
  /** The journal's row that holds the run's first row. */
  readonly at: number;
}

export interface UndoLog {
  readonly place: JournalPlace;
  readonly head: JournalHead;
  readonly runs: readonly JournalRun[];
  readonly rows: readonly (readonly GoogleCell[])[];
}

export type Layer = 'before' | 'after' | 'formulas';

const LAYERS: readonly Layer[] = ['before', 'after', 'formulas'];

export function columnOfLayer(width: number, layer: Layer): number {
  return 1 + LAYERS.indexOf(layer) * width;
}

/** The cell that stood `offset` rows into a run. */
export function journalCell(
  { head, rows }: UndoLog,
  run: JournalRun,
  offset: number,
  column: number,
  layer: Layer,
): GoogleCell {
  return cellAt(rows, run.at + offset, columnOfLayer(head.width, layer) + column);
}

export function placeRuns(runs: readonly CellRun[]): readonly JournalRun[] {
  let at = 1;
  return runs.map((run) => {
    const placed = { ...run, at };
    at += run.seals.length;
    return placed;
  });
}

/** Makes the journal, or empties it and gives it the size that this write needs. */
export function openJournal(
  place: JournalPlace,
  journal: SheetState | undefined,
  width: number,
  height: number,
): readonly SheetsRequest[] {
  const gridProperties = { rowCount: height + 1, columnCount: 1 + LAYERS.length * width };
  const properties = { sheetId: place.id, gridProperties };
  if (!journal) {
    return [{ addSheet: { properties: { ...properties, title: place.title, hidden: true } } }];
  }
  return [
    {
      updateSheetProperties: {
        properties,
        fields: 'gridProperties(rowCount,columnCount)',
      },
    },
    ...emptyJournal(place),
  ];
}

export function emptyJournal(place: JournalPlace): readonly SheetsRequest[] {
  return [{ updateCells: { range: { sheetId: place.id }, fields: 'userEnteredValue' } }];
}

/** Copies the runs as they stand at this point of the batch. */
export function copyRuns(
  place: JournalPlace,
  runs: readonly JournalRun[],
  width: number,
  layer: Layer,
): readonly SheetsRequest[] {
  const column = columnOfLayer(width, layer);
  return runs.map((run) => ({
    copyPaste: {
      source: {
        sheetId: run.tabId,
        startRowIndex: run.row,
        endRowIndex: run.row + run.seals.length,
        startColumnIndex: 0,
        endColumnIndex: run.width,
      },
      destination: {
        sheetId: place.id,
        startRowIndex: run.at,
        endRowIndex: run.at + run.seals.length,
        startColumnIndex: column,
        endColumnIndex: column + run.width,
      },
      pasteType: layer === 'formulas' ? 'PASTE_FORMULA' : 'PASTE_VALUES',
    },
  }));
}

export function writeNotes(
  place: JournalPlace,
  head: JournalHead,
  runs: readonly JournalRun[],
): readonly SheetsRequest[] {
  const notes = runs.map(({ at, tabId, row, width, seals }): readonly [number, string] => [
    at,
    JSON.stringify([tabId, row, width, seals.join(' ')]),
  ]);
  return [[0, JSON.stringify(head)] as const, ...notes].map(([rowIndex, text]) => ({
    updateCells: {
      start: { sheetId: place.id, rowIndex, columnIndex: 0 },
      rows: [{ values: [textCell(text)] }],
      fields: 'userEnteredValue',
    },
  }));
}

/**
 * Undefined where there is nothing to take back: no journal, or an cleared one.
 *
 * Throws (65) where somebody changed the hidden tab: what it says can no longer be relied on.
 */
export function parseJournal(
  place: JournalPlace,
  sheet: SheetState | undefined,
  location: string,
): UndoLog | undefined {
  const rows = sheet?.rows ?? [];
  const first = cellAt(rows, 0, 0).shown;
  if (first === '') return undefined;
  try {
    const head = JSON.parse(first) as JournalHead;
    const runs = rows.flatMap((cells, at): readonly JournalRun[] => {
      const note = at === 0 ? '' : (cells[0]?.shown ?? '');
      if (note === '') return [];
      const [tabId, row, width, seals] = JSON.parse(note) as [number, number, number, string];
      return [{ tabId, row, width, seals: seals.split(' '), at }];
    });
    if ((head.version as number) === 1) return { place, head, runs, rows };
  } catch {
    // one explanation for whatever is wrong with it
  }
  throw new AppError(`The hidden tab "${place.title}" of ${location} was changed.`, {
    exitCode: EXIT.data,
    hint: 'Bring back the version before that (File > Version history), or delete that hidden tab.',
  });
}
