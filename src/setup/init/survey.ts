import type { Field } from '../../domain/letter.ts';

/** Where a source is, as the config will name it. */
export type Place =
  | { readonly type: 'google-form'; readonly formId: string }
  | { readonly type: 'google-sheet'; readonly spreadsheetId: string; readonly tab: string }
  | { readonly type: 'csv'; readonly path: string };

/** What a look at a source shows. */
export interface Survey {
  readonly place: Place;
  /** What people call it: a form's title, a spreadsheet's, a file's name. */
  readonly name: string;
  /** Its questions, in their order; blank and repeated ones left out. */
  readonly titles: readonly string[];
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
): Pick<Survey, 'titles' | 'samples'> {
  const samples = new Map<string, readonly string[]>();
  titles.forEach((title, column) => {
    const name = title.trim();
    if (name === '' || samples.has(name)) return;
    const answers = rows.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '');
    samples.set(name, [...new Set(answers)].slice(0, SAMPLES));
  });
  return { titles: [...samples.keys()], samples };
}
