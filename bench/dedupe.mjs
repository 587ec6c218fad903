/**
 * How long `dedupe` takes on invented names, and how that compares with a bare pass over the rows.
 *
 *     npm run build && npm run bench [-- ROWS...]      (default: 10000 100000)
 *
 * Each figure is a whole process, start-up included: the median of three runs (of one from half a
 * million rows on), with the bare pass in turn, so that what else the machine does weighs on both.
 * Wall-clock seconds say how long a person waits; processor seconds, of all threads, change less
 * with what else runs, and are what to compare on a machine that is not idle.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'csv-stringify/sync';
import { rows } from './names.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bench-'));

function timed(args) {
  const began = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', here('./usage.mjs'), ...args],
    {
      encoding: 'utf8',
    },
  );
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(stderr);
  const [, processor, megabytes] = /processor: ([\d.]+) s; most memory: (\d+)/.exec(stderr) ?? [];
  return { seconds, processor: Number(processor), megabytes: Number(megabytes) };
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

function summed(runs) {
  const of = (key) => median(runs.map((run) => run[key]));
  return { seconds: of('seconds'), processor: of('processor'), megabytes: of('megabytes') };
}

const shown = ({ seconds, processor, megabytes }) =>
  `${seconds.toFixed(2)} s (processor ${processor.toFixed(2)} s), ${megabytes} MB`;
const times = (one, other) =>
  `${(one.seconds / other.seconds).toFixed(1)} times (processor ${(one.processor / other.processor).toFixed(1)})`;

const say = (text) => process.stdout.write(`${text}\n`);

try {
  const sizes = process.argv.slice(2).map(Number);
  let before;
  for (const size of sizes.length > 0 ? sizes : [10_000, 100_000]) {
    const file = join(folder, `${size}.csv`);
    writeFileSync(file, stringify([['name', 'state', 'email'], ...rows(size)]));
    const out = ['--output', join(folder, 'out.csv'), '--review', join(folder, 'pairs.csv')];
    const columns = ['--name', 'name', '--state', 'state', '--email', 'email'];
    const [bareRuns, fullRuns] = [[], []];
    for (let run = 0; run < (size < 500_000 ? 3 : 1); run += 1) {
      bareRuns.push(timed([here('./bare.mjs'), file]));
      fullRuns.push(timed([here('../dist/bin.js'), 'dedupe', file, ...columns, ...out]));
    }
    const [bare, full] = [summed(bareRuns), summed(fullRuns)];
    say(`${size} rows: dedupe ${shown(full)}`);
    say(`  bare pass ${shown(bare)}; dedupe takes ${times(full, bare)}`);
    if (before)
      say(`  ${times(full, before)} for ${(size / before.size).toFixed(0)} times the rows`);
    before = { ...full, size };
  }
} finally {
  rmSync(folder, { recursive: true });
}
