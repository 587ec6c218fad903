import { type Finding, wordFinding } from '../domain/finding.ts';
import type { Language } from '../languages/registry.ts';
import { AppError, EXIT } from '../errors.ts';
import type { Letter } from '../domain/letter.ts';
import { readMaster } from '../master/master.ts';
import { ORGANIZATIONS } from '../master/schema/organizations.ts';
import { withFreshMaster } from '../master/with-fresh-master.ts';
import type { KnownOrganization } from '../matching/interface.ts';
import type { LastId } from '../master/memory/memory.ts';
import { tabIds as idsOfTabs, withLogRow } from '../master/diff/master-changes.ts';
import type { Pulled, QuestionIds } from '../domain/pulled.ts';
import { toWall } from '../platform/zone.ts';
import type { Change, Workbook } from '../workbook/workbook.ts';
import type { NamedChanges } from './plan-names.ts';
import type { TooMuchChange } from './change-limit.ts';
import { planSync, type SyncCounts, type SyncPlan } from './plan-sync.ts';
import type { ListToWrite } from './printed-lists.ts';

/** What a sync needs of the world. */
export interface SyncPorts {
  readonly workbook: Workbook;
  /** Pulls every source whole; told which questions were found before. */
  readonly pull: (
    remembered: Readonly<Record<string, QuestionIds>>,
    /** Told before each source is pulled: which it is, counted from 1, and of how many. */
    begin?: (at: number, of: number) => void,
  ) => Promise<readonly Pulled[]>;
  readonly directory: () => Promise<readonly KnownOrganization[]>;
  readonly now: () => Date;
  /** Writes lists to files, and between making them ready and putting them there, the master. */
  readonly writeLists?: (
    lists: readonly ListToWrite[],
    write: () => Promise<void>,
  ) => Promise<void>;
  /** Calls made to Google so far in this run. */
  readonly googleCalls: () => number;
  /** See `SyncInput`. */
  readonly seenId?: LastId;
  /** Throws (65) where a master is about to be made although there are signs of an earlier one. */
  readonly beforeNew?: () => Promise<void>;
}

type SyncOutcome = 'written' | 'unchanged' | 'planned' | 'refused';

export interface SyncResult extends SyncCounts {
  readonly letter: string;
  readonly result: SyncOutcome;
  readonly googleCalls: number;
  readonly seconds: number;
  readonly findings: readonly Finding[];
  readonly master: string;
  readonly kept: SyncPlan['kept'];
  readonly changes: readonly Change[];
  /** The highest signer IDs given so far. */
  readonly lastId: LastId;
  /** What it would do to the signers, by name, where it was not written. */
  readonly names: readonly NamedChanges[];
  /** Why it was refused. */
  readonly tooMuch?: TooMuchChange;
}

export interface SyncOptions {
  readonly dryRun: boolean;
  /** Write even where a large part of the list would change at once. */
  readonly force: boolean;
}

/** A plan, and what of it is written. */
interface Attempt {
  readonly plan: SyncPlan;
  readonly result: SyncOutcome;
  readonly changes: readonly Change[];
  /** The tab of organizations; undefined where there is none yet. */
  readonly tabId: number | undefined;
  /** Of all the tool's tabs, those that are only planned too. */
  readonly tabIds: ReadonlySet<number>;
}

/**
 * One sync: read the master, pull, plan, write. Where somebody changes the master
 * in between, it starts again from what stands there then; what was pulled stays.
 */
