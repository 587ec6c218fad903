import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { addressOf, type Google, type Target } from '../../platform/google/google.ts';
import { GoogleRefusal } from '../../platform/google/refusals.ts';
import { MasterChanged } from '../master-changed.ts';
import { bytesOf, widthOf, type Block } from './blocks.ts';
import { entryCell, textCell } from './cells.ts';
import { STAGING_TITLE } from './workbook-state.ts';

type Request = sheets_v4.Schema$Request;
type RowData = sheets_v4.Schema$RowData;

/** "Recommended 2 MB maximum payload"; the rest of a request has room in the difference. */
export const LARGEST_REQUEST = 1_900_000;

/** Smaller blocks are no larger than the request that would move them. */
const WORTH_MOVING = 1_000;

export interface Staged {
  readonly tabId: number;
  /** The request that moves each staged block to its place. */
  readonly moves: ReadonlyMap<Block, Request>;
}

/**
 * Puts the large blocks of a write on a hidden tab of its own, in as many requests
 * as it takes. What people see does not change, so a crash in between leaves
 * nothing but that tab, which the next write takes away. Throws `MasterChanged`
 * where that happens while this one is still at it.
 */
export async function stageBlocks(
  google: Google,
  target: Target,
  blocks: readonly Block[],
  largestRequest: number,
): Promise<Staged> {
  const large = worthMoving(blocks);
  const tabId = 1_000_000_000 + Number(google.freshId().slice(0, 8));
  const title = STAGING_TITLE + String(tabId);
  const moves = new Map<Block, Request>();
  let at = 1;
  for (const block of large) {
    moves.set(block, moveRequest(tabId, at, block));
    at += block.rows.length;
  }
  const properties = { sheetId: tabId, title, hidden: true, gridProperties: gridOf(large) };
  const parts = partsOf(
    large.flatMap((block) => block.rows.map((row) => ({ values: row.map(entryCell) }))),
    largestRequest,
  );
  let row = 1;
  for (const [index, rows] of parts.entries()) {
    const requests: Request[] = index === 0 ? [{ addSheet: { properties } }] : [];
    requests.push(
      rowsRequest(tabId, row, rows),
      rowsRequest(tabId, 0, [{ values: [textCell(String(index + 1))] }]),
    );
    await sendPart(google, target, title, requests, index + 1);
    row += rows.length;
  }
  return { tabId, moves };
}

function worthMoving(blocks: readonly Block[]): readonly Block[] {
  return blocks.filter((block) => bytesOf(block.rows) >= WORTH_MOVING);
}

/** A row for the number of the part that came last, then those of the blocks. */
function gridOf(large: readonly Block[]): sheets_v4.Schema$GridProperties {
  const rowCount = large.reduce((sum, { rows }) => sum + rows.length, 1);
  return { rowCount, columnCount: Math.max(1, ...large.map(widthOf)) };
}

/** The tab on which `stageBlocks` would put them, as far as it takes room. */
export function stagingTab(blocks: readonly Block[]): Request {
  return { addSheet: { properties: { gridProperties: gridOf(worthMoving(blocks)) } } };
}

function rowsRequest(sheetId: number, rowIndex: number, rows: RowData[]): Request {
  return {
    updateCells: { start: { sheetId, rowIndex, columnIndex: 0 }, rows, fields: 'userEnteredValue' },
  };
}

function partsOf(rows: readonly RowData[], largestRequest: number): readonly RowData[][] {
  const parts: RowData[][] = [];
  let room = 0;
  for (const row of rows) {
    const bytes = bytesOf(row) + 1;
    const last = parts.at(-1);
    if (last && bytes <= room) last.push(row);
    else {
      parts.push([row]);
      room = largestRequest;
    }
    room -= bytes;
  }
  return parts;
}

function moveRequest(sheetId: number, at: number, block: Block): Request {
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

/** The tab's first cell counts the parts that are in place, which settles a lost reply. */
async function sendPart(
  google: Google,
  target: Target,
  title: string,
  requests: Request[],
  part: number,
): Promise<void> {
  const spreadsheetId = target.id;
  const isInPlace = async () => {
    const [sheet] = await readFirstCell(google, target, title);
    const shown = sheet?.data?.[0]?.rowData?.[0]?.values?.[0]?.formattedValue;
    return shown === String(part) ? { spreadsheetId } : undefined;
  };
  const send = () =>
    google.write<sheets_v4.Schema$BatchUpdateSpreadsheetResponse>(
      target,
      ({ sheets }, options) =>
        sheets.spreadsheets.batchUpdate(
          { spreadsheetId, fields: 'spreadsheetId', requestBody: { requests } },
          options,
        ),
      isInPlace,
    );
  try {
    await send();
  } catch (error) {
    if (!(error instanceof GoogleRefusal) || error.trouble.status !== 400 || part === 1)
      throw error;
    // Another sync was through first, and took the parts of this one for left over.
    const isGone = (await readFirstCell(google, target, title)).length === 0;
    throw isGone ? new MasterChanged(addressOf(target)) : error;
  }
}

async function readFirstCell(
  google: Google,
  target: Target,
  title: string,
): Promise<readonly sheets_v4.Schema$Sheet[]> {
  try {
    const { sheets = [] } = await google.read(target, ({ sheets }, options) =>
      sheets.spreadsheets.get(
        {
          spreadsheetId: target.id,
          ranges: [`'${title}'!A1`],
          fields: 'sheets(data(rowData(values(formattedValue))))',
        },
        options,
      ),
    );
    return sheets;
  } catch (error) {
    // Google answers 400 where the tab is not there.
    if (error instanceof GoogleRefusal && error.trouble.status === 400) return [];
    throw error;
  }
}
