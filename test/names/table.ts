import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** The rows of a table of cases in fixtures/, by column. */
export function table<Column extends string>(file: string): readonly Record<Column, string>[] {
  const url = new URL(`../../fixtures/${file}`, import.meta.url);
  return parse<Record<Column, string>>(readFileSync(url), { columns: true });
}
