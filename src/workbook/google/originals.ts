import { AppError, EXIT } from '../../errors.ts';
import { textCell, type GoogleCell } from './cells.ts';
import { ORIGINALS, type SheetState, type WorkbookState } from './workbook-state.ts';
import type { SheetsRequest } from './request.ts';

/**
 * Where Google kept something else than was written – a text without the space at its end –
 * a hidden tab tells what that was. A cell is read as what was written, so that it is
 * taken neither for somebody's edit nor for one that has to be written again.
 */

/** One cell of a row that is known by another text in it, in the tool's tabs an ID. */
export interface Original {
  readonly tabId: number;
  readonly rowKey: string;
  /** What stands in the sheet. */
  readonly kept: string;
  readonly written: string;
}

/** Well below what a cell holds. */
const LONGEST_PIECE = 40_000;

/** The state as it was written. Throws (65) where somebody changed the hidden tab. */
export function withOriginals(state: WorkbookState, location: string): WorkbookState {
  const originals = parseOriginals(state.originals, location);
  if (originals.length === 0) return state;
  const byKept = new Map<string, Original[]>();
  for (const each of originals) {
    byKept.set(each.kept, [...(byKept.get(each.kept) ?? []), each]);
  }
  const sheets = state.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((cells) => restored(sheet.id, cells, byKept)),
  }));
  return { ...state, sheets };
}

function restored(
  tabId: number,
  cells: readonly GoogleCell[],
  byKept: ReadonlyMap<string, readonly Original[]>,
): readonly GoogleCell[] {
  if (!cells.some(({ value }) => typeof value === 'string' && byKept.has(value))) return cells;
  const texts = new Set(cells.map(({ value }) => value));
  return cells.map((cell) => {
    const { value: kept } = cell;
    if (typeof kept !== 'string') return cell;
    const written = byKept
      .get(kept)
      ?.find((each) => each.tabId === tabId && texts.has(each.rowKey))?.written;
    return written === undefined ? cell : { shown: written, value: written, kept };
  });
}

export function parseOriginals(
  sheet: SheetState | undefined,
  location: string,
): readonly Original[] {
  try {
    return (sheet?.rows ?? []).flatMap((cells) => {
      const text = cells.map(({ shown }) => shown).join('');
      if (text === '') return [];
      const [tabId, rowKey, kept, written] = JSON.parse(
        Buffer.from(text, 'base64url').toString('utf8'),
      ) as [number, string, string, string];
      return [{ tabId, rowKey, kept, written }];
    });
  } catch {
    throw new AppError(`The hidden tab "${ORIGINALS.title}" of ${location} was changed.`, {
      exitCode: EXIT.data,
      hint: 'Restore the version before that (File > Version history), or delete that hidden tab.',
    });
  }
}

/** Those known so far and some more; of a cell that was written again, the last counts. */
export function joinOriginals(
  known: readonly Original[],
  more: readonly Original[],
): readonly Original[] {
  const keyOf = ({ tabId, rowKey, kept }: Original) => JSON.stringify([tabId, rowKey, kept]);
  return [...new Map([...known, ...more].map((each) => [keyOf(each), each])).values()];
}

/** Makes a new hidden tab. */
export function writeOriginals(
  sheet: SheetState | undefined,
  originals: readonly Original[],
): readonly SheetsRequest[] {
  // In letters that no service has a reason to clean.
  const rows = originals.map(({ tabId, rowKey, kept, written }) => {
    const text = Buffer.from(JSON.stringify([tabId, rowKey, kept, written])).toString('base64url');
    return text.match(new RegExp(`.{1,${LONGEST_PIECE}}`, 'gu')) ?? [];
  });
  const columnCount = Math.max(1, ...rows.map((pieces) => pieces.length));
  const { id: sheetId, title } = ORIGINALS;
  const gridProperties = { rowCount: Math.max(1, rows.length), columnCount };
  return [
    ...(sheet ? [{ deleteSheet: { sheetId } }] : []),
    { addSheet: { properties: { sheetId, title, hidden: true, gridProperties } } },
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: 0 },
        rows: rows.map((pieces) => ({ values: pieces.map(textCell) })),
        fields: 'userEnteredValue',
      },
    },
  ];
}
