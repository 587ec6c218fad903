import { entryOf, type WorkbookEntry } from '../workbook-entries.ts';
import type { CellKind, Change } from '../workbook.ts';
import { entryCell, writable } from './cells.ts';
import type { Area } from './before-images.ts';
import type { SheetsRequest } from './request.ts';

/** A rectangle of texts and numbers to be written, each made safe for a cell. */
export interface CellBlock {
  readonly tabId: number;
  readonly row: number;
  readonly column: number;
  readonly rows: readonly (readonly WorkbookEntry[])[];
}

/** The changes as few blocks: runs of cells that lie below each other are one. */
export function blocksOf(changes: readonly Change[]): readonly CellBlock[] {
  const single: CellBlock[] = [];
  for (const change of changes) {
    if (change.type === 'add-tab') {
      const kinds = change.layout.columns.map(({ kind }) => kind);
      const rows = Array.from(change.rows, (row) => entriesOf(row, kinds));
      if (rows.length > 0) single.push({ tabId: change.tabId, row: 1, column: 0, rows });
    } else if (change.type === 'write-cells' && change.values.length > 0) {
      const { tabId, row, column, values, kinds } = change;
      single.push({ tabId, row, column, rows: [entriesOf(values, kinds)] });
    }
  }
  return joined(single);
}

/** What will stand in a row's cells. */
export function entriesOf(
  values: readonly string[],
  kinds: readonly (CellKind | undefined)[] = [],
): readonly WorkbookEntry[] {
  return values.map((value, index) => entryOf(writable(value), kinds[index]));
}

function joined(blocks: readonly CellBlock[]): readonly CellBlock[] {
  const result: { block: CellBlock; rows: (readonly WorkbookEntry[])[] }[] = [];
  for (const block of blocks) {
    const last = result.at(-1);
    if (last && followsOn(last.block, last.rows.length, block)) last.rows.push(...block.rows);
    else result.push({ block, rows: [...block.rows] });
  }
  return result.map(({ block, rows }) => ({ ...block, rows }));
}

function followsOn(above: CellBlock, height: number, below: CellBlock): boolean {
  return (
    above.tabId === below.tabId &&
    above.column === below.column &&
    above.row + height === below.row &&
    widthOf(above) === widthOf(below)
  );
}

export function widthOf(block: CellBlock): number {
  return block.rows.reduce((widest, row) => Math.max(widest, row.length), 0);
}

export function areaOf(block: CellBlock): Area {
  const { tabId, row, column, rows } = block;
  return { tabId, row, column, height: rows.length, width: widthOf(block) };
}

/** Writes the block's cells and touches no format, drop-down or note. */
export function writeBlock({ tabId, row, column, rows }: CellBlock): SheetsRequest {
  return {
    updateCells: {
      start: { sheetId: tabId, rowIndex: row, columnIndex: column },
      rows: rows.map((values) => ({ values: values.map(entryCell) })),
      fields: 'userEnteredValue',
    },
  };
}

export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
