import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { run } from '../cli/run.ts';

/** Where people stand on the list, by what they gave as their family name. */

const CONFIG = `letter: Quiet parks
languages: [es]
sources:
  - { type: csv, path: ../signed.csv }
questions: { submittedAt: Timestamp, email: Email, firstName: First, lastName: Last }
master: { type: xlsx, path: ../out/master.xlsx }
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undersigned-family-'));
  await mkdir(join(folder, 'config'));
  await writeFile(join(folder, 'config', 'letter.yaml'), CONFIG);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('orders by it where it has two words, and where it holds the whole name does not', async () => {
  const rows = [
    ',rosa@example.org,Rosa,Alba Zeta',
    ',ana@example.org,Ana,Beta',
    ',luz@example.org,,Luz Aldana',
    ',eva@example.org,Eva,Corto',
    // The same person again, with only the second one.
    ',rosa@example.org,Rosa Alba,Zeta',
  ];
  await writeFile(join(folder, 'signed.csv'), `Timestamp,Email,First,Last\n${rows.join('\n')}\n`);
  expect((await run(['sync'], folder)).status).toBe(0);
  const { stdout } = await run(['export', '--list', 'individuals', '--format', 'json'], folder);
  const names = [...stdout.matchAll(/"name":\s*"([^"]+)"/gu)].map(([, name]) => name);
  expect(names).toEqual(['Rosa Alba Zeta', 'Luz Aldana', 'Ana Beta', 'Eva Corto']);
});
