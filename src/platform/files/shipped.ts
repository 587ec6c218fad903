import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * What ships with the program beside its code. The build replaces this module by one that holds
 * the texts and knows the package's own shape (scripts/build/), so nothing is read at start-up.
 */

/** Names this build: another one for each change of the program. Undefined where it runs from its sources. */
export const BUILD: string | undefined = undefined;

/** The text of a file that ships with the program. `path` is a literal, from the package's root. */
export function shippedText(path: string): string {
  return readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
}

/** Where a file of the package is on this machine; undefined for a program that is a single file. */
export function shippedFile(path: string): string | undefined {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}
