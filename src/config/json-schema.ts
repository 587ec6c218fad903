import { z } from 'zod';
import { letterSchema } from './schema.ts';

/** As much of JSON Schema (draft 7) as a config's schema uses. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** The schema that editors complete a config from: what may be written, defaults left out. */
export function letterJsonSchema(): JsonSchema {
  const schema: unknown = z.toJSONSchema(letterSchema, { io: 'input', target: 'draft-7' });
  return schema as JsonSchema;
}
