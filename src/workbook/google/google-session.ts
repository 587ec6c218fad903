import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { AppError, EXIT } from '../../errors.ts';
import { addressOf, type Google, type Target } from '../../platform/google/google.ts';
import { GoogleRefusal } from '../../platform/google/refusals.ts';
import { MasterChanged } from '../master-changed.ts';
import { contentKey } from './cells.ts';
import { parseState, STATE_FIELDS, type Sheet, type State } from './workbook-state.ts';

type Request = sheets_v4.Schema$Request;

/** The spreadsheet as it stands, in one call. */
export async function readState(google: Google, target: Target): Promise<State> {
  return parseState(await fetchSpreadsheet(google, target));
}

function fetchSpreadsheet(google: Google, target: Target): Promise<sheets_v4.Schema$Spreadsheet> {
  return google.read(target, ({ sheets }, options) =>
    sheets.spreadsheets.get({ spreadsheetId: target.id, fields: STATE_FIELDS }, options),
  );
}

export interface Sent {
  /** The spreadsheet with the batch carried out. */
  readonly state: State;
  /** Whether it is as the batch itself left it; if not, people may have worked in it since. */
  readonly fresh: boolean;
}

/**
 * Sends a batch that ends in the revision `revision`, in one call.
 *
 * A reply that was lost is settled by reading back which revision stands. Throws
 * `MasterChanged` where the batch was refused because something is no longer as in
 * `base`, and the refusal itself where it is.
 */
export async function sendBatch(
  google: Google,
  target: Target,
  base: State,
  requests: readonly Request[],
  revision: string,
): Promise<Sent> {
  let fresh = true;
  const settle = async () => {
    const updatedSpreadsheet = await fetchSpreadsheet(google, target);
    fresh = false;
    return parseState(updatedSpreadsheet).revision === revision
      ? { updatedSpreadsheet }
      : undefined;
  };
  const call = async () => {
    const { updatedSpreadsheet } =
      await google.write<sheets_v4.Schema$BatchUpdateSpreadsheetResponse>(
        target,
        ({ sheets }, options) => {
          fresh = true;
          return sheets.spreadsheets.batchUpdate(
            {
              spreadsheetId: target.id,
              fields: `updatedSpreadsheet(${STATE_FIELDS})`,
              requestBody: {
                requests: [...requests],
                includeSpreadsheetInResponse: true,
                responseIncludeGridData: true,
              },
            },
            options,
          );
        },
        settle,
      );
    return updatedSpreadsheet ? parseState(updatedSpreadsheet) : readState(google, target);
  };
  try {
    return { state: await call(), fresh };
  } catch (error) {
    if (!(error instanceof GoogleRefusal) || error.trouble.status !== 400) throw error;
    const state = await readState(google, target);
    if (state.revision === revision) return { state, fresh: false };
    if (!sameState(base, state)) throw new MasterChanged(addressOf(target));
    throw (await protection(google, target, requests)) ?? error;
  }
}

/** Whether nothing that a batch could depend on has changed. */
function sameState(a: State, b: State): boolean {
  return (
    a.revision === b.revision &&
    sameSheets(a.sheets, b.sheets) &&
    sameSheets(a.staging, b.staging) &&
    sameSheets(a.journal ? [a.journal] : [], b.journal ? [b.journal] : []) &&
    sameSheets(a.repair ? [a.repair] : [], b.repair ? [b.repair] : [])
  );
}

function sameSheets(a: readonly Sheet[], b: readonly Sheet[]): boolean {
  return fingerprint(a) === fingerprint(b);
}

function fingerprint(sheets: readonly Sheet[]): string {
  return JSON.stringify(
    sheets.map(({ id, title, rowCount, columnCount, rows }) => [
      id,
      title,
      rowCount,
      columnCount,
      rows.map((cells) => cells.map(contentKey)),
    ]),
  );
}

/** Google calls a protected range an invalid argument; which it was, only the ranges tell. */
async function protection(
  google: Google,
  target: Target,
  requests: readonly Request[],
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
