import type { forms_v1 } from 'googleapis/build/src/apis/forms/v1.js';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Quirks } from './quirks.ts';

/**
 * The server's whole state: plain JSON. What lies inside a spreadsheet is never
 * changed in place, so that a batch works on a shallow copy and a failed one is
 * simply dropped.
 */
export interface State {
  /** Feeds every ID that the server gives, so that a run can be repeated exactly. */
  seed: number;
  forms: Record<string, FormState>;
  spreadsheets: Record<string, SpreadsheetState>;
  /** By file ID: who may do what. */
  files: Record<string, FileState>;
  tokens: Record<string, Grant>;
  refreshTokens: Record<string, Grant>;
  codes: Record<string, CodeGrant>;
  /** Public keys of accounts whose assertions are verified. */
  keys: Record<string, string>;
  /** Accounts that Google does not know (any more). */
  removedAccounts: readonly string[];
  disabledApis: readonly string[];
  /** Accounts that may not create files, as service accounts may not. */
  storageless: readonly string[];
  /** The service may give fewer responses than were asked for; this many at most. */
  largestPage?: number;
  /** How this Google differs from the usual one. */
  quirks: Quirks;
}

export type Role = 'reader' | 'commenter' | 'writer' | 'owner';

export interface FileState {
  readonly kind: 'form' | 'spreadsheet';
  readonly createdTime: string;
  readonly modifiedTime: string;
  /** Changes so far. */
  readonly version?: number;
  readonly trashed?: boolean;
  readonly permissions: Readonly<Record<string, Role>>;
}

export interface Grant {
  readonly account: string;
  readonly scopes: readonly string[];
  /** Milliseconds; absent for what does not run out. */
  readonly expiresAt?: number;
  readonly clientId?: string;
}

interface CodeGrant extends Grant {
  readonly redirectUri: string;
  readonly challenge?: string;
}

export interface FormState {
  readonly form: forms_v1.Schema$Form;
  readonly responses: readonly forms_v1.Schema$FormResponse[];
}

export type Cell = sheets_v4.Schema$CellData;

/** A row's own looks travel with it; missing cells at the end are blank. */
export interface Row {
  readonly cells: readonly (Cell | null)[];
  readonly looks?: sheets_v4.Schema$DimensionProperties;
}

export interface SheetState {
  /** Without `index`, which is the place in the list, and without the grid's size. */
  readonly properties: sheets_v4.Schema$SheetProperties;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly rows: readonly Row[];
  readonly columns: readonly (sheets_v4.Schema$DimensionProperties | null)[];
  readonly protectedRanges: readonly Protection[];
  readonly merges: readonly sheets_v4.Schema$GridRange[];
  readonly conditionalFormats: readonly sheets_v4.Schema$ConditionalFormatRule[];
  readonly bandedRanges: readonly sheets_v4.Schema$BandedRange[];
  readonly charts: readonly sheets_v4.Schema$EmbeddedChart[];
  readonly basicFilter?: sheets_v4.Schema$BasicFilter;
  readonly tables?: readonly sheets_v4.Schema$Table[];
}

export interface Protection {
  readonly protectedRange: sheets_v4.Schema$ProtectedRange;
  /** Stays an editor, though no reply says so. */
  readonly addedBy: string;
}

export interface NamedRange {
  readonly namedRangeId: string;
  readonly name: string;
  /** Absent once its cells were deleted: no longer listed, yet the name stays taken. */
  readonly range?: sheets_v4.Schema$GridRange;
}

export interface Metadata {
  readonly metadataId: number;
  readonly metadataKey: string;
  readonly metadataValue?: string;
  readonly visibility: string;
  readonly location: sheets_v4.Schema$DeveloperMetadataLocation;
}

export interface SpreadsheetState {
  readonly id: string;
  readonly properties: sheets_v4.Schema$SpreadsheetProperties;
  readonly sheets: readonly SheetState[];
  readonly namedRanges: readonly NamedRange[];
  readonly metadata: readonly Metadata[];
}

export function emptyState(): State {
  return {
    seed: 1,
    forms: {},
    spreadsheets: {},
    files: {},
    tokens: {},
    refreshTokens: {},
    codes: {},
    keys: {},
    removedAccounts: [],
    disabledApis: [],
    storageless: [],
    quirks: {},
  };
}

/** A positive 31-bit number as Google gives them, the same in every run. */
export function nextNumber(state: State): number {
  state.seed += 1;
  let x = Math.imul(state.seed, 0x9e37_79b1);
  x = Math.imul(x ^ (x >>> 15), 0x85eb_ca6b);
  return (((x ^ (x >>> 13)) >>> 1) % 2_147_483_646) + 1;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A file or response ID of the usual look. */
export function nextId(state: State, length = 44): string {
  let id = '1';
  while (id.length < length) id += LETTERS[nextNumber(state) % LETTERS.length] ?? 'A';
  return id;
}
