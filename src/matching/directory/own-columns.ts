import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { KnownOrganization } from '../interface.ts';
import { nameKey } from '../../names/key.ts';
import { COLUMNS, toRow } from './directory.ts';

const isOurs = (title: string): boolean => COLUMNS.some((column) => column === fold(title));
const fold = (title: string): string => title.trim().toLowerCase();

/**
 * The text of a directory, with the columns that people added to it before: "Who to call" stays
 * beside its organization, whatever row that moves to. An organization that became part of another
 * takes nothing along.
 *
 * @param before the text that is being replaced; '' where there is none
 */
export function withOwnColumns(directory: readonly KnownOrganization[], before: string): string {
  const [header = [], ...rows]: string[][] = parse(before, {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const theirs = header.flatMap((title, at) => (isOurs(title) ? [] : [{ title, at }]));
  const nameAt = header.findIndex((title) => fold(title) === 'name');
  const rowOf = new Map(rows.map((row) => [nameKey(row[nameAt] ?? ''), row]));
  const lines = directory.map((known) => {
    const row = rowOf.get(nameKey(known.name)) ?? [];
    const ours = toRow(known);
    return [...COLUMNS.map((column) => ours[column]), ...theirs.map(({ at }) => row[at] ?? '')];
  });
  return stringify([[...COLUMNS, ...theirs.map(({ title }) => title)], ...lines]);
}
