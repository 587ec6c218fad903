import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Google } from '../../platform/google/google.ts';
import type { AddTab, Change } from '../workbook.ts';
import { bytesOf, widthOf, type CellBlock } from './blocks.ts';
import { entryCell } from './cells.ts';
import { keptOtherwise } from './compare-cells.ts';
import { sendBatch } from './google-session.ts';
import { gridOf } from './layout.ts';
import type { Original } from './originals.ts';
import { rowsRange } from './read-state.ts';
import { advanceRevision } from './revision.ts';
import { openJournal } from './undo-log.ts';
import { JOURNAL, revisionOf, STAGING_TITLE, type WorkbookState } from './workbook-state.ts';
import type { MasterTarget } from './master-target.ts';
import type { SheetsRequest } from './request.ts';

/** "Recommended 2 MB maximum payload"; the rest of a request has room in the difference. */
export const LARGEST_REQUEST = 1_900_000;

/** Smaller blocks are no larger than the request that would move them. */
const WORTH_MOVING = 1_000;

export interface Write {
  readonly base: WorkbookState;
  readonly changes: readonly Change[];
  readonly blocks: readonly CellBlock[];
  readonly largestRequest: number;
}

export interface StagedBlocks {
  /** What the last batch is computed from. */
  readonly base: WorkbookState;
  /** New tabs that are there, hidden and with their rows. */
  readonly filled: ReadonlySet<number>;
  /** The requests that move each staged block to its place. */
  readonly staged: ReadonlyMap<CellBlock, readonly SheetsRequest[]>;
  readonly staging: readonly number[];
  readonly originals: readonly Original[];
}

/** Rows that are sent to a hidden tab. */
interface StagedPiece {
  readonly tabId: number;
  readonly title: string;
  readonly row: number;
  readonly rows: CellBlock['rows'];
}

/**
 * Puts what is too large for one request on hidden tabs, in as many requests as it takes: rows of
 * new tabs where they will stand, those of other tabs on one to be copied from.
 *
 * What people see does not change, so a crash in between leaves nothing but those tabs, which
 * the next write takes away. Each request makes a revision of its own: of two syncs
 * at the same time one gets on. Throws `MasterChanged` where that is the other.
 */
export async function stageBlocks(
  google: Google,
  target: MasterTarget,
  write: Write,
): Promise<StagedBlocks> {
  const { opening, staged, staging, filled, pieces } = planStaging(google, write);
  let base = write.base;
  const originals: Original[] = [];
  const send = async (
    requests: readonly SheetsRequest[],
    part: readonly StagedPiece[],
  ): Promise<void> => {
    const next = google.freshId();
    const revision = advanceRevision(base, next);
    const sent = await sendBatch(google, target, {
      base,
      requests: [...revision.before, ...requests, ...revision.after],
      revision: next,
      look:
        part.length === 0
          ? 'nowhere'
          : part.map(({ title, row, rows }) => rowsRange(title, row, row + rows.length)),
    });
    originals.push(...part.flatMap((piece) => changedIn(piece, sent.sheets)));
    const id = revisionOf(sent.names)?.id ?? '';
    base = { ...base, names: sent.names, revision: next, revisionId: id };
  };
  await send(opening, []);
  base = { ...base, staging: [], journal: base.journal ?? EMPTY_JOURNAL };
  for (const part of partsOf(pieces, write.largestRequest)) await send(part.map(writePiece), part);
  return { base, filled, staged, staging, originals };
}

const EMPTY_JOURNAL = { ...JOURNAL, hidden: true, rowCount: 1, columnCount: 4, rows: [] };

function planStaging(google: Google, { base, changes, blocks }: Write) {
  const added = changes.filter((change): change is AddTab => change.type === 'add-tab');
  const filled = new Set(added.map(({ tabId }) => tabId));
  const moved = blocks.filter(
    (block) => !filled.has(block.tabId) && sizeOf(block, WORTH_MOVING) >= WORTH_MOVING,
  );
  const tabId = 1_000_000_000 + Number(google.freshId().slice(0, 8));
  const titleOf = (id: number) => STAGING_TITLE + String(id);
  const hiddenTab = (
    id: number,
    gridProperties: sheets_v4.Schema$GridProperties,
  ): SheetsRequest => ({
    addSheet: { properties: { sheetId: id, title: titleOf(id), hidden: true, gridProperties } },
  });
  const opening = openStaging(base, [
    ...(moved.length > 0 ? [hiddenTab(tabId, stagingGrid(moved))] : []),
    ...added.map((tab) => hiddenTab(tab.tabId, gridOf(tab))),
  ]);
  const staged = new Map<CellBlock, readonly SheetsRequest[]>();
  const pieces: StagedPiece[] = blocks
    .filter((block) => filled.has(block.tabId))
    .map((block) => ({ ...block, title: titleOf(block.tabId) }));
  let at = 0;
  for (const block of moved) {
    staged.set(block, [moveRequest(tabId, at, block), ...oddCells(block)]);
    pieces.push({ tabId, title: titleOf(tabId), row: at, rows: block.rows });
    at += block.rows.length;
  }
  return { opening, staged, staging: moved.length > 0 ? [tabId] : [], filled, pieces };
}

