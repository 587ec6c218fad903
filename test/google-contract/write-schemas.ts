/** Renews the schemas that the local Google server goes by: `npx tsx test/google-contract/write-schemas.ts`. */
import { writeFileSync } from 'node:fs';
import { compact, PLAYED } from './compact.ts';
import { discovery } from './documents.ts';

for (const api of ['sheets', 'forms', 'drive'] as const) {
  const target = new URL(`../google-server/schemas/${api}.json`, import.meta.url);
  writeFileSync(target, `${JSON.stringify(compact(discovery(api), PLAYED[api]), null, 2)}\n`);
}
