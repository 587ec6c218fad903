import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { run } from './run.ts';

it('case 45: an organization of two states stands once, and under each where that is asked for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'undersigned-every-state-'));
  await mkdir(join(folder, 'config'));
  await writeFile(join(folder, 'signers.csv'), 'Group,State\nAcorn Walkers,"Ohio, Utah"\n');
  await writeFile(
    join(folder, 'config', 'letter.yaml'),
    `letter: Quiet parks
sources: [{ type: csv, path: ../signers.csv }]
questions: { organization: Group, state: State }
master: { type: xlsx, path: ../master.xlsx }
`,
  );
  expect((await run(['sync'], folder)).status).toBe(0);
  const list = ['export', '--group', 'state', '--format', 'txt'];
  const names = async (argv: readonly string[]) =>
    (await run(argv, folder)).stdout.match(/Acorn Walkers/gu)?.length;
  expect(await names(list)).toBe(1);
  expect(await names([...list, '--every-state'])).toBe(2);
  await rm(folder, { recursive: true, force: true });
});