/** Takes away what was left over, and makes the hidden tabs; the revision hangs on the journal's. */
function openStaging(
  base: WorkbookState,
  tabs: readonly SheetsRequest[],
): readonly SheetsRequest[] {
  return [
    ...base.staging.map((sheet) => ({ deleteSheet: { sheetId: sheet.id } })),
    ...(base.journal ? [] : openJournal(JOURNAL, undefined, 1, 0)),
    ...tabs,
  ];
}

/** The requests that make the hidden tabs, as far as they take room. */
export function stagingRoom(google: Google, write: Write): readonly SheetsRequest[] {
  return planStaging(google, write).opening;
}

function stagingGrid(moved: readonly CellBlock[]): sheets_v4.Schema$GridProperties {
  const rowCount = moved.reduce((sum, { rows }) => sum + rows.length, 0);
  return { rowCount, columnCount: Math.max(1, ...moved.map(widthOf)) };
}

/** How many bytes a block takes in a request; counted no further than `enough`. */
export function sizeOf({ rows }: Pick<CellBlock, 'rows'>, enough: number): number {
  let bytes = 0;
  for (const row of rows) {
    if (bytes >= enough) break;
    bytes += bytesOf(row.map(entryCell)) + 12;
  }
  return bytes;
}

function writePiece({ tabId: sheetId, row, rows }: StagedPiece): SheetsRequest {
  return {
    updateCells: {
      start: { sheetId, rowIndex: row, columnIndex: 0 },
      rows: rows.map((values) => ({ values: values.map(entryCell) })),
      fields: 'userEnteredValue',
    },
  };
}

/** The pieces, cut where a request would be too large. */
function* partsOf(
  pieces: readonly StagedPiece[],
  largestRequest: number,
): Iterable<readonly StagedPiece[]> {
  let part: StagedPiece[] = [];
  let room = largestRequest;
  for (const piece of pieces) {
    let from = 0;
    for (let to = 0; to < piece.rows.length; to++) {
      const row = piece.rows[to] ?? [];
      const bytes = sizeOf({ rows: [row] }, Infinity);
      if (bytes > room && room < largestRequest) {
        if (to > from) part.push(cut(piece, from, to));
        if (part.length > 0) yield part;
        part = [];
        room = largestRequest;
        from = to;
      }
      room -= bytes;
    }
    if (piece.rows.length > from) part.push(cut(piece, from, piece.rows.length));
  }
  if (part.length > 0) yield part;
}

function cut(piece: StagedPiece, from: number, to: number): StagedPiece {
  return { ...piece, row: piece.row + from, rows: piece.rows.slice(from, to) };
}

function changedIn(
  { tabId, row, rows }: StagedPiece,
  sheets: readonly {
    readonly id: number;
    readonly rows: WorkbookState['sheets'][number]['rows'];
  }[],
): readonly Original[] {
  const sheet = sheets.find(({ id }) => id === tabId);
  return rows.flatMap((values, offset) =>
    keptOtherwise(values, sheet?.rows[row + offset] ?? [], { tabId, column: 0 }),
  );
}

function moveRequest(sheetId: number, at: number, block: CellBlock): SheetsRequest {
  const [height, width] = [block.rows.length, widthOf(block)];
  const area = (id: number, row: number, column: number) => ({
    sheetId: id,
    startRowIndex: row,
    endRowIndex: row + height,
    startColumnIndex: column,
    endColumnIndex: column + width,
  });
  return {
    copyPaste: {
      source: area(sheetId, at, 0),
      destination: area(block.tabId, block.row, block.column),
      pasteType: 'PASTE_VALUES',
    },
  };
}

/** What nobody has written down that pasting leaves as it is. */
const ODD = /^[\s=+\-@'"]|\s$|[^\S ]|[\p{Cc}\p{Cf}\p{Co}]| {2}/u;

/** Such texts are written over what was pasted, since a formula among them would run. */
function oddCells({ tabId: sheetId, row, column, rows }: CellBlock): readonly SheetsRequest[] {
  return rows.flatMap((values, offset) =>
    values.flatMap((entry, index): readonly SheetsRequest[] => {
      if (typeof entry !== 'string' || !ODD.test(entry)) return [];
      const start = { sheetId, rowIndex: row + offset, columnIndex: column + index };
      const cell = { values: [entryCell(entry)] };
      return [{ updateCells: { start, rows: [cell], fields: 'userEnteredValue' } }];
    }),
  );
}
