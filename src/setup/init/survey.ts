import type { Vendor } from '../../config/vendors.ts';
import type { Field } from '../../domain/letter.ts';
import { AppError, EXIT } from '../../errors.ts';
import { holdsAnswers } from '../../sources/question-titles.ts';
import { mergedTitles, vendorOf, type Titles } from '../../sources/table/vendor-columns.ts';

/** Where a source is, as the config will name it. */
type SourcePlace =
  | { readonly type: 'google-form'; readonly formId: string }
  | { readonly type: 'google-sheet'; readonly spreadsheetId: string; readonly tab: string }
  | { readonly type: 'csv'; readonly path: string }
  | { readonly type: 'xlsx'; readonly path: string; readonly tab?: string };

/** What a look at a source shows. */
export interface Survey {
  readonly place: SourcePlace;
  /** What people call it: a form's title, a spreadsheet's, a file's name. */
  readonly name: string;
  /** Its questions, in their order; blank and repeated ones left out. */
  readonly titles: readonly string[];
  /** Titles that several columns have, as the branches of a form do. */
  readonly repeated: readonly string[];
  /** The form service whose export it is. */
  readonly vendor?: Vendor;
  /** A few answers for each title, as they were given. */
  readonly samples: ReadonlyMap<string, readonly string[]>;
  /** The answers that a question offers, where it offers a choice. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  /** Fields that it knows without asking. */
  readonly given: readonly Field[];
  /** The spreadsheet's own. */
  readonly timezone?: string;
}

const SAMPLES = 3;

/** Each title once, with the first few different answers below it. */
export function sampled(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): Pick<Survey, 'titles' | 'samples' | 'repeated'> {
  const samples = new Map<string, readonly string[]>();
  const repeated = new Set<string>();
  titles.forEach((title, column) => {
    const name = title.trim();
    if (name === '') return;
    if (samples.has(name)) {
      repeated.add(name);
      return;
    }
    const answers = rows.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '');
    samples.set(name, [...new Set(answers)].slice(0, SAMPLES));
  });
  return { titles: [...samples.keys()], samples, repeated: [...repeated] };
}

/** The same of a table, whose columns may tell whose export it is; `rows` are those of the whole table. */
export function surveyed(
  found: Titles,
  rows: readonly (readonly string[])[],
): Pick<Survey, 'titles' | 'samples' | 'repeated' | 'vendor'> {
  if (holdsAnswers(found.titles)) {
    throw new AppError('The first row holds answers and not titles.', {
      exitCode: EXIT.data,
      hint: 'Download the responses again with their titles, or write titles in a row above them.',
    });
  }
  const vendor = vendorOf(found.titles);
  const { titles, headerRow } = mergedTitles(vendor, found, rows[found.headerRow + 1] ?? []);
  return { ...sampled(titles, rows.slice(headerRow + 1)), ...(vendor ? { vendor } : {}) };
}
