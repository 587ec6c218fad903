import { addressOf, type Google } from '../../platform/google/google.ts';
import { MasterChanged } from '../master-changed.ts';
import { isCleaned, keptOtherwise, rowsInDoubt } from './compare-cells.ts';
import { sendBatch } from './google-session.ts';
import { joinOriginals, parseOriginals, writeOriginals, type Original } from './originals.ts';
import { readRanges, readState, rowsRange } from './read-state.ts';
import { advanceRevision } from './revision.ts';
import type { Written } from './send-changes.ts';
import type { Write } from './staging.ts';
import { parseJournal } from './undo-log.ts';
import { JOURNAL, type SheetState } from './workbook-state.ts';
import type { MasterTarget } from './master-target.ts';

/** How often another sync may come between. */
const ATTEMPTS = 4;

/** What Google kept otherwise than it was written, in new tabs and in those that were there. */
export async function originalsOf(
  google: Google,
  target: MasterTarget,
  write: Write,
  written: Written,
): Promise<readonly Original[]> {
  const { blocks } = write;
  const isLikely = written.fresh ? undefined : isCleaned;
  const added = write.changes.flatMap((change) =>
    change.type === 'add-tab' && !written.compared.has(change.tabId) ? [change.tabId] : [],
  );
  const found = inBlocks(
    blocks.filter(({ tabId }) => added.includes(tabId)),
    written.sheets,
    isLikely,
  );
  const journal = parseJournal(JOURNAL, written.journal, addressOf(target));
  const doubtful = journal ? rowsInDoubt(journal, blocks) : new Map<number, Set<number>>();
  if (doubtful.size === 0) return [...written.originals, ...found];
  const titles = new Map(write.base.sheets.map(({ id, title }) => [id, title]));
  const ranges = [...doubtful].flatMap(([tabId, rows]) =>
    stretches([...rows]).map(([from, to]) => rowsRange(titles.get(tabId) ?? '', from, to)),
  );
  // Google's copy says that something is different; the cell itself says whether it is.
  const now = await readRanges(google, target, ranges);
  const touched = inBlocks(
    blocks
      .filter(({ tabId }) => !added.includes(tabId))
      .flatMap((block) => rowsOnly(block, doubtful.get(block.tabId))),
    now?.sheets ?? [],
    isCleaned,
  );
  return [...written.originals, ...found, ...touched];
}

type Blocks = Write['blocks'];

function rowsOnly(block: Blocks[number], rows: ReadonlySet<number> = new Set()): Blocks {
  return block.rows.flatMap((values, offset) =>
    rows.has(block.row + offset) ? [{ ...block, row: block.row + offset, rows: [values] }] : [],
  );
}

function inBlocks(
  blocks: Blocks,
  sheets: readonly SheetState[],
  isLikely: typeof isCleaned | undefined,
): readonly Original[] {
  return blocks.flatMap(({ tabId, row, column, rows }) => {
    const sheet = sheets.find(({ id }) => id === tabId);
    return rows.flatMap((values, offset) =>
      keptOtherwise(values, sheet?.rows[row + offset] ?? [], { tabId, column }, isLikely),
    );
  });
}

/** Rows as runs of neighbours. */
function stretches(rows: readonly number[]): readonly (readonly [from: number, to: number])[] {
  const result: [number, number][] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = result.at(-1);
    if (last?.[1] === row) last[1] = row + 1;
    else result.push([row, row + 1]);
  }
  return result;
}

/** Writes them to the hidden tab that remembers them, where there are any new ones. */
export async function keepOriginals(
  google: Google,
  target: MasterTarget,
  originals: readonly Original[],
): Promise<void> {
  for (let attempt = 1; originals.length > 0; attempt++) {
    const base = await readState(google, target);
    const known = parseOriginals(base.originals, addressOf(target));
    const all = joinOriginals(known, originals);
    if (JSON.stringify(all) === JSON.stringify(known)) return;
    const next = google.freshId();
    const revision = advanceRevision(base, next);
    const requests = [
      ...revision.before,
      ...writeOriginals(base.originals, all),
      ...revision.after,
    ];
    try {
      await sendBatch(google, target, { base, requests, revision: next, look: 'nowhere' });
      return;
    } catch (error) {
      if (!(error instanceof MasterChanged) || attempt === ATTEMPTS) throw error;
    }
  }
}
