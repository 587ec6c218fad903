import { stringify } from 'yaml';
import { letterJsonSchema, type JsonSchema } from './json-schema.ts';
import type { Path } from './places.ts';

/** What may stand at a place of the config, for whoever has to correct it. */
export interface Guide {
  /** The keys that are known there. */
  readonly keys: readonly string[];
  /** The only texts that are allowed there; empty where any is. */
  readonly choices: readonly string[];
  readonly takesText: boolean;
  /** "a text, for example Timestamp". */
  readonly write: string;
}

let root: JsonSchema | undefined;

/**
 * What the schema says of a path. Where it allows several shapes, those
 * count whose `type:` is the one that is written.
 */
export function guideAt(raw: unknown, path: Path): Guide {
  root ??= letterJsonSchema();
  let schemas = shapes(root, raw);
  let value = raw;
  for (const key of path) {
    value = childValue(value, key);
    schemas = schemas.flatMap((schema) => {
      const child = typeof key === 'number' ? schema.items : schema.properties?.[String(key)];
      return child === undefined ? [] : [child];
    });
    const inner = schemas.flatMap((schema) => shapes(schema, value));
    schemas = inner.length > 0 ? inner : schemas;
  }
  return {
    keys: [...new Set(schemas.flatMap((each) => Object.keys(each.properties ?? {})))],
    choices: choicesOf(schemas),
    takesText: schemas.some((each) => each.type === 'string'),
    write: whatToWrite(schemas),
  };
}

function choicesOf(schemas: readonly JsonSchema[]): readonly string[] {
  const all = schemas.flatMap(
    (each) => each.enum ?? (each.const === undefined ? [] : [each.const]),
  );
  return [...new Set(all)];
}

function shapes(schema: JsonSchema, value: unknown): readonly JsonSchema[] {
  const several = schema.anyOf ?? schema.oneOf;
  if (several === undefined) return [schema];
  const examples = schema.examples === undefined ? {} : { examples: schema.examples };
  const all = several.map((each) => ({ ...each, ...examples }));
  const type = childValue(value, 'type');
  const chosen = all.filter((each) => each.properties?.['type']?.const === type);
  return chosen.length > 0 && type !== undefined ? chosen : all;
}

function childValue(value: unknown, key: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Readonly<Record<PropertyKey, unknown>>)[key];
}

const NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'a block of keys',
  boolean: 'true or false',
  number: 'a number',
  integer: 'a whole number',
};

function whatToWrite(schemas: readonly JsonSchema[]): string {
  const choices = choicesOf(schemas);
  if (choices.length > 0) return inWords(choices);
  const kinds = inWords([...new Set(schemas.map((each) => NAMES[each.type ?? ''] ?? 'a text'))]);
  const example = schemas.flatMap((each) => each.examples ?? []).at(0);
  if (example !== undefined) {
    return `${kinds}, for example ${stringify(example, { collectionStyle: 'flow' }).trim()}`;
  }
  const keys = schemas.flatMap((each) => each.required ?? Object.keys(each.properties ?? {}));
  return keys.length > 0 ? `${kinds} with ${[...new Set(keys)].join(', ')}` : kinds;
}

function inWords(choices: readonly string[]): string {
  const last = choices.at(-1) ?? '';
  return choices.length < 2 ? last : `${choices.slice(0, -1).join(', ')} or ${last}`;
}
