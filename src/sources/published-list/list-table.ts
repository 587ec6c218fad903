import { loosely, tidy } from '../../names/loose.ts';
import { readHeading, readLines, type ReadLines } from './list-lines.ts';
import { LIST_WORDS, type ListAnswers } from './list-words.ts';
import { readPerson, withoutNote } from './person-line.ts';

type ColumnName = keyof typeof LIST_WORDS.columns;

const COLUMN_NAMES = Object.keys(LIST_WORDS.columns) as readonly ColumnName[];

/** The apostrophe that keeps a spreadsheet from running a cell is none of the name. */
const MADE_SAFE = /^'(?=[=+\-@\t\r])/u;

/**
 * Reads a list that was published as a table. Its titles are in the first row that
 * has any of those that are known; without such a row each row's only cell is a line.
 *
 * Undefined where there are several columns and none is called for a name.
 */
export function readTable(
  rows: readonly (readonly string[])[],
  national: string,
): ReadLines | undefined {
  const filled = rows
    .filter((row) => row.some((cell) => tidy(cell) !== ''))
    .map((row) => row.map((cell) => cell.replace(MADE_SAFE, '')));
  const at = filled.findIndex((row) => {
    const columns = columnsOf(row);
    return columns.has('organization') || columns.has('name');
  });
  const columns = columnsOf(filled[at] ?? []);
  const below = filled.slice(at + 1);
  const heads = columns.has('state') || columns.has('scope');
  const single = filled.every((row) => row.filter((cell) => tidy(cell) !== '').length < 2);
  if (single || (at >= 0 && !heads && !columns.has('name'))) {
    const column = columns.get('organization');
    const lines = below.map((row) => row[column ?? row.findIndex((cell) => cell !== '')] ?? '');
    return readLines(lines, national);
  }
  if (at < 0) return undefined;
  const names = below.map((row) => answersOf(row, columns, national));
  return {
    names: names.filter((answers) => Object.keys(answers).length > 0),
    before: at,
    abbreviated: false,
  };
}

/** The first column of each title. */
function columnsOf(titles: readonly string[]): ReadonlyMap<ColumnName, number> {
  const found = new Map<ColumnName, number>();
  for (const [at, title] of titles.entries()) {
    const key = loosely(title);
    const name = COLUMN_NAMES.find((each) => LIST_WORDS.columns[each].has(key));
    if (name !== undefined && !found.has(name)) found.set(name, at);
  }
  return found;
}

function answersOf(
  row: readonly string[],
  columns: ReadonlyMap<ColumnName, number>,
  national: string,
): ListAnswers {
  const of = (name: ColumnName): string => tidy(row[columns.get(name) ?? -1] ?? '');
  const heading = readHeading(of('state'), national);
  const place =
    typeof heading === 'object' ? heading : of('state') === '' ? {} : { state: of('state') };
  const organization = of('organization');
  if (organization !== '' && readHeading(organization, national) === 'layout') return {};
  if (organization !== '') {
    const scope = of('scope');
    return { organization, ...place, ...(scope === '' ? {} : { scope }) };
  }
  const name = of('name');
  if (name === '') return {};
  const [title, column] = [of('title'), withoutNote(of('affiliation'))];
  const { affiliation: behind = '', ...named } = readPerson(name);
  const affiliation = [behind, column].filter((each) => each !== '').join(', ');
  return {
    ...named,
    ...(title === '' ? {} : { title }),
    ...(affiliation === '' ? {} : { affiliation }),
  };
}
