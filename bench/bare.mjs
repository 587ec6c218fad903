/** The least that a pass over the rows can do: read, key each name, count the keys. */
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import createFingerprint from 'talisman/keyers/fingerprint.js';

const fingerprint = createFingerprint.default ?? createFingerprint;
const counts = new Map();
for await (const row of createReadStream(process.argv[2]).pipe(parse({ columns: true }))) {
  const key = fingerprint(row.name);
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
process.stdout.write(`${counts.size}\n`);