export async function runSync(
  letter: Letter,
  ports: SyncPorts,
  options: SyncOptions,
): Promise<SyncResult> {
  const { workbook, now } = ports;
  const started = now().getTime();
  const seconds = (): number => (now().getTime() - started) / 1000;
  const directory = await ports.directory();
  let pulls: readonly Pulled[] | undefined;
  let listedAgain = false;
  let lists: readonly ListToWrite[] = [];
  const write: Workbook['write'] = async (changes, base) => {
    if (!ports.writeLists || lists.length === 0) return workbook.write(changes, base);
    return ports.writeLists(lists, () => workbook.write(changes, base));
  };
  const whole = { read: () => workbook.read(), write };
  const { plan: attempt } = await withFreshMaster(whole, async (base): Promise<Attempt> => {
    const master = readMaster(base, workbook.location, letter.extra);
    if (master.memory.master === undefined) await ports.beforeNew?.();
    pulls ??= await ports.pull(master.memory.master?.questions ?? {});
    refuseOtherLetter(master.memory.master?.letter, letter, options);
    const at = now();
    const planned = (from: readonly Pulled[]) =>
      planSync({
        letter,
        master,
        pulls: from,
        directory,
        now: at.toISOString(),
        writesLists: ports.writeLists !== undefined,
        ...(ports.seenId && { seenId: ports.seenId }),
      });
    let plan = planned(pulls);
    if (plan.counts.vanished > 0 && !listedAgain && letter.sources.some(mayMiss)) {
      listedAgain = true;
      pulls = seenInEither(pulls, await ports.pull(master.memory.master?.questions ?? {}));
      plan = planned(pulls);
    }
    lists = plan.lists;
    const result = outcomeFor(plan, options);
    // A tab that is only planned cannot be opened.
    const made = result === 'written' ? newTab(plan.changes) : undefined;
    const tabId = master.memory.master?.tabs.Organizations ?? made;
    const tabIds = new Set(Object.values(idsOfTabs(master)));
    if (result !== 'written') return { plan, result, changes: [], tabId, tabIds };
    const calls = ports.googleCalls() + (workbook.callsOfWrite ?? 0);
    const cells = logCells(
      plan,
      letter.languages[0],
      toWall(at.toISOString(), letter.timezone),
      calls,
      seconds(),
    );
    return { plan, result, changes: withLogRow(plan.changes, master, cells), tabId, tabIds };
  });
  const { plan, result, tabId } = attempt;
  // A run that was cut off after it had written left this to the next.
  if (result === 'written' || (result === 'unchanged' && !options.dryRun))
    await workbook.removeEmptyTab?.(attempt.tabIds);
  return {
    letter: letter.name,
    result,
    ...plan.counts,
    googleCalls: ports.googleCalls(),
    seconds: seconds(),
    findings: [...plan.findings, ...(workbook.findings?.() ?? [])],
    master: (tabId === undefined ? undefined : workbook.linkTo?.(tabId)) ?? workbook.location,
    kept: plan.kept,
    lastId: plan.lastId,
    changes: plan.changes,
    names: result === 'planned' || result === 'refused' ? plan.names() : [],
    ...(result === 'refused' && plan.tooMuch !== undefined ? { tooMuch: plan.tooMuch } : {}),
  };
}

/** The tab of organizations that a plan would make. */
function newTab(changes: readonly Change[]): number | undefined {
  return changes.flatMap((change) =>
    change.type === 'add-tab' && change.layout.title === ORGANIZATIONS.title ? [change.tabId] : [],
  )[0];
}

/** A form lists its responses in no promised order, and one that is edited meanwhile can be missed. */
function mayMiss({ type }: Letter['sources'][number]): boolean {
  return type === 'google-form';
}

/** What was there when it was listed the second time, and what was there only the first time. */
function seenInEither(first: readonly Pulled[], second: readonly Pulled[]): readonly Pulled[] {
  return second.map((pulled) => {
    const ids = new Set(pulled.responses.map(({ id }) => id));
    const before = first.find(({ source }) => source === pulled.source)?.responses ?? [];
    return {
      ...pulled,
      responses: [...pulled.responses, ...before.filter(({ id }) => !ids.has(id))],
    };
  });
}

/** Throws (78) where another letter made the master: its signers would all count as vanished. */
function refuseOtherLetter(made: string | undefined, letter: Letter, { force }: SyncOptions): void {
  const isOwn =
    made === undefined || made.trim().toLowerCase() === letter.name.trim().toLowerCase();
  if (isOwn || force) return;
  throw new AppError(`The master belongs to another letter, "${made}".`, {
    exitCode: EXIT.config,
    hint: `Correct master: in ${letter.file}. If you renamed the letter, sync it once with --force. Nothing was written.`,
  });
}

function outcomeFor(plan: SyncPlan, { dryRun, force }: SyncOptions): SyncOutcome {
  if (plan.tooMuch !== undefined && !force) return 'refused';
  if (plan.changes.length === 0) return 'unchanged';
  return dryRun ? 'planned' : 'written';
}

function logCells(
  { counts, findings }: SyncPlan,
  language: Language,
  when: string,
  googleCalls: number,
  seconds: number,
): readonly string[] {
  return [
    when,
    'written',
    String(counts.pulled),
    String(counts.new),
    String(counts.updated),
    String(counts.organizations + counts.individuals),
    String(counts.toReview),
    String(counts.keptEdits),
    String(googleCalls),
    seconds.toFixed(1),
    findings.map((each) => wordFinding(each, language)).join(' '),
  ];
}
