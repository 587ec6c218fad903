import { resolve } from 'node:path';
import { googleId, type GoogleFile } from '../../config/google-id.ts';
import { AppError, EXIT } from '../../errors.ts';

/** What somebody named as a source: an address from the browser, an ID, or a file. */
export type Named =
  | { readonly type: 'google-form'; readonly id: string }
  | { readonly type: 'google-sheet'; readonly id: string }
  | { readonly type: 'csv'; readonly path: string }
  | { readonly type: 'xlsx'; readonly path: string };

/**
 * What an address or path means. An address of Google's says itself what it is of;
 * anything else is taken for a file, relative to `cwd`.
 *
 * Throws (64) for an address that cannot be used, and says where the right one is.
 */
export function namedSource(written: string, cwd: string): Named {
  const text = written.trim();
  if (!/^https?:\/\//iu.test(text)) return fileSource(text, cwd);
  if (/^https?:\/\/forms\.gle\/|\/viewform(?:[?#]|$)|\/forms\/(?:u\/\d+\/)?d\/e\//iu.test(text)) {
    throw new AppError(`${text} is the address that people who sign see; it hides the form's ID.`, {
      exitCode: EXIT.usage,
      hint: 'Open the form for editing and copy the address in the browser: it ends in /edit.',
    });
  }
  if (/\/spreadsheets\//iu.test(text)) return googleSource(text, 'spreadsheets');
  return googleSource(text, 'forms');
}

/** A file, by the ending of its name. */
function fileSource(path: string, cwd: string): Named {
  const file = resolve(cwd, path);
  return /\.xls[xm]$/iu.test(path) ? { type: 'xlsx', path: file } : { type: 'csv', path: file };
}

/** The same for `--form` and `--sheet`, which take a bare ID as well. */
export function googleSource(written: string, kind: GoogleFile): Named {
  return { type: kind === 'forms' ? 'google-form' : 'google-sheet', id: idFrom(written, kind) };
}

export function idFrom(written: string, kind: GoogleFile): string {
  const found = googleId(written, kind);
  if ('id' in found) return found.id;
  throw new AppError(`"${written}" ${found.wrong}.`, { exitCode: EXIT.usage });
}
