import { cellRef, columnOf, rowOf } from '../../../src/workbook/xlsx/cell-ref.ts';
import { escapeXml } from '../../../src/workbook/xlsx/text.ts';
import { child, childrenOf, parseXml } from '../../../src/workbook/xlsx/xml.ts';
import type { Hand } from '../contract.ts';
import { partsOf, zipTo } from './parts.ts';

export interface HandCell {
  /** Its opening tag without the address. */
  readonly attributes: string;
  readonly content: string;
  readonly shown: string;
}

type Grid = Map<number, HandCell>[];

export interface FileHand extends Hand {
  /** Whatever a person does to all of a tab's cells at once. */
  editGrid(tab: string, change: (grid: Grid) => Grid): Promise<void>;
}

/** A person at a spreadsheet program, which writes all of a sheet's cells anew. */
export function handAt(path: string): FileHand {
  const edit = async (change: (parts: Map<string, string>) => void): Promise<void> => {
    const parts = new Map(
      [...(await partsOf(path))].map(([name, bytes]) => [name, bytes.toString()]),
    );
    change(parts);
    await zipTo(path, Object.fromEntries(parts));
  };
  const editGrid = (title: string, change: (grid: Grid) => Grid): Promise<void> =>
    edit((parts) => {
      const name = sheetPart(parts, title);
      const xml = parts.get(name) ?? '';
      const data = child(parseXml(xml), 'sheetData');
      if (!data) throw new Error('There are no rows.');
      const rows = written(change(gridOf(xml)));
      parts.set(
        name,
        `${xml.slice(0, data.start)}<sheetData>${rows}</sheetData>${xml.slice(data.end)}`,
      );
    });
  const editWorkbook = (change: (xml: string) => string): Promise<void> =>
    edit((parts) => {
      parts.set('xl/workbook.xml', change(parts.get('xl/workbook.xml') ?? ''));
    });

  return {
    editGrid,
    type: (title, row, column, text) =>
      editGrid(title, (grid) => {
        while (grid.length <= row) grid.push(new Map());
        const style = /\ss="\d+"/.exec(grid[row]?.get(column)?.attributes ?? '')?.[0] ?? '';
        if (text === '') grid[row]?.delete(column);
        else if (text.startsWith('=')) {
          grid[row]?.set(column, {
            attributes: style,
            content: `<f>${escapeXml(text.slice(1))}</f>`,
            shown: '',
          });
        } else {
          const content = `<is><t xml:space="preserve">${escapeXml(text)}</t></is>`;
          grid[row]?.set(column, { attributes: `${style} t="inlineStr"`, content, shown: text });
        }
        return grid;
      }),
    sortDown: (title, column) =>
      editGrid(title, ([header = new Map<number, HandCell>(), ...rows]) => {
        const key = (row: Map<number, HandCell>): string => row.get(column)?.shown ?? '';
        return [header, ...rows.sort((a, b) => (key(a) < key(b) ? 1 : key(a) > key(b) ? -1 : 0))];
      }),
    insertRow: (title, row) =>
      editGrid(title, (grid) => grid.toSpliced(row, 0, new Map<number, HandCell>())),
    renameTab: (title, next) =>
      editWorkbook((xml) =>
        xml.replace(`name="${title}"`, `name="${next}"`).replaceAll(`'${title}'!`, `'${next}'!`),
      ),
    addTab: (title) =>
      edit((parts) => {
        const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
        const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
        const kind =
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet';
        const add = (name: string, before: string, xml: string): void => {
          parts.set(name, (parts.get(name) ?? '').replace(before, xml + before));
        };
        parts.set('xl/worksheets/hand.xml', `<worksheet xmlns="${main}"><sheetData/></worksheet>`);
        add(
          '[Content_Types].xml',
          '</Types>',
          `<Override PartName="/xl/worksheets/hand.xml" ContentType="${types}"/>`,
        );
        add(
          'xl/_rels/workbook.xml.rels',
          '</Relationships>',
          `<Relationship Id="hand" Type="${kind}" Target="worksheets/hand.xml"/>`,
        );
        add('xl/workbook.xml', '</sheets>', `<sheet name="${title}" sheetId="900" r:id="hand"/>`);
      }),
    look: async (title, row, column, pattern) => {
      let style = 0;
      await edit((parts) => {
        const xml = parts.get('xl/styles.xml') ?? '';
        style = childrenOf(child(parseXml(xml), 'cellXfs'), 'xf').length;
        const id = BUILT_IN[pattern] ?? 0;
        const xf = `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>`;
        parts.set('xl/styles.xml', xml.replace('</cellXfs>', xf));
      });
      await editGrid(title, (grid) => {
        const cell = grid[row]?.get(column);
        if (!cell) throw new Error('There is no such cell.');
        const attributes = `${cell.attributes.replace(/\ss="\d+"/, '')} s="${style}"`;
        grid[row]?.set(column, { ...cell, attributes });
        return grid;
      });
    },
  };
}

/** Formats that every spreadsheet program knows by number. */
const BUILT_IN: Readonly<Record<string, number>> = { '#,##0': 3, '0.00': 2 };

function sheetPart(parts: ReadonlyMap<string, string>, title: string): string {
  const workbook = parseXml(parts.get('xl/workbook.xml') ?? '');
  const sheet = childrenOf(child(workbook, 'sheets'), 'sheet').find(
    (each) => each.attributes['name'] === title,
  );
  const relations = parseXml(parts.get('xl/_rels/workbook.xml.rels') ?? '').children;
  const relation = relations.find((each) => each.attributes['Id'] === sheet?.attributes['r:id']);
  return `xl/${relation?.attributes['Target'] ?? ''}`;
}

function gridOf(xml: string): Grid {
  const grid: Grid = [];
  for (const row of childrenOf(child(parseXml(xml), 'sheetData'), 'row')) {
    for (const cell of childrenOf(row, 'c')) {
      const ref = cell.attributes['r'] ?? '';
      while (grid.length <= rowOf(ref)) grid.push(new Map());
      grid[rowOf(ref)]?.set(columnOf(ref), {
        attributes: Object.entries(cell.attributes)
          .filter(([name]) => name !== 'r')
          .map(([name, value]) => ` ${name}="${value}"`)
          .join(''),
        content: xml.slice(cell.openEnd, cell.closeStart),
        shown: cell.children[0]?.children[0]?.text ?? cell.children[0]?.text ?? '',
      });
    }
  }
  return grid;
}

function written(grid: Grid): string {
  return grid
    .map((cells, row) => {
      const xml = [...cells]
        .sort(([a], [b]) => a - b)
        .map(
          ([column, { attributes, content }]) =>
            `<c r="${cellRef(row, column)}"${attributes}>${content}</c>`,
        );
      return xml.length === 0 ? '' : `<row r="${row + 1}">${xml.join('')}</row>`;
    })
    .join('');
}
