import { createHash } from 'node:crypto';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { AppError, EXIT } from '../../errors.ts';
import { addressOf, type Google } from '../../platform/google/google.ts';
import { GoogleRefusal } from '../../platform/google/refusals.ts';
import { MasterChanged } from '../master-changed.ts';
import { contentKey } from './cells.ts';
import { readOutline, readRanges, readState, type Outline } from './read-state.ts';
import {
  allSheets,
  CELL_FIELDS,
  OUTLINE_FIELDS,
  parseNames,
  parseSheet,
  REVISION_NAME,
  type SheetState,
  type WorkbookState,
} from './workbook-state.ts';
import type { MasterTarget } from './master-target.ts';
import type { SheetsRequest } from './request.ts';

export interface WriteBatch {
  /** What the requests were computed from. */
  readonly base: WorkbookState;
  /** They end in the revision `revision`. */
  readonly requests: readonly SheetsRequest[];
  readonly revision: string;
  /** The cells to be looked at afterwards: none, all, or ranges of tabs that are there already. */
  readonly look: 'nowhere' | 'everywhere' | readonly string[];
}

export interface Sent extends Outline {
  /** Whether it is as the batch itself left it; if not, people may have worked in it since. */
  readonly fresh: boolean;
}

/**
 * Sends a batch, in one call.
 *
 * A reply that was lost is settled by reading back which revision stands. Throws
 * `MasterChanged` where the batch was refused because something is no longer as in
 * `base`, and the refusal itself where it is.
 */
export async function sendBatch(
  google: Google,
  target: MasterTarget,
  batch: WriteBatch,
): Promise<Sent> {
  const { base, requests } = batch;
  try {
    return await sendOnce(google, target, batch);
  } catch (error) {
    if (!(error instanceof GoogleRefusal) || error.trouble.status !== 400) throw error;
    const late = await lookAgain(google, target, batch);
    if (late) return late;
    const state = await readState(google, target);
    if (!sameState(base, state)) throw new MasterChanged(addressOf(target));
    throw (await protection(google, target, requests)) ?? error;
  }
}

async function sendOnce(google: Google, target: MasterTarget, batch: WriteBatch): Promise<Sent> {
  const { requests, look } = batch;
  const fields = look === 'nowhere' ? OUTLINE_FIELDS : CELL_FIELDS;
  let late: Sent | undefined;
  const settle = async () => {
    late = await lookAgain(google, target, batch);
    return late && {};
  };
  const { updatedSpreadsheet } =
    await google.write<sheets_v4.Schema$BatchUpdateSpreadsheetResponse>(
      target,
      ({ sheets }, options) => {
        late = undefined;
        return sheets.spreadsheets.batchUpdate(
          {
            spreadsheetId: target.id,
            fields: `updatedSpreadsheet(${fields})`,
            requestBody: {
              requests: [...requests],
              includeSpreadsheetInResponse: true,
              responseIncludeGridData: look !== 'nowhere',
              ...(typeof look === 'string' ? {} : { responseRanges: [...look] }),
            },
          },
          options,
        );
      },
      settle,
    );
  if (late) return late;
  const reply = updatedSpreadsheet ?? {};
  return {
    names: parseNames(reply),
    sheets: (reply.sheets ?? []).map(parseSheet),
    fresh: true,
  };
}

/** What the batch would have shown, where its revision stands; else undefined. */
async function lookAgain(
  google: Google,
  target: MasterTarget,
  { revision, look }: WriteBatch,
): Promise<Sent | undefined> {
  const outline = await readOutline(google, target);
  if (!outline.names.some(({ name }) => name === REVISION_NAME + revision)) return undefined;
  if (look === 'nowhere') return { ...outline, fresh: false };
  const cells = typeof look === 'string' ? undefined : await readRanges(google, target, look);
  if (cells) return { ...cells, fresh: false };
  const state = await readState(google, target);
  return { names: state.names, sheets: allSheets(state), fresh: false };
}

/** Whether nothing that a batch could depend on has changed. */
function sameState(a: WorkbookState, b: WorkbookState): boolean {
  return a.revision === b.revision && fingerprint(a) === fingerprint(b);
}

/** Tabs at work on a write are of nobody's making but the tool's, and go by their ID alone. */
function fingerprint(state: WorkbookState): string {
  const own = new Set([...state.staging, state.originals].map((sheet) => sheet?.id));
  const sheets = [...allSheets(state)].sort((a, b) => a.id - b.id);
  return JSON.stringify(
    sheets.map((sheet) => {
      const { id, title, rowCount, columnCount } = sheet;
      return own.has(id) ? [id] : [id, title, rowCount, columnCount, contentsOf(sheet)];
    }),
  );
}

function contentsOf({ rows }: SheetState): string {
  const sum = createHash('sha256');
  for (const cells of rows) sum.update(`${cells.map(contentKey).join('\u0001')}\u0002`);
  return sum.digest('base64url');
}

/** Google calls a protected range an invalid argument; which it was, only the ranges tell. */
async function protection(
  google: Google,
  target: MasterTarget,
  requests: readonly SheetsRequest[],
): Promise<AppError | undefined> {
  const touched = new Set(requests.map((each) => each.updateCells?.start?.sheetId));
  const { sheets = [] } = await google.read(target, (clients, options) =>
    clients.sheets.spreadsheets.get(
      {
        spreadsheetId: target.id,
        fields:
          'sheets(properties(sheetId,title),protectedRanges(range,warningOnly,requestingUserCanEdit))',
      },
      options,
    ),
  );
  const closed = sheets.find(
    ({ properties, protectedRanges = [] }) =>
      touched.has(properties?.sheetId ?? 0) &&
      protectedRanges.some((each) => !each.warningOnly && !each.requestingUserCanEdit),
  );
  if (!closed) return undefined;
  const who = google.account.email ?? 'the account that runs the sync';
  return new AppError(
    `The tab "${closed.properties?.title ?? ''}" of ${addressOf(target)} is protected against changes by ${who}.`,
    {
      exitCode: EXIT.refused,
      hint: `In Data > Protect sheets and ranges, add ${who} to those who may edit, or take the protection away. Nothing was written.`,
    },
  );
}
