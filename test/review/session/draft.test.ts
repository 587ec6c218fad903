import { describe, expect, it } from '@jest/globals';
import { changesFrom, draftOf, withChanges } from '../../../src/review/session/draft.ts';
import type { Change, Snapshot, TabLayout } from '../../../src/workbook/workbook.ts';

const BASE: Snapshot = {
  exists: true,
  revision: '1',
  tabs: [
    {
      id: 1,
      title: 'Figures',
      hidden: false,
      rows: [
        ['Figure', 'Count'],
        ['all', '1,200'],
        ['today', '4'],
      ],
      formulas: new Set(['2:1']),
      numbers: new Map([['1:1', 1200]]),
    },
  ],
};

const write = (row: number, column: number, value: string, kind?: 'number'): Change => ({
  type: 'write-cells',
  tabId: 1,
  row,
  column,
  values: [value],
  ...(kind && { kinds: [kind] }),
});

const LAYOUT: TabLayout = {
  title: 'Later',
  hidden: false,
  columns: [
    { header: 'Name', width: 10 },
    { header: 'Count', width: 10, kind: 'number' },
  ],
};

/** One change after the other, and what all of them come to. */
const drafted = (...steps: readonly (readonly Change[])[]): readonly Change[] =>
  changesFrom(
    BASE,
    steps.reduce((draft, changes) => withChanges(draft, changes), draftOf(BASE)),
  );

describe('a draft', () => {
  it('knows which cells are to be numbers, whatever is written over what', () => {
    expect(drafted([write(1, 1, '1201', 'number')], [write(1, 1, '1202', 'number')])).toEqual([
      { ...write(1, 1, '1202'), kinds: ['number'] },
    ]);
    expect(drafted([write(1, 1, '1201', 'number')], [write(1, 1, 'many')])).toEqual([
      write(1, 1, 'many'),
    ]);
  });

  it('takes a number whose cell was written over for gone, and a formula too', () => {
    const [tab] = withChanges(draftOf(BASE), [write(1, 1, '7'), write(2, 1, '4')]).snapshot.tabs;
    expect([tab?.numbers?.size, tab?.formulas.size]).toEqual([0, 0]);
    expect(drafted([write(2, 1, '4')])).toEqual([write(2, 1, '4')]);
  });

  it('shows a tab that is to be made, and makes it with all that was written into it since', () => {
    const add: Change = { type: 'add-tab', tabId: 9, layout: LAYOUT, rows: [['all', '1']] };
    const later: Change = {
      type: 'write-cells',
      tabId: 9,
      row: 1,
      column: 1,
      values: ['2'],
      kinds: ['number'],
    };
    expect(withChanges(draftOf(BASE), [add]).snapshot.tabs[1]).toMatchObject({
      title: 'Later',
      rows: [
        ['Name', 'Count'],
        ['all', '1'],
      ],
    });
    expect(drafted([add], [later])).toEqual([{ ...add, rows: [['all', '2']] }]);
  });
});
