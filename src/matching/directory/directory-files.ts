import { stringify } from 'csv-stringify/sync';
import type { KnownOrganization } from '../interface.ts';
import { COLUMNS, toRow } from './directory.ts';

/** The text of a directory file; `readDirectory` reads it back. */
export function formatDirectory(directory: readonly KnownOrganization[]): string {
  return stringify(directory.map(toRow), { header: true, columns: [...COLUMNS] });
}
