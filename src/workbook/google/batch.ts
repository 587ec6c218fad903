import type { WorkbookEntry } from '../workbook-entries.ts';
import type { AddTab, CellKind, Change } from '../workbook.ts';
import { areaOf, entriesOf, writeBlock, type CellBlock } from './blocks.ts';
import { runsOf } from './before-images.ts';
import {
  copyRuns,
  emptyJournal,
  openJournal,
  placeRuns,
  writeNotes,
  type JournalHead,
} from './undo-log.ts';
import { withoutFilters } from './filters.ts';
import { addTabRequests, growRequests } from './layout.ts';
import { advanceRevision } from './revision.ts';
import { tabDigest } from './rollback.ts';
import { JOURNAL, REPAIR, type WorkbookState } from './workbook-state.ts';
import type { SheetsRequest } from './request.ts';

export interface BatchInput {
  /** What the changes were computed from. */
  readonly base: WorkbookState;
  readonly changes: readonly Change[];
  readonly blocks: readonly CellBlock[];
  /** The ID of the revision that this write makes. */
  readonly revision: string;
  /** How a block gets to its place where it is not sent along: by copying from the staging tab. */
  readonly staged: ReadonlyMap<CellBlock, readonly SheetsRequest[]>;
  /** Tabs that are there already, hidden and with their rows, and are only to be shown. */
  readonly filled: ReadonlySet<number>;
  /** Tabs that an unfinished write left over; they go first, since they may be in the way. */
  readonly discard: readonly number[];
  /** Tabs that this write itself copies from; they go last. */
  readonly staging: readonly number[];
}

/**
 * The whole write as one list of requests, of which Google carries out all or none.
 *
 * In this order: only one of two writers gets past the revision; grids grow; the
 * rows to be touched are copied as they stand at that moment; cells are written;
 * the rows are copied again.
 */
export function composeBatch(input: BatchInput): readonly SheetsRequest[] {
  const { base, changes, blocks, staged, filled } = input;
  const added = changes.filter((change): change is AddTab => change.type === 'add-tab');
  const areas = blocks.map(areaOf);
  const runs = placeRuns(runsOf(base, areas));
  const width = runs.reduce((widest, run) => Math.max(widest, run.width), 1);
  const height = runs.reduce((sum, run) => sum + run.seals.length, 0);
  const head: JournalHead = { version: 1, width, added: added.map(digestOf) };
  const revision = advanceRevision(base, input.revision);
  const filters = withoutFilters(base.sheets, new Set(areas.map(({ tabId }) => tabId)));
  return [
    ...revision.before,
    ...input.discard.map((sheetId) => ({ deleteSheet: { sheetId } })),
    ...filters.before,
    ...openJournal(JOURNAL, base.journal, width, height),
    ...(base.repair ? emptyJournal(REPAIR) : []),
    ...base.sheets.flatMap((sheet) => {
      const own = areas.filter((area) => area.tabId === sheet.id);
      const rows = own.reduce((most, area) => Math.max(most, area.row + area.height), 0);
      const columns = own.reduce((most, area) => Math.max(most, area.column + area.width), 0);
      return growRequests(sheet, rows, columns);
    }),
    ...copyRuns(JOURNAL, runs, width, 'before'),
    ...copyRuns(JOURNAL, runs, width, 'formulas'),
    ...added.flatMap((tab) => addTabRequests(tab, filled.has(tab.tabId))),
    ...blocks
      .filter((block) => !filled.has(block.tabId))
      .flatMap((block) => staged.get(block) ?? [writeBlock(block)]),
    ...copyRuns(JOURNAL, runs, width, 'after'),
    ...writeNotes(JOURNAL, head, runs),
    ...input.staging.map((sheetId) => ({ deleteSheet: { sheetId } })),
    ...filters.after,
    ...revision.after,
  ];
}

/** What stands in the tab when this write is done. */
function digestOf({ tabId, layout, rows }: AddTab): readonly [number, string] {
  const header = entriesOf(layout.columns.map((column) => column.header));
  const kinds = layout.columns.map(({ kind }) => kind);
  return [tabId, tabDigest(linesOf(header, rows, kinds))];
}

function* linesOf(
  header: readonly WorkbookEntry[],
  rows: AddTab['rows'],
  kinds: readonly (CellKind | undefined)[],
): Iterable<readonly WorkbookEntry[]> {
  yield header;
  for (const row of rows) yield entriesOf(row, kinds);
}
