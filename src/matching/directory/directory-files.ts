import { stringify } from 'csv-stringify/sync';
import { shippedText } from '../../platform/files/shipped.ts';
import type { KnownOrganization } from '../interface.ts';
import { COLUMNS, toRow } from './directory.ts';
import { readDirectory } from './load-directory.ts';

let starter: readonly KnownOrganization[] | undefined;

/** Well-known organizations that ship with the program; see config/directory/SOURCES.md. */
export function starterDirectory(): readonly KnownOrganization[] {
  starter ??= readDirectory(
    shippedText('config/directory/organizations.csv'),
    'that ships with the program',
  );
  return starter;
}

/** The text of a directory file; `readDirectory` reads it back. */
export function formatDirectory(directory: readonly KnownOrganization[]): string {
  return stringify(directory.map(toRow), { header: true, columns: [...COLUMNS] });
}
