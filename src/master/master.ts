import type { ExtraQuestion } from '../domain/letter.ts';
import { AppError, EXIT } from '../errors.ts';
import type { Snapshot, Tab } from '../workbook/workbook.ts';
import { MEMORY } from './schema/memory-tab.ts';
import { SUMMARY } from './schema/summary.ts';
import { masterSchema, TAB_NAMES, TABS, type MasterSchema, type TabName } from './schema/tabs.ts';
import { looksLike, readGrid, type TabState } from './grid.ts';
import { findList } from './list-tab.ts';
import { NO_MEMORY, type Memory } from './memory/memory.ts';
import { readMemory } from './memory/read-memory.ts';

/** A master as the stages see it: its tabs and the tool's memory. */
export interface Master {
  readonly location: string;
  /**
   * Absent for a tab that is not there yet, on a fresh master all of them, and for a
   * Summary that people deleted.
   */
  readonly tabs: Readonly<Partial<Record<TabName | 'memory', TabState>>>;
  /** The List tab; absent as a Summary may be. */
  readonly list?: Tab;
  readonly memory: Memory;
  readonly schema: MasterSchema;
  /** IDs of all tabs of the workbook, people's own included. */
  readonly takenIds: ReadonlySet<number>;
  /** Their titles in lower case, as two that differ in case alone cannot stand together. */
  readonly takenTitles: ReadonlySet<string>;
}

/**
 * Reads a workbook as a master: a fresh one where none of the tool's tabs is there.
 *
 * Throws (65) where only some of them are: to go on would forget edits and decisions.
 */
export function readMaster(
  snapshot: Snapshot,
  location: string,
  extra: readonly ExtraQuestion[],
): Master {
  return masterReader(location, extra)(snapshot);
}

/** A tab as it was read, under the memory that said how. */
interface ReadTab {
  readonly state: TabState;
  readonly memory: Memory;
}

/**
 * Reads a master time and again while it changes, as `readMaster` does. A tab is read and checked
 * once, for as long as it is the very same; whoever changes one puts another in its place.
 */
export function masterReader(
  location: string,
  extra: readonly ExtraQuestion[],
): (snapshot: Snapshot) => Master {
  const schema = masterSchema(extra);
  const memories = new WeakMap<Tab, ReadTab>();
  const grids = new WeakMap<Tab, ReadTab & { readonly name: TabName }>();

  function memoryOf(hidden: Tab): ReadTab {
    const known = memories.get(hidden);
    if (known) return known;
    const state = readGrid(hidden, MEMORY, location);
    const read = { state, memory: readMemory(state, schema, location) };
    memories.set(hidden, read);
    return read;
  }

  /** What the memory says of the columns decides how a tab is read. */
  function gridOf(tab: Tab, name: TabName, memory: Memory): TabState {
    const known = grids.get(tab);
    if (known?.memory === memory && known.name === name) return known.state;
    const state = readGrid(tab, schema[name], location, memory.master?.columns[name]);
    grids.set(tab, { state, memory, name });
    return state;
  }

  return (snapshot) => {
    const takenIds = new Set(snapshot.tabs.map((tab) => tab.id));
    const takenTitles = new Set(snapshot.tabs.map((tab) => tab.title.toLowerCase()));
    const hidden = findMemory(snapshot);
    if (hidden === undefined) {
      refuseForeignTabs(snapshot, location);
      return { location, schema, tabs: {}, memory: NO_MEMORY, takenIds, takenTitles };
    }
    const { state, memory } = memoryOf(hidden);
    const tabs: Partial<Record<TabName | 'memory', TabState>> = { memory: state };
    for (const name of TAB_NAMES) {
      const tab =
        name === 'Summary'
          ? findSummary(snapshot, memory)
          : findTab(snapshot, memory, name, location);
      if (tab) tabs[name] = gridOf(tab, name, memory);
    }
    const list = findList(snapshot, memory.master?.tabs.List);
    return { location, schema, tabs, memory, takenIds, takenTitles, ...(list && { list }) };
  };
}

/** Throws (65) for a master that no sync has made yet. */
export function refuseUnmade({ memory, location }: Master): void {
  if (memory.master) return;
  throw new AppError(`There is no list in ${location} yet.`, {
    exitCode: EXIT.data,
    hint: 'Run `undersigned sync` first.',
  });
}

/**
 * The Summary may be missing: a master of an earlier version has none yet, and people
 * who do not need it delete it. A tab of their own may then have its title, or its ID.
 */
function findSummary({ tabs }: Snapshot, { master }: Memory): Tab | undefined {
  const id = master?.tabs.Summary;
  if (id === undefined) return undefined;
  const ours = tabs.filter((tab) => looksLike(tab, SUMMARY));
  return ours.find((tab) => tab.id === id) ?? ours.find((tab) => tab.title === SUMMARY.title);
}

/**
 * By ID first, since people rename tabs; by title where a copy of the file gave new IDs; by its
 * headers where a program did both.
 */
function findTab(snapshot: Snapshot, memory: Memory, name: TabName, location: string): Tab {
  const id = memory.master?.tabs[name];
  const tab =
    snapshot.tabs.find((each) => each.id === id) ??
    snapshot.tabs.find((each) => each.title === TABS[name].title) ??
    onlyOne(snapshot.tabs.filter((each) => looksLike(each, TABS[name])));
  if (tab) return tab;
  throw new AppError(`The tab "${name}" of ${location} is gone.`, {
    exitCode: EXIT.data,
    hint: 'Undo its deletion or bring back an earlier version of the master, then sync again. Nothing was written.',
  });
}

/** The tool's memory, also where a program made it visible and gave it another name. */
function findMemory({ tabs }: Snapshot): Tab | undefined {
  const isMemory = (tab: Tab): boolean =>
    looksLike(tab, MEMORY) && tab.rows.some(([key]) => key === 'master');
  return tabs.find(({ title }) => title === MEMORY.title) ?? onlyOne(tabs.filter(isMemory));
}

function onlyOne<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

function refuseForeignTabs(snapshot: Snapshot, location: string): void {
  const needed = TAB_NAMES.filter((name) => name !== 'Summary');
  const titles = new Set(needed.map((name) => TABS[name].title));
  const isOurs = (tab: Tab): boolean =>
    titles.has(tab.title) || needed.some((name) => looksLike(tab, TABS[name]));
  const foreign = snapshot.tabs.filter((tab) => tab.rows.length > 0 && isOurs(tab));
  if (foreign.length === 0) return;
  throw new AppError(
    `${location} already has a tab named "${foreign[0]?.title ?? ''}", but not the hidden tab in which Undersigned remembers what it wrote.`,
    {
      exitCode: EXIT.data,
      hint: 'Bring back an earlier version if the hidden tab was deleted; otherwise point `master` at an empty workbook. Nothing was written.',
    },
  );
}
