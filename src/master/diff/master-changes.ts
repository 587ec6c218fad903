import type { Language } from '../../languages/registry.ts';
import { layoutOf } from '../schema/column.ts';
import { MEMORY } from '../schema/memory-tab.ts';
import { SUMMARY } from '../schema/summary.ts';
import { TAB_NAMES, TABS, type TabName } from '../schema/tabs.ts';
import { addListTab, LIST_TITLE, listChanges } from '../list-tab.ts';
import type { Master } from '../master.ts';
import type { MemoryEntries } from '../memory/memory.ts';
import type { Change, Rows, SectionLayout } from '../../workbook/workbook.ts';
import { tabChanges, type DesiredTab } from './tab-changes.ts';

export type DesiredMaster = Readonly<
  Record<Exclude<TabName, 'Log' | 'Summary'> | 'memory', DesiredTab>
> & {
  /** Absent where the tab is not to be touched. */
  readonly Summary?: DesiredTab | undefined;
  /** The lines of the List tab; absent where it is not to be touched. */
  readonly List?: readonly string[] | undefined;
};

/** IDs for tabs that are not there yet start here. */
const FIRST_TAB_ID = 1001;

/** The tabs' IDs: those that they have or had, or free ones for tabs that are to be made. */
export function tabIds(master: Master): Readonly<Record<TabName | 'List' | 'memory', number>> {
  let next = FIRST_TAB_ID;
  const free = (): number => {
    while (master.takenIds.has(next)) next++;
    return next++;
  };
  const id = (name: TabName | 'memory'): number => master.tabs[name]?.tabId ?? free();
  const had = master.memory.master?.tabs;
  return {
    Organizations: id('Organizations'),
    Individuals: id('Individuals'),
    Review: id('Review'),
    Responses: id('Responses'),
    Log: id('Log'),
    memory: id('memory'),
    Summary: master.tabs.Summary?.tabId ?? had?.Summary ?? free(),
    List: master.list?.id ?? had?.List ?? free(),
  };
}

/** All that has to change so that the master is as wanted; the Log is not in it yet. */
export function masterChanges(
  master: Master,
  wanted: DesiredMaster,
  sections: readonly SectionLayout[],
  language: Language,
): readonly Change[] {
  const ids = tabIds(master);
  return ([...TAB_NAMES, 'memory'] as const).flatMap((name): readonly Change[] => {
    const spec = name === 'memory' ? MEMORY : master.schema[name];
    const state = master.tabs[name];
    if (name === 'Summary') {
      if (!wanted.Summary) return [];
      if (state) return tabChanges(spec, state, wanted.Summary);
      const layout = {
        ...layoutOf(spec, language),
        title: freeTitle(SUMMARY.title, master),
        sections,
      };
      const rows = withoutKeys(wanted.Summary.rows);
      return [{ type: 'add-tab', tabId: ids.Summary, layout, rows }];
    }
    if (name === 'Log')
      return state
        ? []
        : [{ type: 'add-tab', tabId: ids.Log, layout: layoutOf(spec, language), rows: [] }];
    const list = name === 'Review' ? listTab(master, ids.List, wanted.List, language) : [];
    if (state) return [...tabChanges(spec, state, wanted[name]), ...list];
    const rows = withoutKeys(wanted[name].rows);
    return [{ type: 'add-tab', tabId: ids[name], layout: layoutOf(spec, language), rows }, ...list];
  });
}

/** A new one stands behind Review, where people look for what is next. */
function listTab(
  master: Master,
  id: number,
  lines: readonly string[] | undefined,
  language: Language,
): readonly Change[] {
  if (!lines) return [];
  if (master.list) return listChanges(master.list, lines, language);
  return [addListTab(id, freeTitle(LIST_TITLE, master), lines, language)];
}

/** People may have had a tab of that title before there was this one. */
function freeTitle(title: string, { takenTitles }: Master): string {
  for (let number = 1; ; number++) {
    const free = number === 1 ? title : `${title} (${number})`;
    if (!takenTitles.has(free.toLowerCase())) return free;
  }
}

function withoutKeys(keyed: MemoryEntries<readonly string[]>): Rows {
  return {
    length: keyed.size,
    *[Symbol.iterator]() {
      for (const [, cells] of keyed) yield cells;
    },
  };
}

/** The changes with one more row in the Log; none at all where nothing else changes. */
export function withLogRow(
  changes: readonly Change[],
  master: Master,
  cells: readonly string[],
): readonly Change[] {
  if (changes.length === 0) return changes;
  const state = master.tabs.Log;
  if (state) {
    const row = tabChanges(TABS.Log, state, {
      rows: new Map([['', cells]]),
      cleared: new Set(),
      placed: new Map(),
    });
    return [...changes, ...row];
  }
  const { Log } = tabIds(master);
  return changes.map((change) =>
    change.type === 'add-tab' && change.tabId === Log ? { ...change, rows: [cells] } : change,
  );
}
