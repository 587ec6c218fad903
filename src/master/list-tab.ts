import { LANGUAGES, type Language } from '../languages/registry.ts';
import { languageTexts } from '../languages/texts.ts';
import type { AddTab, Change, Snapshot, Tab, TabLayout } from '../workbook/workbook.ts';
import { cellText } from './cell-text.ts';

/**
 * The List tab: the public list as it goes to print, a line a row. It is the tool's alone and
 * has neither columns nor rows that anybody finds again: it is rewritten.
 */

/** What the tab says beside the list: `notice` is its first line, by which a copy of the tab is known too. */
export const LIST_TEXTS = languageTexts('list', { notice: [] });

export const LIST_TITLE = 'List';

const layout = (title: string, notice: string): TabLayout => ({
  title,
  hidden: false,
  columns: [{ header: notice, width: 100, wrap: true }],
  looks: { upright: true },
});

/** In every language: the letter's may have changed since the tab was written. */
const isNotice = (line: string | undefined): boolean =>
  LANGUAGES.some((language) => LIST_TEXTS(language, 'notice') === line);

/** By ID first, since people rename tabs; undefined where there is none, or people deleted it. */
export function findList({ tabs }: Snapshot, id: number | undefined): Tab | undefined {
  if (id === undefined) return undefined;
  const isCopy = ({ title, rows }: Tab): boolean => title === LIST_TITLE && isNotice(rows[0]?.[0]);
  return tabs.find((tab) => tab.id === id) ?? tabs.find(isCopy);
}

export function addListTab(
  tabId: number,
  title: string,
  lines: readonly string[],
  language: Language,
): AddTab {
  const rows = lines.map((line) => [cellText(line)]);
  return { type: 'add-tab', tabId, layout: layout(title, LIST_TEXTS(language, 'notice')), rows };
}

/** The fewest rows that make the tab say these lines and nothing else. */
export function listChanges(
  tab: Tab,
  lines: readonly string[],
  language: Language,
): readonly Change[] {
  const desired = [LIST_TEXTS(language, 'notice'), ...lines.map(cellText)];
  const changes: Change[] = [];
  for (let row = 0; row < Math.max(desired.length, tab.rows.length); row++) {
    const cells = tab.rows[row] ?? [];
    const values = [desired[row] ?? '', ...cells.slice(1).map(() => '')];
    const same = values.every(
      (value, column) => value === (cells[column] ?? '') && !tab.formulas.has(`${row}:${column}`),
    );
    if (!same) changes.push({ type: 'write-cells', tabId: tab.id, row, column: 0, values });
  }
  return changes;
}
