import type { Letter } from '../domain/letter.ts';
import { googleStore } from './google/google-store.ts';
import type { MasterStore } from './store.ts';
import { xlsxStore } from './xlsx/xlsx-store.ts';

/** The one place that knows which kinds of master there are. */
export function masterStore(master: Letter['master']): MasterStore {
  return master.type === 'xlsx' ? xlsxStore(master.path) : googleStore(master.spreadsheetId);
}
