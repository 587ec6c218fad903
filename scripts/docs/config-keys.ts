import { letterJsonSchema, type JsonSchema } from '../../src/config/json-schema.ts';

interface Key {
  readonly path: string;
  readonly schema: JsonSchema;
  /** The `type:` of the shape in which it stands, undefined where there is but one shape. */
  readonly kind: string | undefined;
}

/** Every key of the config, as `sources[].path`, with what it is for and an example. */
export function configKeys(): string {
  return keyPaths()
    .map((path) => line(allKeys().filter((key) => key.path === path)))
    .join('\n');
}

/** The paths of all keys, each once, in the order of the schema. */
export function keyPaths(): readonly string[] {
  return [...new Set(allKeys().map(({ path }) => path))];
}

function allKeys(): readonly Key[] {
  return keysOf(letterJsonSchema(), '');
}

function keysOf(schema: JsonSchema, path: string): readonly Key[] {
  const shapes = [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return shapes.flatMap((shape) => {
    const kind = shape.properties?.['type']?.const;
    const here = Object.entries(shape.properties ?? {}).flatMap(([name, child]) => {
      const at = path === '' ? name : `${path}.${name}`;
      // The long form of a question is the same for all of them; the page says it once.
      const below = path === 'questions' ? [] : keysOf(child, at);
      return [{ path: at, schema: child, kind }, ...below];
    });
    return [...here, ...(shape.items === undefined ? [] : keysOf(shape.items, `${path}[]`))];
  });
}

function line(keys: readonly Key[]): string {
  const [first] = keys;
  if (first === undefined) return '';
  const { path, schema } = first;
  if (schema.const !== undefined) {
    const kinds = keys.map((key) => `\`${key.schema.const ?? ''}\` (${textOf(key.schema)})`);
    return `- \`${path}\`: ${kinds.join(', ')}`;
  }
  const only = keys.length === 1 && first.kind !== undefined ? `(${first.kind}) ` : '';
  const choices = (schema.enum ?? []).map((each) => `\`${each}\``).join(' or ');
  const example = schema.examples?.[0];
  const shown =
    choices !== ''
      ? ` One of ${choices}.`
      : example === undefined
        ? ''
        : ` Example: \`${JSON.stringify(example)}\``;
  return `- \`${path}\`: ${only}${textOf(schema)}.${shown}`;
}

function textOf({ description = '' }: JsonSchema): string {
  return description.replace(/, or a list of titles .*$/u, '').replace(/\.$/u, '');
}
