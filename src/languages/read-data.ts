import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import { blockTexts } from './block-texts.ts';

/** What checks a file of data and gives it its type; a zod schema is one. */
export interface DataSchema<T> {
  parse(value: unknown): T;
}

/**
 * A YAML file that ships with the program, read once: the one place that reads such files.
 *
 * @param path relative to this folder
 */
export function readData(path: string): unknown {
  if (!read.has(path)) {
    const text = readFileSync(new URL(path, import.meta.url), 'utf8');
    const texts = blockTexts(text);
    read.set(path, texts ? Object.fromEntries(texts) : parseYaml(text));
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

/** The parser is loaded only when a file needs it. */
function parseYaml(text: string): unknown {
  const { parse } = createRequire(import.meta.url)('yaml') as typeof Yaml;
  return parse(text);
}
