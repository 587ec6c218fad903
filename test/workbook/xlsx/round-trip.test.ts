import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Change, ColumnLayout } from '../../../src/workbook/workbook.ts';
import { asStored } from '../../../src/workbook/xlsx/text.ts';
import { partsOf, scratchFolder, workbookAt } from './parts.ts';

const folder = scratchFolder();
const fresh = () => workbookAt(join(folder, `${randomUUID()}.xlsx`));

const anyCell = fc.oneof(
  fc.constant(''),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength: 8 }),
  fc.constantFrom(
    '=1+2',
    '007',
    '+1 555',
    '-',
    '@SUM(A1)',
    '1-2',
    'TRUE',
    ' x ',
    'a\r\nb',
    '_x0041_',
    '<&>"\'',
    ']]>',
  ),
);
const grid = fc.array(fc.array(anyCell, { maxLength: 5 }), { maxLength: 6 });

function trimmed(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const short = rows.map((row) => row.slice(0, row.findLastIndex((each) => each !== '') + 1));
  return short.slice(0, short.findLastIndex((row) => row.length > 0) + 1);
}

const tab = (columns: readonly ColumnLayout[], rows: readonly (readonly string[])[]): Change => ({
  type: 'add-tab',
  tabId: 1,
  layout: { title: 'Organizations', hidden: false, columns },
  rows,
});

describe('what is written', () => {
  it('cases 24 and 25: is read back as it was, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        const workbook = fresh();
        await workbook.write([tab([{ header: 'ID', width: 10 }], rows)], await workbook.read());
        const [read] = (await workbook.read()).tabs;
        expect(read?.rows).toEqual(trimmed([['ID'], ...rows].map((row) => row.map(asStored))));
        expect(read?.formulas.size).toBe(0);
      }),
      { numRuns: 25 },
    );
  });

  it('stands in its place after any writes, the last of which counts', async () => {
    const run = fc.record({
      type: fc.constant('write-cells' as const),
      tabId: fc.constant(1),
      row: fc.nat(9),
      column: fc.nat(5),
      values: fc.array(anyCell, { minLength: 1, maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(
        grid,
        fc.array(fc.array(run, { maxLength: 4 }), { maxLength: 3 }),
        async (rows, writes) => {
          const workbook = fresh();
          await workbook.write([tab([], rows)], await workbook.read());
          const model = [[], ...rows].map((row: readonly string[]): string[] => row.map(asStored));
          for (const changes of writes) {
            await workbook.write(changes, await workbook.read());
            for (const { row, column, values } of changes) {
              while (model.length <= row) model.push([]);
              const line = model[row] ?? [];
              while (line.length < column) line.push('');
              line.splice(column, values.length, ...values.map(asStored));
            }
          }
          expect((await workbook.read()).tabs[0]?.rows).toEqual(trimmed(model));
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is cut where a cell cannot hold it, as asStored says', async () => {
    const workbook = fresh();
    const long = 'sí 😀 '.repeat(20_000);
    await workbook.write([tab([], [[long]])], await workbook.read());
    expect((await workbook.read()).tabs[0]?.rows[1]).toEqual([asStored(long)]);
  });
});

describe('a new workbook', () => {
  const columns: readonly ColumnLayout[] = [
    { header: 'Signer ID', width: 12, hidden: true },
    { header: 'Status', width: 18, choices: ['Listed', 'Needs authority', 'Not, here', '"R&B"'] },
    { header: 'Notes', width: 50 },
  ];
  const memory: Change = {
    type: 'add-tab',
    tabId: 2_000_000_000,
    layout: { title: 'undersigned', hidden: true, columns: [{ header: 'Key', width: 10 }] },
    rows: [['version']],
  };

  it('has frozen bold headers, widths, drop-downs for all rows, and hidden tabs', async () => {
    const path = join(folder, 'new.xlsx');
    const workbook = workbookAt(path);
    await workbook.write([memory, tab(columns, [['s-1', 'Listed']])], await workbook.read());
    const parts = await partsOf(path);
    const text = (name: string): string => parts.get(name)?.toString() ?? '';
    const sheet = text('xl/worksheets/sheet2.xml');
    expect(sheet).toContain(
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    );
    expect(sheet).toContain(
      '<col min="1" max="1" width="12.7109375" style="1" hidden="1" customWidth="1"/>',
    );
    expect(sheet).toContain(
      '<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="B2:B1048576"><formula1>&quot;Listed,Needs authority&quot;</formula1></dataValidation></dataValidations>',
    );
    expect(sheet).toContain('<c r="A1" s="2" t="s"><v>0</v></c>');
    expect(text('xl/styles.xml')).toContain('<font><b/><sz val="11"/>');
    expect(text('xl/workbook.xml')).toContain('activeTab="1"');
    const { tabs } = await workbook.read();
    expect(tabs.map(({ id, title, hidden }) => [id, title, hidden])).toEqual([
      [2_000_000_000, 'undersigned', true],
      [1, 'Organizations', false],
    ]);
  });

  it('takes cells for a tab that is made in the same write', async () => {
    const workbook = fresh();
    const cells: Change = { type: 'write-cells', tabId: 1, row: 2, column: 1, values: ['later'] };
    await workbook.write([tab(columns, [['s-1']]), cells], await workbook.read());
    expect((await workbook.read()).tabs[0]?.rows.slice(1)).toEqual([['s-1'], ['', 'later']]);
  });
});
