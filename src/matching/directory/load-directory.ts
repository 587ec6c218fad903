import { CsvError, parse } from 'csv-parse/sync';
import { AppError, EXIT } from '../../errors.ts';
import { readText } from '../../platform/files/read-regular.ts';
import { hintUnreadable, whyUnreadable } from '../../platform/files/unreadable.ts';
import type { KnownOrganization } from '../interface.ts';

const HEADERS = ['name', 'aliases', 'acronym', 'state', 'scope', 'domains'] as const;

/**
 * A letter's directory of known organizations; none where it names no file.
 *
 * The file is a CSV headed name,aliases,acronym,state,scope,domains, aliases and
 * domains divided by semicolons; only the name has to be there. Throws (65) for a
 * file that cannot be read or has no such header.
 */
export async function loadDirectory(
  path: string | undefined,
): Promise<readonly KnownOrganization[]> {
  if (path === undefined) return [];
  return readDirectory(await textOf(path), path);
}

/** The organizations of a directory's text; `path` is for the messages. */
export function readDirectory(text: string, path: string): readonly KnownOrganization[] {
  const [header = [], ...rows] = recordsOf(text, path);
  const titles = header.map((title) => title.trim().toLowerCase());
  if (!titles.includes('name')) {
    throw new AppError(`The directory ${path} has no column "name".`, {
      exitCode: EXIT.data,
      hint: `The first row must be: ${HEADERS.join(',')}`,
    });
  }
  const cell = (row: readonly string[], title: (typeof HEADERS)[number]): string =>
    row[titles.indexOf(title)]?.trim() ?? '';
  return rows
    .filter((row) => cell(row, 'name') !== '')
    .map((row) => ({
      name: cell(row, 'name'),
      aliases: divided(cell(row, 'aliases')),
      acronym: cell(row, 'acronym'),
      state: cell(row, 'state'),
      scope: cell(row, 'scope'),
      domains: divided(cell(row, 'domains')).map((domain) => domain.toLowerCase()),
    }));
}

function divided(list: string): readonly string[] {
  return list
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function recordsOf(text: string, path: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AppError(
      `The directory ${path} is not a readable CSV (line ${String(error['lines'])}).`,
      {
        exitCode: EXIT.data,
        hint: 'Fix the quotes on that line, or save it again from your spreadsheet as CSV.',
        cause: error,
      },
    );
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readText(path);
  } catch (error) {
    throw new AppError(`The directory ${path} cannot be read: ${whyUnreadable(error)}.`, {
      exitCode: EXIT.data,
      hint: hintUnreadable(error, 'Correct `directory` in the config.'),
      cause: error,
    });
  }
}
