import type { KnownOrganization } from '../interface.ts';
import { mergeDirectories } from './directory.ts';
import { starterDirectory } from './directory-files.ts';

const merged = new WeakMap<readonly KnownOrganization[], readonly KnownOrganization[]>();

/** A letter's directory over the one that ships with the program; the same object for the same one. */
export function withStarter(directory: readonly KnownOrganization[]): readonly KnownOrganization[] {
  const starter = starterDirectory();
  const key = directory.length === 0 ? starter : directory;
  const known = merged.get(key) ?? mergeDirectories([directory, starter]);
  merged.set(key, known);
  return known;
}
