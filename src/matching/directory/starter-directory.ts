import type { KnownOrganization } from '../interface.ts';
import { mergeDirectories } from './directory.ts';
import { starterDirectory, starterRows } from './starter.ts';

const merged = new WeakMap<readonly KnownOrganization[], readonly KnownOrganization[]>();

/** A letter's directory over the one that ships with the program; the same object for the same one. */
export function withStarter(directory: readonly KnownOrganization[]): readonly KnownOrganization[] {
  if (directory.length === 0) return starterDirectory();
  const known = merged.get(directory) ?? mergeDirectories([directory, starterRows()]);
  merged.set(directory, known);
  return known;
}
