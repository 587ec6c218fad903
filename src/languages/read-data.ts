import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** What checks a file of data and gives it its type; a zod schema is one. */
export interface DataSchema<T> {
  parse(value: unknown): T;
}

/**
 * A YAML file that ships with the program, read once: the one place that reads such files.
 * The build puts a module in place of this one that has them all (scripts/build/compiled-data.ts).
 *
 * @param path relative to this folder
 */
export function readData(path: string): unknown {
  if (!read.has(path)) {
    read.set(path, parse(readFileSync(new URL(path, import.meta.url), 'utf8')));
  }
  return read.get(path);
}

/**
 * The names of the YAML files in a folder of data, in their order.
 *
 * @param folder relative to this one, with a slash at its end
 */
export function dataFiles(folder: string): readonly string[] {
  return readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith('.yaml'))
    .sort();
}

const read = new Map<string, unknown>();
