import { NO_VENDOR, vendors, type Vendor } from '../../config/vendors.ts';
import { FIELDS, type Questions } from '../../domain/letter.ts';
import { titleKey } from '../question-titles.ts';

/** The row of titles of a table, and the rows around it. */
export interface Titles {
  readonly titles: readonly string[];
  /** The last row of titles, counted from 0; rows above are a banner. */
  readonly headerRow: number;
}

/**
 * The form service whose export a table is, by the columns that only it writes: the one of which the
 * most are there. `named` is what the config says, which outranks the columns.
 */
export function vendorOf(titles: readonly string[], named?: string): Vendor | undefined {
  if (named !== undefined) {
    return named === NO_VENDOR ? undefined : vendors().find(({ id }) => id === named);
  }
  return recognizedIn(vendors(), titles);
}

export function recognizedIn(
  all: readonly Vendor[],
  titles: readonly string[],
): Vendor | undefined {
  const there = new Set(titles.map(titleKey));
  let best: Vendor | undefined;
  let most = 0;
  for (const vendor of all) {
    for (const columns of vendor.known) {
      if (columns.length <= most || !columns.every((each) => there.has(titleKey(each)))) continue;
      most = columns.length;
      best = vendor;
    }
  }
  return best;
}

/**
 * The titles of a vendor that writes two rows of them: the question above, its boxes below. A box
 * that is a column of the vendor's own is called by its own name, another by both, as grids are.
 */
export function mergedTitles(
  vendor: Vendor | undefined,
  { titles, headerRow }: Titles,
  below: readonly string[],
): Titles {
  if (vendor?.headerRows !== 2) return { titles, headerRow };
  const idAt = columnAt(vendor.columns.id, titles);
  // With one row of titles the first response stands there, which has an ID.
  if (idAt >= 0 && (below[idAt] ?? '').trim() !== '') return { titles, headerRow };
  const fillers = keysOf(vendor.fillers);
  const own = keysOf([...Object.values(vendor.columns).flat(), ...vendor.others]);
  let above = '';
  const width = Math.max(titles.length, below.length);
  const merged = Array.from({ length: width }, (_, at) => {
    if (titleKey(titles[at] ?? '') !== '') above = titles[at] ?? '';
    const box = below[at] ?? '';
    const key = titleKey(box);
    if (key === '' || fillers.has(key)) return above;
    return own.has(key) ? box : `${above} [${box}]`;
  });
  return { titles: merged, headerRow: headerRow + 1 };
}

/** The letter's questions, with the titles that a vendor gives its own columns. */
export function questionsWith(vendor: Vendor | undefined, questions: Questions): Questions {
  if (vendor === undefined) return questions;
  const extended: Record<string, { titles: readonly string[]; optional: boolean }> = {
    ...questions,
    submittedAt: questions.submittedAt ?? { titles: [], optional: true },
  };
  for (const field of FIELDS) {
    const asked = extended[field];
    const own = vendor.columns[field] ?? [];
    if (asked) extended[field] = { ...asked, titles: [...asked.titles, ...own] };
  }
  const { firstName } = extended;
  // One name in one box counts where nobody filled in the first name's own.
  if (firstName) {
    extended['firstName'] = {
      ...firstName,
      titles: [...firstName.titles, ...(vendor.columns.fullName ?? [])],
    };
  }
  return extended;
}

/** The first column that is called one of these; -1 where none is. */
export function columnAt(names: readonly string[] = [], titles: readonly string[]): number {
  const keys = titles.map(titleKey);
  for (const name of names) {
    const at = keys.indexOf(titleKey(name));
    if (at >= 0) return at;
  }
  return -1;
}

function keysOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.map(titleKey));
}
