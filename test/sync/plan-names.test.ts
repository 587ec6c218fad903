import { expect, it } from '@jest/globals';
import type { SyncResult } from '../../src/sync/run-sync.ts';
import { syncReport } from '../../src/sync/sync-report.ts';
import type { Response } from '../../src/domain/response.ts';
import { GridWorkbook } from './grid-workbook.ts';
import { organization, syncOnce } from './letter.ts';

/** A plan that is only shown says whom it is about. */

const plan = (master: GridWorkbook, responses: readonly Response[]): Promise<SyncResult> =>
  syncOnce(master, responses, { dryRun: true });

it('names who is new, renamed, merged into whom, and what changed from what to what', async () => {
  const master = new GridWorkbook();
  const before = [
    organization('r1', 'Acorn Street Neighbors'),
    organization('r2', 'Birch Hill Riders', { state: 'Ohio' }),
    organization('r3', 'Cedar Valley Walkers'),
    organization('r4', 'Dogwood Street Council'),
  ];
  await syncOnce(master, before);
  master.append('Review', { A: 'O-0003', B: 'O-0004', Decision: 'same' });
  const after = [
    ...before.filter(({ id }) => id !== 'r2'),
    organization('r2', 'Birch Hill Riders', { state: 'Utah' }),
    organization('r5', 'Elm Park Cyclists'),
  ];
  const result = await plan(master, after);
  expect(result.result).toBe('planned');
  const report = syncReport(result, { verbose: true, dryRun: true });
  expect(report).toMatch(/New signers \(1\)\n {4}Elm Park Cyclists \(O-0005\)/u);
  expect(report).toMatch(
    /Merged into another \(1\)\n {4}Dogwood Street Council \(O-0004\) → .* \(O-0003\)/u,
  );
  expect(report).toMatch(/Birch Hill Riders \(O-0002\): State, “Ohio” → “Utah”/u);
  expect(syncReport(result, { verbose: false, dryRun: true })).not.toContain('Elm Park');
});

it('shows at most a screen of each, and how many more there are', async () => {
  const many = Array.from({ length: 51 }, (_, n) =>
    organization(`r${n}`, `Group ${n} of ${n} Elms`),
  );
  const result = await plan(new GridWorkbook(), many);
  const report = syncReport(result, { verbose: true, dryRun: true });
  expect(report).toMatch(/New signers \(51\)\n(?: {4}.+\n){20} {4}and 31 more\n/u);
});
