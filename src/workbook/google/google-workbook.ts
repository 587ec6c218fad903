import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Finding } from '../../domain/finding.ts';
import { AppError, EXIT } from '../../errors.ts';
import { addressOf, type Google, type Target } from '../../platform/google/google.ts';
import { GoogleRefusal } from '../../platform/google/refusals.ts';
import { MasterChanged } from '../master-changed.ts';
import type { AddTab, Change, Snapshot, Workbook } from '../workbook.ts';
import { composeBatch } from './batch.ts';
import { blocksOf, bytesOf, type Block } from './blocks.ts';
import { tooManyCells } from './cell-limit.ts';
import { contentKey, entryKey } from './cells.ts';
import { journalCell, type Journal } from './undo-log.ts';
import { finishRepair, standingJournal, takeBack } from './recover.ts';
import { sheetDigest, wasRaced } from './rollback.ts';
import { readState, sendBatch, type Sent } from './google-session.ts';
import { LARGEST_REQUEST, stageBlocks, stagingTab } from './staging.ts';
import { toTab, type State } from './workbook-state.ts';

/**
 * A master in Google Sheets.
 *
 * `read` takes one call and `write`, up to two megabytes, one more. A write is one atomic
 * batch that only the first of two writers gets through and that copies the rows
 * it touches before it touches them; if they turn out to have been moved or edited
 * since they were read, the write is taken back and `MasterChanged` thrown. A run
 * that was cut off before it could do so is made good by the next `read`.
 *
 * The snapshot given to `write` must come from this workbook's own `read`. What is
 * larger than `largestRequest` bytes goes in parts to a hidden tab first.
 */
export function googleWorkbook(
  google: Google,
  spreadsheetId: string,
  largestRequest = LARGEST_REQUEST,
): Workbook {
  const target: Target = { kind: 'spreadsheet', id: spreadsheetId, role: 'Editor' };
  const location = addressOf(target);
  const states = new WeakMap<Snapshot, State>();
  const findings: Finding[] = [];

  return {
    location,
    callsOfWrite: 1,
    findings: () => findings,
    read: async () => {
      const state = await finishRepair(google, target, await readState(google, target));
      const { revision } = state;
      const snapshot: Snapshot = { exists: true, tabs: state.sheets.map(toTab), revision };
      states.set(snapshot, state);
      return snapshot;
    },
    write: async (changes, snapshot) => {
      const base = states.get(snapshot);
      if (!base) throw new Error('A write needs the snapshot that this workbook gave.');
      if (changes.length === 0) return;
      refuseTakenTitles(changes, base, location);
      const blocks = blocksOf(changes);
      const write = { base, changes, blocks, largestRequest };
      const sent = await sendChanges(google, target, write);
      await verify(google, target, sent, blocks);
      if (sent.undrawn) findings.push(UNDRAWN);
    },
  };
}

const UNDRAWN: Finding = {
  code: 'charts-refused',
  severity: 'warning',
  count: 1,
  message: 'Google refused the charts of the Summary tab; its figures stand without them.',
};

interface Drawn extends Sent {
  /** Google took the list, but not the charts beside it. */
  readonly undrawn: boolean;
}

interface Write {
  readonly base: State;
  readonly changes: readonly Change[];
  readonly blocks: readonly Block[];
  readonly largestRequest: number;
}

async function sendChanges(google: Google, target: Target, write: Write): Promise<Drawn> {
  const revision = google.freshId();
  const leftOver = write.base.staging.map((sheet) => sheet.id);
  const batch = { ...write, revision, staged: new Map(), discard: leftOver };
  const whole = composeBatch(batch);
  const fits = bytesOf(whole) <= write.largestRequest;
  try {
    if (fits) return await sendDrawn(google, target, write.base, whole, revision);
    const { tabId, moves } = await stageBlocks(google, target, write.blocks, write.largestRequest);
    const final = composeBatch({ ...batch, staged: moves, discard: [...leftOver, tabId] });
    return await sendDrawn(google, target, write.base, final, revision);
  } catch (error) {
    const taking = fits ? whole : [...whole, stagingTab(write.blocks)];
    throw tooManyCells(error, write.base, taking, addressOf(target)) ?? error;
  }
}

/** Where Google does not want the charts, the list goes without: they are only to be looked at. */
async function sendDrawn(
  google: Google,
  target: Target,
  base: State,
  requests: readonly sheets_v4.Schema$Request[],
  revision: string,
): Promise<Drawn> {
  try {
    return { ...(await sendBatch(google, target, base, requests, revision)), undrawn: false };
  } catch (error) {
    const plain = requests.filter((request) => request.addChart === undefined);
    const mayBeCharts = error instanceof GoogleRefusal && error.trouble.status === 400;
    if (!mayBeCharts || plain.length === requests.length) throw error;
    return { ...(await sendBatch(google, target, base, plain, revision)), undrawn: true };
  }
}

/** Looks at what Google copied before and after the write; takes it back if either is not as it should be. */
async function verify(
  google: Google,
  target: Target,
  { state, fresh }: Sent,
  blocks: readonly Block[],
): Promise<void> {
  const journal = standingJournal(state, addressOf(target));
  if (!journal) throw new MasterChanged(addressOf(target));
  if (wasRaced(journal)) {
    await takeBack(google, target, state, journal);
    throw new MasterChanged(addressOf(target));
  }
  const wrong = wrongCells(journal, blocks) + (fresh ? wrongTabs(journal, state) : 0);
  if (wrong === 0) return;
  await takeBack(google, target, state, journal);
  throw new AppError(`Google kept something else in ${wrong} places of ${addressOf(target)}.`, {
    exitCode: EXIT.cannotWrite,
    hint: 'The write was taken back. Look for formulas that fill whole columns of the tool’s tabs.',
  });
}

function wrongCells(journal: Journal, blocks: readonly Block[]): number {
  let wrong = 0;
  for (const run of journal.runs) {
    for (const block of blocks.filter((each) => each.tabId === run.tabId)) {
      const first = Math.max(run.row, block.row);
      const end = Math.min(run.row + run.seals.length, block.row + block.rows.length);
      for (let row = first; row < end; row++) {
        (block.rows[row - block.row] ?? []).forEach((entry, index) => {
          const cell = journalCell(journal, run, row - run.row, block.column + index, 'after');
          if (contentKey(cell) !== entryKey(entry)) wrong += 1;
        });
      }
    }
  }
  return wrong;
}

function wrongTabs({ head }: Journal, state: State): number {
  return head.added.filter(([tabId, digest]) => {
    const sheet = state.sheets.find((each) => each.id === tabId);
    return !sheet || sheetDigest(sheet) !== digest;
  }).length;
}

/** Google compares the titles of tabs without case. */
function refuseTakenTitles(changes: readonly Change[], base: State, location: string): void {
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
