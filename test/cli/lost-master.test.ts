import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { run } from './run.ts';

/** A master that is no longer where it was is not begun again behind people's backs. */

let folder: string;
let env: Record<string, string>;
const sync = (...more: readonly string[]) =>
  run(['sync', '--config', 'letter.yaml', '--json', ...more], folder, env);
const answers = (...names: readonly string[]) =>
  writeFile(
    join(folder, 'responses.csv'),
    [
      'Timestamp,Email,Organization',
      ...names.map((name, n) => `2026-03-0${n + 1} 09:00:00,p${n}@example.org,${name}`),
      '',
    ].join('\n'),
  );

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undersigned-lost-'));
  env = { XDG_STATE_HOME: join(folder, 'state') };
  await writeFile(
    join(folder, 'letter.yaml'),
    `letter: Open letter for quiet parks
sources: [{ type: csv, name: english, path: responses.csv }]
questions: { submittedAt: Timestamp, email: Email, organization: Organization }
master: { type: xlsx, path: master.xlsx }
`,
  );
  await answers('Acorn Walkers');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('stops where versions, a note of this machine or a lock tell of one, and says how to go on', async () => {
  expect((await sync()).status).toBe(0);
  const path = join(folder, 'master.xlsx');
  await rename(path, join(folder, 'master (old).xlsx'));

  const noted = await sync();
  expect(noted.status).toBe(65);
  expect(noted.stderr).toContain('ended well on 2026-04-20');
  expect(noted.stderr).toContain('--new-master');

  await rename(join(folder, 'master (old).xlsx'), path);
  await answers('Acorn Walkers', 'Birch Riders');
  expect((await sync()).status).toBe(0);
  env = {};
  await rename(path, join(folder, 'moved.xlsx'));
  const kept = await sync();
  expect([kept.status, kept.stderr.includes('earlier versions of it are kept')]).toEqual([
    65,
    true,
  ]);

  expect((await sync('--new-master')).status).toBe(0);
  expect((await sync()).status).toBe(0);
});

it.each(['.master.xlsx.lock', '~$master.xlsx', '.master.xlsx.versions'])(
  'stops beside %s',
  async (left) => {
    if (left.endsWith('.versions')) {
      await mkdir(join(folder, left));
      await writeFile(join(folder, left, '2026-03-01T00-00-00.000Z.xlsx'), '');
    } else await writeFile(join(folder, left), '');
    expect((await sync()).status).toBe(65);
  },
);

it('is no trouble for a letter that never had one', async () => {
  expect((await sync()).status).toBe(0);
});
