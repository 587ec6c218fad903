import { driveRefusal, noPermission, notFound, type Api } from './errors.ts';
import type { FileState, FormState, Role, SpreadsheetState, State } from './model.ts';

const RANK: Readonly<Record<Role, number>> = { reader: 1, commenter: 2, writer: 3, owner: 4 };

export function roleOf(file: FileState | undefined, account: string): Role | undefined {
  return file?.permissions[account] ?? file?.permissions['anyone'];
}

export function allows(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && RANK[role] >= RANK[needed];
}

/** 404 for what does not exist, 403 for what is not shared (enough) with the account. */
function check(
  state: State,
  id: string,
  kind: FileState['kind'],
  account: string,
  needed: Role,
): void {
  const file = state.files[id];
  if (file?.kind !== kind) throw notFound();
  if (!allows(roleOf(file, account), needed)) throw noPermission();
}

export function openSpreadsheet(
  state: State,
  id: string,
  account: string,
  needed: Role,
): SpreadsheetState {
  check(state, id, 'spreadsheet', account, needed);
  const spreadsheet = state.spreadsheets[id];
  if (spreadsheet === undefined) throw notFound();
  return spreadsheet;
}

export function openForm(state: State, id: string, account: string, needed: Role): FormState {
  check(state, id, 'form', account, needed);
  const form = state.forms[id];
  if (form === undefined) throw notFound();
  return form;
}

/** Drive says 404 for both. */
export function openFile(state: State, id: string, account: string): FileState {
  const file = state.files[id];
  if (file === undefined || !allows(roleOf(file, account), 'reader')) {
    throw driveRefusal(404, 'notFound', `File not found: ${id}.`, {
      locationType: 'parameter',
      location: 'fileId',
    });
  }
  return file;
}

/** One call, read and checked, as a method's handler gets it. */
export interface Call {
  readonly state: State;
  readonly api: Api;
  readonly account: string;
  /** Parts of the path. */
  readonly part: (name: string) => string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** The `fields` parameter, '' where there is none. */
  readonly fields: string;
  /** Milliseconds. */
  readonly now: number;
}
