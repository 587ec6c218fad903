import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { badField, invalid, Refusal } from '../errors.ts';
import { checkMask, parseMask } from '../mask.ts';
import { fieldsOf } from '../schema.ts';
import { cellHandlers } from './cells.ts';
import type { Desk, Handler, Handlers, Kind } from './desk.ts';
import { lineHandlers } from './lines.ts';
import { looksHandlers } from './looks.ts';
import { metadataHandlers } from './metadata.ts';
import { movingHandlers } from './moving.ts';
import { rangeHandlers } from './ranges.ts';
import { tabHandlers } from './tabs.ts';

const HANDLERS: Handlers = {
  ...tabHandlers,
  ...lineHandlers,
  ...cellHandlers,
  ...movingHandlers,
  ...rangeHandlers,
  ...metadataHandlers,
  ...looksHandlers,
};

/** The message in a request that its `fields` mask is about. */
const MASKED: Partial<Record<Kind, string>> = {
  updateCells: 'CellData',
  repeatCell: 'CellData',
  appendCells: 'CellData',
  updateSheetProperties: 'SheetProperties',
  updateSpreadsheetProperties: 'SpreadsheetProperties',
  updateDimensionProperties: 'DimensionProperties',
  updateNamedRange: 'NamedRange',
  updateProtectedRange: 'ProtectedRange',
  updateDeveloperMetadata: 'DeveloperMetadata',
};

function checkFields(kind: Kind, request: object): void {
  const type = MASKED[kind];
  if (type === undefined) return;
  const fields: unknown = 'fields' in request ? request.fields : undefined;
  if (typeof fields !== 'string' || fields === '') {
    throw invalid(
      "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
    );
  }
  checkMask('sheets', type, parseMask(fields));
}

function perform(desk: Desk, request: sheets_v4.Schema$Request): sheets_v4.Schema$Response {
  const kind = Object.keys(request)[0] as Kind | undefined;
  if (kind === undefined) throw invalid('No request set.');
  const handler = HANDLERS[kind] as Handler<Kind> | undefined;
  if (handler === undefined) throw invalid('This local server does not play this kind of request.');
  const body = request[kind] ?? {};
  checkFields(kind, body);
  return handler(desk, body);
}

function inRequest(error: unknown, index: number, kind: string): unknown {
  if (!(error instanceof Refusal) || error.failure.status !== 400) return error;
  const { body } = error.failure;
  const details = (body as { error?: { details?: unknown } }).error?.details;
  const message = `Invalid requests[${index}]${kind === '' ? '' : `.${kind}`}: ${error.message}`;
  return details === undefined ? invalid(message) : badField(`requests[${index}].${kind}`, message);
}

/**
 * Carries out the requests in order on the desk's own copy of the spreadsheet.
 *
 * Throws the first refusal, with its index and kind in front; the caller then
 * drops the copy, so that nothing of the batch stands.
 */
export function performAll(
  desk: Desk,
  requests: readonly sheets_v4.Schema$Request[],
): sheets_v4.Schema$Response[] {
  if (requests.length === 0) throw invalid('Must specify at least one request.');
  return requests.map((request, index) => {
    try {
      return perform(desk, request);
    } catch (error) {
      throw inRequest(error, index, Object.keys(request)[0] ?? '');
    }
  });
}

/** Every kind of request that is played; the rest of the API's kinds get a 400. */
export const PLAYED_KINDS: readonly string[] = Object.keys(HANDLERS).filter((kind) =>
  fieldsOf('sheets', 'Request')?.has(kind),
);
