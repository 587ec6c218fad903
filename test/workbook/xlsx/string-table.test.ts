import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readSharedStrings } from '../../../src/workbook/xlsx/shared-strings.ts';
import { newStringTable, stringTable } from '../../../src/workbook/xlsx/string-table.ts';
import { encodeText } from '../../../src/workbook/xlsx/text.ts';
import { partsOf, scratchFolder, workbookAt, zipTo } from './parts.ts';
import { PERSON_WORKBOOK } from './person-workbook.ts';
import { join } from 'node:path';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Cut where a stream may cut it. */
async function* inPieces(text: string, cuts: readonly number[]): AsyncGenerator<string> {
  let at = 0;
  for (const cut of [...cuts].map((each) => each % (text.length + 1)).sort((a, b) => a - b)) {
    yield await Promise.resolve(text.slice(at, cut));
    at = cut;
  }
  yield text.slice(at);
}

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

const words = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.toWellFormed());
const item = fc.oneof(
  words.map((text) => ({ text, plain: true, xml: `<si><t>${encodeText(text)}</t></si>` })),
  words.map((text) => ({
    text,
    plain: false,
    xml: `<si><r><rPr><b/></rPr><t xml:space="preserve">${encodeText(text)}</t></r></si>`,
  })),
  fc.constant({ text: '', plain: true, xml: '<si/>' }),
);

describe('the shared strings of a workbook', () => {
  it('grow at their end, every letter before as it was, wherever they are cut in pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(item, { maxLength: 6 }),
        fc.array(words, { maxLength: 6 }),
        fc.array(fc.nat(2000), { maxLength: 8 }),
        fc.constantFrom('', '<extLst><ext uri="{x}"><y/></ext></extLst>', '\n'),
        async (items, texts, cuts, tail) => {
          const inner = items.map(({ xml }) => xml).join('\n');
          const open = `<?xml version="1.0"?>\r\n<sst xmlns="${MAIN}" note="a > b">`;
          const old = `${open}${inner}${tail}</sst>\n`;
          const table = await stringTable(() => inPieces(old, cuts), new Set(texts));
          const used = texts.map(table.use);
          const xml = await whole(table.xml());
          const strings = await readSharedStrings(inPieces(xml, []), Error);
          expect(strings.slice(0, items.length)).toEqual(items.map(({ text }) => text));
          expect(used.map((index) => strings[index])).toEqual(texts);
          for (const index of used) expect(items[index]?.plain ?? true).toBe(true);
          expect(strings).toHaveLength(
            items.length + new Set(used.filter((n) => n >= items.length)).size,
          );
          expect(xml).toContain(`>${inner}`);
          expect(xml.endsWith(`${tail}</sst>\n`)).toBe(true);
          expect(xml).toContain(
            `count="${items.length + texts.length}" uniqueCount="${strings.length}"`,
          );
        },
      ),
    );
  });

  it('are opened where they close themselves, under whatever prefix', async () => {
    const old = `<x:sst xmlns:x="${MAIN}" count='3'/>`;
    const table = await stringTable(() => inPieces(old, [9]), new Set(['a']));
    expect([table.use('a'), table.use('b'), table.use('a')]).toEqual([0, 1, 0]);
    table.release();
    expect(await whole(table.xml())).toBe(
      `<x:sst xmlns:x="${MAIN}" count="5" uniqueCount="2"><x:si><x:t>a</x:t></x:si><x:si><x:t>b</x:t></x:si></x:sst>`,
    );
  });

  it('are in the dialect of the workbook where it had none', async () => {
    const table = newStringTable('urn:strict');
    table.use(' <é> ');
    expect(await whole(table.xml())).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="urn:strict" count="1" uniqueCount="1"><si><t xml:space="preserve"> &lt;é&gt; </t></si></sst>',
    );
  });
});

describe('where the texts of a write stand', () => {
  const folder = scratchFolder();

  it('is among the shared strings for tabs that people see, in the cells for hidden ones', async () => {
    const path = join(folder, 'new.xlsx');
    const workbook = workbookAt(path);
    const tab = (tabId: number, title: string, hidden: boolean) =>
      ({
        type: 'add-tab',
        tabId,
        layout: { title, hidden, columns: [{ header: 'Name', width: 9 }] },
        rows: [['One'], ['Two'], ['One']],
      }) as const;
    await workbook.write([tab(1, 'Seen', false), tab(2, 'Memory', true)], await workbook.read());
    await workbook.write(
      [1, 2].map((tabId) => ({
        type: 'write-cells' as const,
        tabId,
        row: 4,
        column: 0,
        values: ['Two'],
      })),
      await workbook.read(),
    );
    const parts = await partsOf(path);
    const text = (name: string): string => parts.get(name)?.toString() ?? '';
    expect(text('xl/sharedStrings.xml')).toContain(
      '<si><t>Name</t></si><si><t>One</t></si><si><t>Two</t></si></sst>',
    );
    expect(text('xl/worksheets/sheet1.xml')).not.toContain('inlineStr');
    expect(text('xl/worksheets/sheet2.xml')).not.toContain('t="s"');
    expect((await workbook.read()).tabs.map(({ rows }) => rows.flat())).toEqual([
      ['Name', 'One', 'Two', 'One', 'Two'],
      ['Name', 'One', 'Two', 'One', 'Two'],
    ]);
  });

  it('is not touched by a write that brings no text', async () => {
    const path = join(folder, 'person.xlsx');
    await zipTo(path, PERSON_WORKBOOK);
    const workbook = workbookAt(path);
    const clear = { type: 'write-cells', tabId: 7, row: 1, column: 3, values: [''] } as const;
    await workbook.write([clear], await workbook.read());
    expect((await partsOf(path)).get('xl/sharedStrings.xml')?.toString()).toBe(
      PERSON_WORKBOOK['xl/sharedStrings.xml'],
    );
  });
});
