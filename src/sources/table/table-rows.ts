import type { Vendor } from '../../config/vendors.ts';
import { finding, type Finding } from '../../domain/finding.ts';
import type { AskedField } from '../../domain/letter.ts';
import { fieldsOf } from '../../domain/letter.ts';
import type { Answers } from '../../domain/response.ts';
import type { QuestionMap } from '../question-columns.ts';
import type { Submission } from '../response-id.ts';
import { BLANK } from '../blank.ts';
import { answerAt, type GridRows } from '../grid-questions.ts';
import { titleKey } from '../question-titles.ts';
import { timeWatch } from './unmapped-times.ts';
import { understanding, type Understand } from './vendor-answers.ts';

/** Collects what a letter needs of a file's rows. */
export interface TableRows {
  /** Called with each row below the titles. */
  readonly read: (row: readonly string[]) => void;
  readonly submissions: () => readonly Submission[];
  /** The row of each, as a spreadsheet counts them. */
  readonly rowOf: (at: number) => number;
  readonly findings: () => readonly Finding[];
}

/** Questions with a few ready answers, of which several may be ticked. */
const CHOICES: ReadonlySet<AskedField> = new Set(['scope', 'state', 'authority', 'amplify']);
/** Answers that hardly ever repeat. */
const UNIQUE: ReadonlySet<AskedField> = new Set(['email', 'organization', 'affiliation']);

/** What the rows of a table are read by. */
export interface RowsAsked {
  readonly titles: readonly string[];
  /** The last row of titles, counted from 0. */
  readonly headerRow: number;
  readonly map: QuestionMap;
  /** Of its places, those that are rows of a grid. */
  readonly gridRows: GridRows<number>;
  /** The column of the response's own ID; -1 where there is none. */
  readonly idAt: number;
  readonly vendor: Vendor | undefined;
  /** The source's name. */
  readonly source: string;
}

export function rowReader(asked: RowsAsked): TableRows {
  const { titles, headerRow, map, gridRows, idAt, source } = asked;
  const understand = understanding(asked.vendor);
  const columns = fieldsOf(map).flatMap((field) =>
    field === 'submittedAt' || map[field] === undefined ? [] : [[field, map[field]] as const],
  );
  const unnamed = titles.flatMap((title, at) => (titleKey(title) === '' ? [at] : []));
  const watch = map.submittedAt === undefined ? timeWatch(titles) : undefined;
  const submissions: Submission[] = [];
  const known = new Map<string, string>();
  const rows: number[] = [];
  let row = headerRow + 1;
  const count = { blank: 0, repeated: 0, stray: 0 };

  /** One string for all rows that give the same answer. */
  const shared = (text: string): string => {
    const same = known.get(text);
    if (same === undefined) known.set(text, text);
    return same ?? text;
  };

  const answersOf = (cells: readonly string[]): Answers => {
    const answers: Record<string, string> = {};
    for (const [field, places] of columns) {
      const answer = answerAt(places, gridRows, (at) => answerIn(cells[at], field, understand));
      if (answer === '') continue;
      answers[field] = UNIQUE.has(field) ? answer : shared(answer);
    }
    return answers;
  };

  return {
    read: (cells) => {
      row += 1;
      if (cells.every((cell) => BLANK.test(cell))) {
        count.blank += 1;
        return;
      }
      if (titles.every((title, at) => title === (cells[at] ?? ''))) {
        count.repeated += 1;
        return;
      }
      watch?.see(cells);
      if (unnamed.some((at) => !BLANK.test(cells[at] ?? ''))) count.stray += 1;
      const timestamp = answerAt(map.submittedAt ?? [], gridRows, (at) =>
        answerIn(cells[at], 'submittedAt', understand),
      );
      rows.push(row);
      const givenId = (cells[idAt] ?? '').trim();
      const answers = answersOf(cells);
      submissions.push(givenId === '' ? { timestamp, answers } : { timestamp, answers, givenId });
    },
    submissions: () => submissions,
    rowOf: (at) => rows[at] ?? 0,
    findings: () => [...findingsOf(count, source), ...(watch?.finding(source) ?? [])],
  };
}

function answerIn(cell: string | undefined, field: AskedField, understand: Understand): string {
  if (cell === undefined || BLANK.test(cell)) return '';
  return understand(field, CHOICES.has(field) ? joined(cell) : cell);
}

/** Google Forms' own export joins ticked choices by ";", its sheets by ", ". */
function joined(text: string): string {
  return text.includes(';') ? text.replace(/;(?=\S)/gu, ', ') : text;
}

interface Counts {
  readonly blank: number;
  readonly repeated: number;
  readonly stray: number;
}

function findingsOf({ stray, blank, repeated }: Counts, source: string): readonly Finding[] {
  const told = [
    [{ code: 'column-unnamed', severity: 'warning', count: stray }, 'columnUnnamed'],
    [{ code: 'row-blank', severity: 'note', count: blank }, 'rowBlank'],
    [{ code: 'header-repeated', severity: 'note', count: repeated }, 'headerRepeated'],
  ] as const;
  return told.flatMap(([about, says]) =>
    about.count > 0 ? [finding(about, says, { source })] : [],
  );
}
