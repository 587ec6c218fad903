import { AppError, EXIT } from '../errors.ts';
import type { Snapshot, Tab } from '../workbook/workbook.ts';
import { MEMORY, TAB_NAMES, TABS, type TabName } from './columns.ts';
import { readGrid, type TabState } from './grid.ts';
import { NO_MEMORY, readMemory, type Memory } from './memory.ts';

/** A master as the stages see it: the five tabs and the tool's memory. */
export interface Master {
  readonly location: string;
  /** Absent for a tab that is not there yet; on a fresh master that is all of them. */
  readonly tabs: Readonly<Partial<Record<TabName | 'memory', TabState>>>;
  readonly memory: Memory;
  /** IDs of all tabs of the workbook, people's own included. */
  readonly takenIds: ReadonlySet<number>;
}

/**
 * Reads a workbook as a master: a fresh one where none of the tool's tabs is there.
 *
 * Throws (65) where only some of them are: to go on would forget edits and decisions.
 */
export function readMaster(snapshot: Snapshot, location: string): Master {
  const takenIds = new Set(snapshot.tabs.map((tab) => tab.id));
  const hidden = snapshot.tabs.find((tab) => tab.title === MEMORY.title);
  if (hidden === undefined) {
    refuseForeignTabs(snapshot, location);
    return { location, tabs: {}, memory: NO_MEMORY, takenIds };
  }
  const memoryState = readGrid(hidden, MEMORY, location);
  const memory = readMemory(memoryState, location);
  const tabs: Partial<Record<TabName | 'memory', TabState>> = { memory: memoryState };
  for (const name of TAB_NAMES) {
    tabs[name] = readGrid(findTab(snapshot, memory, name, location), TABS[name], location);
  }
  return { location, tabs, memory, takenIds };
}

/** By ID first, since people rename tabs; by title where a copy of the file gave new IDs. */
function findTab(snapshot: Snapshot, memory: Memory, name: TabName, location: string): Tab {
  const id = memory.master?.tabs[name];
  const tab =
    snapshot.tabs.find((each) => each.id === id) ??
    snapshot.tabs.find((each) => each.title === TABS[name].title);
  if (tab) return tab;
  throw new AppError(`The tab "${name}" of ${location} is gone.`, {
    exitCode: EXIT.data,
    hint: 'Undo its deletion or bring back an earlier version of the master, then sync again. Nothing was written.',
  });
}

function refuseForeignTabs(snapshot: Snapshot, location: string): void {
  const titles = new Set(TAB_NAMES.map((name) => TABS[name].title));
  const foreign = snapshot.tabs.filter((tab) => titles.has(tab.title) && tab.rows.length > 0);
  if (foreign.length === 0) return;
  throw new AppError(
    `${location} already has a tab named "${foreign[0]?.title ?? ''}", but not the hidden tab in which Undersigned remembers what it wrote.`,
    {
      exitCode: EXIT.data,
      hint: 'Bring back an earlier version if the hidden tab was deleted; otherwise point `master` at an empty workbook. Nothing was written.',
    },
  );
}
