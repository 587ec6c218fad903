import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ORGANIZATIONS } from '../../../src/master/schema/organizations.ts';
import { readGrid } from '../../../src/master/grid.ts';
import { tabChanges } from '../../../src/master/diff/tab-changes.ts';
import type { Tab } from '../../../src/workbook/workbook.ts';
import { GridWorkbook } from '../../sync/grid-workbook.ts';

const HEADERS = ORGANIZATIONS.columns.map(({ header }) => header);

/** A tab with the columns in any order, blank rows anywhere, and one column of people's own. */
const tabs = fc
  .record({
    order: fc.shuffledSubarray([...HEADERS, 'Called'], { minLength: HEADERS.length + 1 }),
    rows: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 8 }),
    blanks: fc.array(fc.nat({ max: 8 }), { maxLength: 3 }),
  })
  .map(({ order, rows, blanks }): Tab => {
    const cells = rows.map((n) =>
      order.map((header) =>
        header === 'Signer ID' ? `O-${String(n).padStart(4, '0')}` : `${header} ${n}`,
      ),
    );
    for (const at of blanks) cells.splice(at % (cells.length + 1), 0, []);
    return {
      id: 7,
      title: 'Organizations',
      hidden: false,
      rows: [order, ...cells],
      formulas: new Set(),
    };
  });

const wanted = fc.dictionary(
  fc.integer({ min: 1, max: 16 }).map((n) => `O-${String(n).padStart(4, '0')}`),
  fc.array(fc.constantFrom<string>('', 'x', 'y'), {
    minLength: HEADERS.length,
    maxLength: HEADERS.length,
  }),
  { maxKeys: 10 },
);

it('makes a tab say what is wanted, touches nothing else, and then has nothing left to do', async () => {
  await fc.assert(
    fc.asyncProperty(tabs, wanted, async (tab, records) => {
      const rows = new Map(
        Object.entries(records).map(([id, cells]) => [
          id,
          cells.with(HEADERS.indexOf('Signer ID'), id),
        ]),
      );
      const want = { rows, cleared: new Set<number>(), placed: new Map<string, number>() };
      const workbook = new GridWorkbook();
      workbook.grids = [{ ...tab, rows: tab.rows.map((row) => [...row]), formulas: new Set() }];
      const before = workbook.records('Organizations');
      const state = readGrid(tab, ORGANIZATIONS, 'here');
      await workbook.write(tabChanges(ORGANIZATIONS, state, want), await workbook.read());

      const after = workbook.records('Organizations');
      for (const [id, cells] of rows) {
        const standing = after.filter((row) => row['Signer ID'] === id);
        expect(standing).toHaveLength(1);
        expect(HEADERS.map((header) => standing[0]?.[header])).toEqual(cells);
      }
      for (const row of before) {
        const same = after.find((each) => each['Signer ID'] === row['Signer ID']);
        expect(same?.['Called']).toBe(row['Called']);
        if (!rows.has(row['Signer ID'] ?? '')) expect(same).toEqual(row);
      }
      const [again] = (await workbook.read()).tabs;
      if (again)
        expect(tabChanges(ORGANIZATIONS, readGrid(again, ORGANIZATIONS, 'here'), want)).toEqual([]);
    }),
  );
});
