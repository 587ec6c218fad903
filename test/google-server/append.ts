import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { a1, type Area, type Found } from './a1.ts';
import { putSheet, sheetOf, type Desk } from './batch/desk.ts';
import { follow } from './follow.ts';
import { cellAt, insertLines, longest } from './grid.ts';
import type { SheetState } from './model.ts';
import { writeValues, type Written } from './values.ts';

type Box = Omit<Area, 'sheetId'>;

function holdsSomething(sheet: SheetState, box: Box): boolean {
  for (let r = Math.max(0, box.top); r < Math.min(box.bottom, sheet.rows.length); r += 1) {
    for (let c = Math.max(0, box.left); c < box.right; c += 1) {
      if (cellAt(sheet, r, c)?.userEnteredValue !== undefined) return true;
    }
  }
  return false;
}

function firstFilled({ sheet, area }: Found): Area | undefined {
  for (let top = area.top; top < Math.min(area.bottom, sheet.rows.length); top += 1) {
    for (let left = area.left; left < area.right; left += 1) {
      const one = { ...area, top, left, bottom: top + 1, right: left + 1 };
      if (holdsSomething(sheet, one)) return one;
    }
  }
  return undefined;
}

/** The block of filled cells that a range lies in or starts with, as values.append looks for it. */
function tableOf(found: Found): Area | undefined {
  const { sheet } = found;
  let table = firstFilled(found);
  while (table !== undefined) {
    const { top, bottom, left, right } = table;
    const sides: readonly (readonly [Box, Area])[] = [
      [
        { top: bottom, bottom: bottom + 1, left: left - 1, right: right + 1 },
        { ...table, bottom: bottom + 1 },
      ],
      [
        { top: top - 1, bottom: bottom + 1, left: right, right: right + 1 },
        { ...table, right: right + 1 },
      ],
      [
        { top: top - 1, bottom: bottom + 1, left: left - 1, right: left },
        { ...table, left: left - 1 },
      ],
      [
        { top: top - 1, bottom: top, left: left - 1, right: right + 1 },
        { ...table, top: top - 1 },
      ],
    ];
    const grown = sides.find(([beside]) => holdsSomething(sheet, beside));
    if (grown === undefined) return table;
    table = grown[1];
  }
  return undefined;
}

function makeRoom(desk: Desk, sheetId: number, area: Box, insertRows: boolean): SheetState {
  const sheet = sheetOf(desk, sheetId);
  const count = area.bottom - area.top;
  if (insertRows && area.top < sheet.rowCount && count > 0) {
    putSheet(desk, insertLines(sheet, 'ROWS', area.top, count));
    const shift = { type: 'insert', at: area.top, count } as const;
    desk.spreadsheet = follow(desk.spreadsheet, sheetId, 'ROWS', shift);
  }
  const before = sheetOf(desk, sheetId);
  putSheet(desk, {
    ...before,
    rowCount: Math.max(before.rowCount, area.bottom),
    columnCount: Math.max(before.columnCount, area.right),
  });
  return sheetOf(desk, sheetId);
}

/** Writes below the table that is found in the range; the grid grows where it must. */
export function appendValues(
  desk: Desk,
  found: Found,
  data: sheets_v4.Schema$ValueRange,
  option: string,
  insertRows: boolean,
): { readonly written: Written; readonly tableRange?: string } {
  const { sheetId } = found.area;
  const table = tableOf(found);
  const rows = (data.values ?? []) as readonly (readonly unknown[])[];
  const top = table?.bottom ?? found.area.top;
  const left = table?.left ?? found.area.left;
  const size = [rows.length, longest(rows)] as const;
  const [height, width] = data.majorDimension === 'COLUMNS' ? [size[1], size[0]] : size;
  const area = { sheetId, top, left, bottom: top + height, right: left + width };
  const sheet = makeRoom(desk, sheetId, area, insertRows);
  const written = writeValues(desk, { sheet, area }, data, option);
  const title = sheet.properties.title ?? '';
  return { written, ...(table === undefined ? {} : { tableRange: a1(title, table) }) };
}
