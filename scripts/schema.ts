/** Writes the JSON Schema of a letter's config, from which editors complete. */
import { writeFileSync } from 'node:fs';
import { letterJsonSchema } from '../src/config/json-schema.ts';

const target = new URL('../config/letter.schema.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(letterJsonSchema(), null, 2)}\n`);
