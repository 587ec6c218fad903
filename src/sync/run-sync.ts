import type { Finding } from '../domain/finding.ts';
import type { Letter } from '../domain/letter.ts';
import { readMaster } from '../master/master.ts';
import type { KnownOrganization } from '../matching/interface.ts';
import { withLogRow } from '../master/diff/master-changes.ts';
import type { Pulled, QuestionIds } from '../sources/source.ts';
import { toWall } from '../platform/zone.ts';
import { MasterChanged } from '../workbook/master-changed.ts';
import type { Change, Workbook } from '../workbook/workbook.ts';
import { planSync, type Counts, type SyncPlan } from './plan-sync.ts';

/** What a sync needs of the world. */
export interface SyncPorts {
  readonly workbook: Workbook;
  /** Pulls every source whole; told which questions were found before. */
  readonly pull: (remembered: Readonly<Record<string, QuestionIds>>) => Promise<readonly Pulled[]>;
  readonly directory: () => Promise<readonly KnownOrganization[]>;
  readonly now: () => Date;
  /** Calls made to Google so far in this run. */
  readonly googleCalls: () => number;
}

export type SyncOutcome = 'written' | 'unchanged' | 'planned' | 'refused';

export interface SyncResult extends Counts {
  readonly letter: string;
  readonly result: SyncOutcome;
  readonly googleCalls: number;
  readonly seconds: number;
  readonly findings: readonly Finding[];
  readonly master: string;
  readonly kept: SyncPlan['kept'];
  readonly changes: readonly Change[];
  /** Why it was refused. */
  readonly alarm?: string;
}

export interface SyncOptions {
  readonly dryRun: boolean;
  /** Write even where a large part of the list would change at once. */
  readonly force: boolean;
}

/** How often a sync starts anew because somebody changed the master under it. */
const ATTEMPTS = 4;

/**
 * One sync: read the master, pull, plan, write. Where somebody changes the master
 * in between it starts anew from what stands there then, a few times.
 */
export async function runSync(
  letter: Letter,
  ports: SyncPorts,
  options: SyncOptions,
): Promise<SyncResult> {
  const started = ports.now().getTime();
  const directory = await ports.directory();
  let pulls: readonly Pulled[] | undefined;
  for (let attempt = 1; ; attempt++) {
    const base = await ports.workbook.read();
    const master = readMaster(base, ports.workbook.location, letter.extra);
    pulls ??= await ports.pull(master.memory.master?.questions ?? {});
    const now = ports.now();
    const plan = planSync({ letter, master, pulls, directory, now: now.toISOString() });
    const result = outcomeFor(plan, options);
    const seconds = (): number => (ports.now().getTime() - started) / 1000;
    if (result === 'written') {
      const writing = letter.master.type === 'google-sheet' ? 1 : 0;
      const cells = logCells(plan, now, letter.timezone, ports.googleCalls() + writing, seconds());
      try {
        await ports.workbook.write(withLogRow(plan.changes, master, cells), base);
      } catch (error) {
        if (error instanceof MasterChanged && attempt < ATTEMPTS) continue;
        throw error;
      }
    }
    return {
      letter: letter.name,
      result,
      ...plan.counts,
      googleCalls: ports.googleCalls(),
      seconds: seconds(),
      findings: [...plan.findings, ...(ports.workbook.findings?.() ?? [])],
      master: ports.workbook.location,
      kept: plan.kept,
      changes: plan.changes,
      ...(result === 'refused' && plan.alarm !== undefined ? { alarm: plan.alarm } : {}),
    };
  }
}

function outcomeFor(plan: SyncPlan, { dryRun, force }: SyncOptions): SyncOutcome {
  if (plan.changes.length === 0) return 'unchanged';
  if (plan.alarm !== undefined && !force) return 'refused';
  return dryRun ? 'planned' : 'written';
}

function logCells(
  { counts, findings }: SyncPlan,
  now: Date,
  zone: string,
  googleCalls: number,
  seconds: number,
): readonly string[] {
  return [
    toWall(now.toISOString(), zone),
    'written',
    String(counts.pulled),
    String(counts.new),
    String(counts.updated),
    String(counts.organizations + counts.individuals),
    String(counts.toReview),
    String(counts.keptEdits),
    String(googleCalls),
    seconds.toFixed(1),
    findings.map(({ message }) => message).join(' '),
  ];
}
