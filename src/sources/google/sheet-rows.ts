import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { finding, type Finding } from '../../domain/finding.ts';
import { fieldsOf } from '../../domain/letter.ts';
import type { Answers } from '../../domain/response.ts';
import { BLANK } from '../blank.ts';
import { answerAt } from '../grid-questions.ts';
import type { MappedColumns } from '../question-columns.ts';
import { titleKey } from '../question-titles.ts';

/** A cell of a response sheet: what it shows, and its number where it holds one. */
export interface SheetCell {
  readonly text: string;
  readonly number?: number;
}

export interface SheetRow {
  /** As people count rows. */
  readonly row: number;
  readonly submitted: SheetCell;
  readonly answers: Answers;
}

const NOTHING: SheetCell = { text: '' };

export function sheetCells(
  data: sheets_v4.Schema$GridData | undefined,
): readonly (readonly SheetCell[])[] {
  return (data?.rowData ?? []).map(({ values }) =>
    (values ?? []).map(({ effectiveValue, formattedValue }) => {
      const text = effectiveValue?.stringValue ?? formattedValue ?? '';
      const number = effectiveValue?.numberValue;
      return typeof number === 'number' ? { text, number } : { text };
    }),
  );
}

/** What was submitted in the rows below the header; blank rows and repeated headers are passed over. */
export function sheetRows(
  rows: readonly (readonly SheetCell[])[],
  headerRow: number,
  { map, rows: gridRows }: MappedColumns,
  source: string,
): { readonly rows: readonly SheetRow[]; readonly findings: readonly Finding[] } {
  const titles = (rows[headerRow] ?? []).map(({ text }) => titleKey(text));
  const hasTitle = (column: number) => (titles[column] ?? '') !== '';
  const submitted: SheetRow[] = [];
  let stray = 0;
  for (const [at, row] of rows.entries()) {
    if (at <= headerRow) continue;
    const filled = row.flatMap(({ text }, column) => (BLANK.test(text) ? [] : [column]));
    if (filled.some((column) => !hasTitle(column))) stray += 1;
    if (!filled.some(hasTitle)) continue;
    if (filled.every((column) => titleKey(row[column]?.text ?? '') === titles[column])) continue;
    const answers: Record<string, string> = {};
    for (const field of fieldsOf(map)) {
      if (field === 'submittedAt') continue;
      const text = answerAt(map[field] ?? [], gridRows, (column) => textAt(row, column));
      if (text !== '') answers[field] = text;
    }
    submitted.push({ row: at + 1, submitted: firstFilled(row, map.submittedAt), answers });
  }
  return { rows: submitted, findings: stray > 0 ? [strayCells(stray, source)] : [] };
}

function textAt(row: readonly SheetCell[], column: number): string {
  const { text } = row[column] ?? NOTHING;
  return BLANK.test(text) ? '' : text;
}

function firstFilled(row: readonly SheetCell[], columns: readonly number[] = []): SheetCell {
  for (const column of columns) {
    const cell = row[column];
    if (cell && !BLANK.test(cell.text)) return cell;
  }
  return NOTHING;
}

function strayCells(count: number, source: string): Finding {
  return finding({ code: 'column-unnamed', severity: 'warning', count }, 'columnUnnamed', {
    source,
  });
}
