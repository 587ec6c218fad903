import type { Discovery, Schema } from './compact.ts';

function primitiveProblem(schema: Schema, value: unknown): string | undefined {
  switch (schema.type) {
    case 'string': {
      if (typeof value !== 'string') return 'is no string';
      const known = schema.enum;
      return known === undefined || known.includes(value) ? undefined : `may not be "${value}"`;
    }
    case 'integer':
      return Number.isInteger(value) ? undefined : 'is no integer';
    case 'number':
      return typeof value === 'number' ? undefined : 'is no number';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'is no boolean';
    case 'any':
      return undefined;
    case undefined:
    default:
      return `has the unknown type ${schema.type ?? ''}`;
  }
}

/**
 * Where a value breaks a schema of a discovery document, one line each.
 *
 * A field that the schema lacks is a problem too: a server that sends it would
 * let a client rely on what Google never sends.
 */
export function problems(
  discovery: Discovery,
  schema: Schema,
  value: unknown,
  path = '$',
): string[] {
  if (schema.$ref !== undefined) {
    const target = discovery.schemas[schema.$ref];
    if (target === undefined) return [`${path}: there is no ${schema.$ref}`];
    return problems(discovery, target, value, path);
  }
  if (schema.type === 'array') {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((each: unknown, i) =>
      problems(discovery, schema.items ?? {}, each, `${path}[${i}]`),
    );
  }
  if (schema.type === 'object') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return [`${path} is no object`];
    }
    return Object.entries(value).flatMap(([name, each]) => {
      const field = schema.properties?.[name] ?? schema.additionalProperties;
      if (field === undefined) return [`${path}.${name} does not exist`];
      return problems(discovery, field, each, `${path}.${name}`);
    });
  }
  const problem = primitiveProblem(schema, value);
  return problem === undefined ? [] : [`${path} ${problem}`];
}
