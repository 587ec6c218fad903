import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** A table of cases from fixtures/exports; every one has a `why`. */
export function table<Column extends string>(file: string): Record<Column | 'why', string>[] {
  const url = new URL(`../../fixtures/exports/${file}`, import.meta.url);
  return parse<Record<Column | 'why', string>>(readFileSync(url, 'utf8'), { columns: true });
}
