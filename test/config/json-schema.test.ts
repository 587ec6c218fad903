import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { letterJsonSchema, type JsonSchema } from '../../src/config/json-schema.ts';

function undescribed(schema: JsonSchema, path: string): readonly string[] {
  const inner = [
    ...Object.entries(schema.properties ?? {}).map(
      ([key, each]) => [`${path}.${key}`, each] as const,
    ),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map((each) => [path, each] as const),
    ...(schema.items === undefined ? [] : [[path, schema.items] as const]),
  ];
  const missing = Object.entries(schema.properties ?? {})
    .filter(([, each]) => each.description === undefined)
    .map(([key]) => `${path}.${key}`);
  return [...missing, ...inner.flatMap(([at, each]) => undescribed(each, at))];
}

describe('the JSON Schema', () => {
  it('is what `npm run schema` writes', () => {
    const written: unknown = JSON.parse(readFileSync('config/letter.schema.json', 'utf8'));
    expect(written).toEqual(letterJsonSchema());
  });

  it('describes every key', () => {
    expect(undescribed(letterJsonSchema(), '')).toEqual([]);
  });
});
