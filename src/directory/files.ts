import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { AppError, EXIT } from '../errors.ts';
import type { KnownOrganization } from '../matching/interface.ts';
import { COLUMNS, fromRow, toRow, type Row } from './directory.ts';

const STARTER = new URL('../../config/directory/organizations.csv', import.meta.url);

/** A directory from the text of a CSV file; `file` is how its user calls it. */
export function parseDirectory(text: string, file: string): readonly KnownOrganization[] {
  let columns: readonly string[] = [];
  const rows = parse<Partial<Row>>(text, {
    bom: true,
    delimiter: /^[^\n"]*;/.test(text) && !/^[^\n"]*,/.test(text) ? ';' : ',',
    relax_column_count: true,
    skip_empty_lines: true,
    columns: (header: string[]) => (columns = header.map((title) => title.trim().toLowerCase())),
  });
  if (!columns.includes('name')) {
    throw new AppError(`${file} has no column "name": its columns are ${columns.join(', ')}`, {
      exitCode: EXIT.data,
      hint: `A directory has the columns ${COLUMNS.join(',')}.`,
    });
  }
  return rows.map(fromRow).filter(({ name }) => name !== '');
}

export function formatDirectory(directory: readonly KnownOrganization[]): string {
  return stringify(directory.map(toRow), { header: true, columns: [...COLUMNS] });
}

/** Well-known organizations that ship with the program. */
export function starterDirectory(): readonly KnownOrganization[] {
  return parseDirectory(readFileSync(STARTER, 'utf8'), 'the starter directory');
}
