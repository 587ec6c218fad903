import { shippedText } from '../../platform/files/shipped.ts';
import type { KnownOrganization } from '../interface.ts';
import { mergeDirectories } from './directory.ts';
import { readDirectory } from './load-directory.ts';

let rows: readonly KnownOrganization[] | undefined;
let merged: readonly KnownOrganization[] | undefined;

/**
 * Well-known organizations that ship with the program, row by row; see config/directory/SOURCES.md.
 * The build replaces this module by one that holds both lists as they come out here.
 */
export function starterRows(): readonly KnownOrganization[] {
  rows ??= readDirectory(
    shippedText('config/directory/organizations.csv'),
    'that ships with the program',
  );
  return rows;
}

/** The same as a directory: each organization once, ordered by name. */
export function starterDirectory(): readonly KnownOrganization[] {
  merged ??= mergeDirectories([starterRows()]);
  return merged;
}
