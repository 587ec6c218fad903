import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3.js';
import type { forms_v1 } from 'googleapis/build/src/apis/forms/v1.js';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';

/** The three APIs that the product speaks to. */
export interface Clients {
  readonly sheets: sheets_v4.Sheets;
  readonly forms: forms_v1.Forms;
  readonly drive: drive_v3.Drive;
}

export type GoogleAccess = 'read-only' | 'read-write';

type AccountKind = 'service account' | 'signed-in user' | 'federated account' | 'machine account';

/** Who we are to Google. */
export interface Account {
  readonly kind: AccountKind;
  /** Known for service accounts; the address that files must be shared with. */
  readonly email?: string;
  /** The file that the credentials came from; absent on Google's own machines. */
  readonly file?: string;
}

/** The file that a call is about, so that a refusal can say what to do with it. */
export interface Target {
  readonly kind: 'form' | 'spreadsheet';
  readonly id: string;
  /** The role that the call needs. */
  readonly role: 'Viewer' | 'Editor';
}

/** What each call is given: one try, a time limit, and the run's stop signal. */
export interface CallOptions {
  readonly retry: false;
  readonly timeout: number;
  readonly signal: AbortSignal;
  readonly responseType: 'json';
}

export type Call<T> = (clients: Clients, options: CallOptions) => Promise<{ readonly data: T }>;

/** A connection to Google: paced, retried, and with its refusals in plain words. */
export interface Google {
  readonly account: Account;
  readonly access: GoogleAccess;
  /** API requests sent so far, every try counted, those for tokens aside. */
  readonly calls: number;
  /** Random texts of 15 digits, for IDs that nobody else may choose too. */
  readonly freshId: () => string;
  /** Repeated until it succeeds, is refused, or its deadline is over. */
  read<T>(target: Target, call: Call<T>): Promise<T>;
  /**
   * Sent again only when it certainly had no effect. Where that is unknown (a 5xx, a
   * lost reply), `settle` reads back: what the write gave if it took effect, else undefined.
   */
  write<T>(target: Target, call: Call<T>, settle: () => Promise<T | undefined>): Promise<T>;
}

/** Where people open the file. */
export function addressOf(target: Pick<Target, 'kind' | 'id'>): string {
  const place = target.kind === 'form' ? 'forms' : 'spreadsheets';
  return `https://docs.google.com/${place}/d/${target.id}/edit`;
}
