import { finding, type Finding } from '../../domain/finding.ts';
import { AppError, EXIT } from '../../errors.ts';
import { addressOf, type Google } from '../../platform/google/google.ts';
import { GoogleRefusal } from '../../platform/google/refusals.ts';
import { MasterChanged } from '../master-changed.ts';
import type { AddTab, Change, Snapshot, Workbook } from '../workbook.ts';
import { believedJournal } from './believed-journal.ts';
import { blocksOf } from './blocks.ts';
import { compareMet, sameRows } from './compare-cells.ts';
import { emptySheetOf, removeEmptySheet } from './empty-sheet.ts';
import { keepOriginals, originalsOf } from './keep-originals.ts';
import { newlyFiltered } from './filters.ts';
import { finishRepair, takeBack } from './recover.ts';
import { readState } from './read-state.ts';
import { sendChanges, type Written } from './send-changes.ts';
import { LARGEST_REQUEST, type Write } from './staging.ts';
import { parseJournal } from './undo-log.ts';
import { JOURNAL, toTab, type WorkbookState } from './workbook-state.ts';
import { CELLS_AT_ONCE, masterTarget, type MasterTarget } from './master-target.ts';

/** How much goes into one call. */
export interface Sizes {
  /** In bytes. */
  readonly largestRequest?: number;
  readonly cellsAtOnce?: number;
}

/**
 * A master in Google Sheets.
 *
 * `read` takes one call, or a few for a large one, and `write`, up to two megabytes, one more. A write is one atomic
 * batch that only the first of two writers gets through and that copies the rows
 * it touches before it touches them; if they turn out to have been moved or edited
 * since they were read, the write is taken back and `MasterChanged` thrown. A run
 * that was cut off before it could do so is made good by the next `read`.
 *
 * The snapshot given to `write` must come from this workbook's own `read`. What is
 * larger than `largestRequest` bytes goes in parts to hidden tabs first.
 */
export function googleWorkbook(
  google: Google,
  spreadsheetId: string,
  { largestRequest = LARGEST_REQUEST, cellsAtOnce = CELLS_AT_ONCE }: Sizes = {},
): Workbook {
  const target = masterTarget(spreadsheetId, cellsAtOnce);
  const location = addressOf(target);
  const states = new WeakMap<Snapshot, WorkbookState>();
  const findings: Finding[] = [];
  const trusted = new Set<string>();
  /** What was read last, and whether it has been written to since. */
  let last: { readonly state: WorkbookState; readonly written: boolean } | undefined;

  return {
    location,
    linkTo: (tabId) => `${location}#gid=${tabId}`,
    callsOfWrite: 1,
    findings: () => findings,
    isLong: () => target.isLong,
    expectLong: () => {
      target.isLong = true;
    },
    read: async () => {
      const state = await finishRepair(google, target, await readState(google, target));
      const { revision } = state;
      const snapshot: Snapshot = { exists: true, tabs: state.sheets.map(toTab), revision };
      states.set(snapshot, state);
      last = { state, written: false };
      return snapshot;
    },
    write: async (changes, snapshot) => {
      const read = states.get(snapshot);
      if (!read) throw new Error('A write needs the snapshot that this workbook gave.');
      if (changes.length === 0) return;
      refuseTakenTitles(changes, read, location);
      const blocks = blocksOf(changes);
      for (let base: WorkbookState | undefined = read; base;) {
        const write: Write = { base, changes, blocks, largestRequest };
        const written = await sendChanges(google, target, write);
        base = await verify(google, target, write, written, trusted);
        if (base) continue;
        const originals = await originalsOf(google, target, write, written);
        await keepOriginals(google, target, originals);
        if (written.undrawn) findings.push(UNDRAWN);
        if (originals.length > 0) findings.push(cleaned(originals.length));
      }
      last = { state: read, written: true };
    },
    removeEmptyTab: async (own) => {
      if (!last || !isMadeByLastWrite(last.state, last.written, location)) return;
      const sheet = emptySheetOf(last.state, own);
      if (!sheet) return;
      try {
        await removeEmptySheet(google, target, sheet);
      } catch (error) {
        // The list stands: an empty tab beside it is no reason to call the sync failed.
        if (!(error instanceof GoogleRefusal)) throw error;
        findings.push(emptyTabStays(sheet.title));
      }
    },
  };
}

/**
 * Whether the last write to the spreadsheet made the master: only then is an empty tab beside it the
 * one that the spreadsheet came with, and not one that somebody keeps.
 */
function isMadeByLastWrite(read: WorkbookState, written: boolean, location: string): boolean {
  if (written) return !read.journal;
  const journal = parseJournal(JOURNAL, read.journal, location);
  return journal !== undefined && journal.head.added.length > 0;
}

const UNDRAWN: Finding = finding(
  { code: 'charts-refused', severity: 'warning', count: 1 },
  'chartsRefused',
);

function emptyTabStays(tab: string): Finding {
  return finding({ code: 'empty-tab-stays', severity: 'note', count: 1 }, 'emptyTabStays', { tab });
}

function cleaned(count: number): Finding {
  return finding({ code: 'cells-cleaned', severity: 'note', count }, 'cellsCleaned');
}

/**
 * Looks at what Google copied before the write. Where somebody changed it meanwhile, takes the
 * write back and throws `MasterChanged`. Undefined where the write may stand.
 *
 * Where Google may only not have pasted to the letter, the write is taken back as well. If the rows
 * then are as they were read, nobody was there: the state to write on next is returned, and
 * `trusted` holds how Google pastes.
 */
async function verify(
  google: Google,
  target: MasterTarget,
  { base, blocks }: Write,
  { journal: tab }: Written,
  trusted: Set<string>,
): Promise<WorkbookState | undefined> {
  const journal = parseJournal(JOURNAL, tab, addressOf(target));
  if (!journal) throw new MasterChanged(addressOf(target));
  const { raced, doubtful } = compareMet(journal, base, blocks, trusted);
  if (!raced && doubtful.length === 0) return undefined;
  const met = await readState(google, target);
  const filtered = newlyFiltered(base.sheets, met.sheets);
  const known = believedJournal(journal, base, blocks, filtered);
  await takeBack(google, target, met, known, 'loosely');
  const after = await readState(google, target);
  if (raced || !sameRows(journal, base, after)) throw new MasterChanged(addressOf(target));
  for (const pair of doubtful) trusted.add(pair);
  return after;
}

/** Google compares the titles of tabs without case. */
function refuseTakenTitles(
  changes: readonly Change[],
  base: WorkbookState,
  location: string,
): void {
  const taken = new Set(base.sheets.map((sheet) => sheet.title.toLowerCase()));
  const double = changes.find(
    (change): change is AddTab =>
      change.type === 'add-tab' && taken.has(change.layout.title.toLowerCase()),
  );
  if (!double) return;
  throw new AppError(`${location} already has a tab "${double.layout.title}".`, {
    exitCode: EXIT.data,
    hint: 'Rename that tab, or use another spreadsheet as the master. Nothing was written.',
  });
}
