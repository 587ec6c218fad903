import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from '@jest/globals';
import { listVersions } from '../../../src/platform/files/versions.ts';
import { ALL_KILLS } from '../../cli/program.ts';
import { compile, programFolder } from './compiled.ts';
import { allCells, COUNTER } from './counter.ts';
import { scratchFolder, workbookAt } from './parts.ts';

const KILLS = ALL_KILLS ? 40 : 6;
/** Milliseconds over which the kills are spread: a write takes less. */
const SPREAD = 80;
const AT_ONCE = 2;

const folder = scratchFolder();
const programs = programFolder();
let writer = '';
beforeAll(async () => {
  writer = await compile(fileURLToPath(new URL('writer.ts', import.meta.url)), programs);
});

/** Lets a process write, kills it somewhere in its second write or later, and looks at what stands there. */
async function killed(path: string, delay: number): Promise<number> {
  const child = spawn(process.execPath, [writer, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, delay));
  child.kill('SIGKILL');
  await once(child, 'close');

  const workbook = workbookAt(path);
  const stands = await workbook.read();
  const values = new Set(stands.tabs[0]?.rows.flat());
  expect(values.size).toBe(1);
  const count = Number([...values][0]);
  // What was reported as written is written; one more may have been.
  const reported = Number(said.trim().split('\n').at(-1));
  expect([reported, reported + 1]).toContain(count);

  await workbook.write(allCells(count + 1), stands);
  expect(new Set((await workbook.read()).tabs[0]?.rows.flat())).toEqual(
    new Set([String(count + 1)]),
  );
  return count + 1;
}

it(`leaves the old file or the new one when a write is killed, ${KILLS} times, and the next write works`, async () => {
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, lane) => {
      const path = join(folder, `${lane}`, 'master.xlsx');
      const workbook = workbookAt(path);
      await workbook.write(
        [{ type: 'add-tab', tabId: 1, layout: COUNTER, rows: [] }, ...allCells(1)],
        await workbook.read(),
      );
      for (let kill = lane; kill < KILLS; kill += AT_ONCE)
        await killed(path, (kill * SPREAD) / KILLS);
      const left = await readdir(join(folder, `${lane}`));
      expect(left.sort()).toEqual(['.master.xlsx.versions', 'master.xlsx']);
      const versions = await listVersions(path);
      expect(versions.length).toBeGreaterThanOrEqual(Math.min(10, KILLS / AT_ONCE));
      expect(versions.length).toBeLessThanOrEqual(10);
      for (const version of versions) await workbookAt(version.path).read();
    }),
  );
}, 120_000);

it('case 27: loses no write of three processes that all write at once', async () => {
  const path = join(folder, 'race', 'master.xlsx');
  const workbook = workbookAt(path);
  await workbook.write(
    [{ type: 'add-tab', tabId: 1, layout: COUNTER, rows: [] }, ...allCells(0)],
    await workbook.read(),
  );
  const each = 5;
  const said = await Promise.all(
    [1, 2, 3].map(async () => {
      const child = spawn(process.execPath, [writer, path, String(each)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      await once(child, 'close');
      return output.trim().split('\n').map(Number);
    }),
  );
  const counts = said.flat().sort((a, b) => a - b);
  expect(counts).toEqual(Array.from({ length: 3 * each }, (_, at) => at + 1));
  expect(new Set((await workbook.read()).tabs[0]?.rows.flat())).toEqual(
    new Set([String(3 * each)]),
  );
}, 120_000);
