/**
 * Measures writing, reading and patching a large master. Not a test: run it with
 * `npx tsx test/workbook/xlsx/measure.ts [rows] [columns]`.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryUsage, pid, resourceUsage } from 'node:process';
import { xlsxWorkbook } from '../../../src/workbook/xlsx/xlsx-workbook.ts';
import type { Change, Snapshot } from '../../../src/workbook/workbook.ts';

const [rows = 200_000, columns = 14] = process.argv.slice(2).map(Number);

const MB = 1024 * 1024;

async function measured<T>(what: string, work: () => Promise<T>): Promise<T> {
  const before = memoryUsage().rss;
  const start = performance.now();
  let peak = before;
  const timer = setInterval(() => (peak = Math.max(peak, memoryUsage().rss)), 20);
  const result = await work();
  clearInterval(timer);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const extra = ((Math.max(peak, memoryUsage().rss) - before) / MB).toFixed(0);
  console.log(
    `${what}: ${seconds} s, ${extra} MB more than before (${(before / MB).toFixed(0)} MB)`,
  );
  return result;
}

const folder = await mkdtemp(join(tmpdir(), 'measure-'));
const path = join(folder, 'large.xlsx');
const workbook = xlsxWorkbook(path, { now: () => new Date(), pid });
const layout = {
  title: 'Organizations',
  hidden: false,
  columns: Array.from({ length: columns }, (_, at) => ({ header: `Column ${at}`, width: 20 })),
};

const large = (): Change[] => [
  {
    type: 'add-tab',
    tabId: 1,
    layout,
    rows: Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_each, at) =>
        at % 3 === 0 ? 'Listed' : `Invented group ${row} of column ${at}`,
      ),
    ),
  },
];
const none: Snapshot = await workbook.read();
{
  const changes = large();
  await measured('write', () => workbook.write(changes, none));
}
console.log(`file: ${((await stat(path)).size / MB).toFixed(1)} MB`);
(globalThis as { gc?: () => void }).gc?.();
const snapshot = await measured('read', () => workbook.read());
(globalThis as { gc?: () => void }).gc?.();
console.log(`kept after reading: rss ${(memoryUsage().rss / MB).toFixed(0)} MB`);
await measured('patch', () =>
  workbook.write(
    [
      { type: 'write-cells', tabId: 1, row: 100, column: 2, values: ['changed'] },
      { type: 'write-cells', tabId: 1, row: rows + 1, column: 0, values: ['appended'] },
    ],
    snapshot,
  ),
);
console.log(`highest: ${(resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
await rm(folder, { recursive: true });
