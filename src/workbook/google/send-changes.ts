import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { addressOf, type Google } from '../../platform/google/google.ts';
import { GoogleRefusal } from '../../platform/google/refusals.ts';
import { composeBatch } from './batch.ts';
import { bytesOf } from './blocks.ts';
import { refuseTooManyCells } from './cell-limit.ts';
import { sendBatch, type WriteBatch, type Sent } from './google-session.ts';
import type { Original } from './originals.ts';
import { readTab, tabRange } from './read-state.ts';
import { sizeOf, stageBlocks, stagingRoom, type StagedBlocks, type Write } from './staging.ts';
import { JOURNAL, type SheetState } from './workbook-state.ts';
import type { MasterTarget } from './master-target.ts';

export interface Written extends Sent {
  readonly journal: SheetState | undefined;
  /** New tabs that were compared with what was written while they were filled. */
  readonly compared: ReadonlySet<number>;
  /** What Google kept otherwise in them. */
  readonly originals: readonly Original[];
  /** Google took the list, but not the charts beside it. */
  readonly undrawn: boolean;
}

/** Sends a write: as one batch, or what is too large for that in parts and a last batch. */
export async function sendChanges(
  google: Google,
  target: MasterTarget,
  write: Write,
): Promise<Written> {
  const { base, changes, blocks, largestRequest } = write;
  const discard = base.staging.map((sheet) => sheet.id);
  const requests = (staged: StagedBlocks, revision: string) =>
    composeBatch({
      ...staged,
      changes,
      blocks,
      revision,
      discard: staged.base === base ? discard : [],
    });
  const direct: StagedBlocks = {
    base,
    filled: new Set(),
    staged: new Map(),
    staging: [],
    originals: [],
  };
  const whole = isSmall(write) ? requests(direct, google.freshId()) : undefined;
  const isWhole = whole !== undefined && bytesOf(whole) <= largestRequest;
  const room = isWhole ? whole : [...stagingRoom(google, write), ...growth(write, requests)];
  refuseTooManyCells(base, room, addressOf(target));
  const staged = isWhole ? direct : await stageBlocks(google, target, write);
  const revision = google.freshId();
  const final = requests(staged, revision);
  const isLong = journalCells(final) > target.cellsAtOnce;
  const sent = await sendDrawn(google, target, {
    base: staged.base,
    requests: final,
    revision,
    look: isLong ? 'nowhere' : lookFor(staged, changes),
  });
  return {
    ...sent,
    journal: isLong
      ? await readTab(google, target, JOURNAL.id)
      : sent.sheets.find(({ id }) => id === JOURNAL.id),
    compared: staged.filled,
    originals: staged.originals,
  };
}

/** How large the batch makes the hidden tab with the copies. */
function journalCells(requests: readonly sheets_v4.Schema$Request[]): number {
  const grids = requests.map(({ addSheet, updateSheetProperties }) => {
    const properties = addSheet?.properties ?? updateSheetProperties?.properties;
    return properties?.sheetId === JOURNAL.id ? properties.gridProperties : undefined;
  });
  return Math.max(0, ...grids.map((grid) => (grid?.rowCount ?? 0) * (grid?.columnCount ?? 0)));
}

/** Whether it is worth making one request of it all, to see how large that is. */
function isSmall({ blocks, largestRequest }: Write): boolean {
  let room = largestRequest;
  for (const block of blocks) {
    room -= sizeOf(block, room);
    if (room <= 0) return false;
  }
  return true;
}

/** How existing tabs grow by a write that goes in parts. */
function growth(
  { base, changes }: Write,
  requests: (staged: StagedBlocks, revision: string) => readonly sheets_v4.Schema$Request[],
): readonly sheets_v4.Schema$Request[] {
  const filled = new Set(changes.flatMap((each) => (each.type === 'add-tab' ? [each.tabId] : [])));
  return requests({ base, filled, staged: new Map(), staging: [], originals: [] }, '');
}

/** What a batch copied is looked at; tabs that it makes can only be seen in a reply with all. */
function lookFor({ base, filled }: StagedBlocks, changes: Write['changes']): WriteBatch['look'] {
  const makesTabs = changes.some((each) => each.type === 'add-tab' && !filled.has(each.tabId));
  return makesTabs || !base.journal ? 'everywhere' : [tabRange(base.journal.title)];
}

/** Where Google does not want the charts, the list goes without: they are only to be looked at. */
async function sendDrawn(
  google: Google,
  target: MasterTarget,
  batch: WriteBatch,
): Promise<Sent & { readonly undrawn: boolean }> {
  try {
    return { ...(await sendBatch(google, target, batch)), undrawn: false };
  } catch (error) {
    const requests = batch.requests.filter((request) => request.addChart === undefined);
    const mayBeCharts = error instanceof GoogleRefusal && error.trouble.status === 400;
    if (!mayBeCharts || requests.length === batch.requests.length) throw error;
    return { ...(await sendBatch(google, target, { ...batch, requests })), undrawn: true };
  }
}
