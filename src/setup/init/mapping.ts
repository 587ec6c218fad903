import { FIELDS, isPlain, type Field } from '../../domain/letter.ts';
import { type Language, LANGUAGES } from '../../languages/registry.ts';
import type { Vendor } from '../../config/vendors.ts';
import { gridRow, mappableKeys } from '../../sources/grid-questions.ts';
import { titleKey } from '../../sources/question-titles.ts';
import { columnAt } from '../../sources/table/vendor-columns.ts';
import { parseTimestamp } from '../../sources/timestamp-forms.ts';
import { recognize } from '../../sources/question-wordings.ts';
import type { Survey } from './survey.ts';

/** For each field the titles under which the sources ask for it, in the order of the sources. */
export type Mapping = Readonly<Partial<Record<Field, readonly string[]>>>;

/**
 * Proposes which question is which. In each source a field gets at most one: a
 * title that is usual word for word before one that merely contains usual words,
 * and the earlier before the later. What a vendor writes by itself comes after what its form asks,
 * but for the time of submission.
 */
export function proposeMapping(surveys: readonly Survey[]): Mapping {
  const mapping: Partial<Record<Field, readonly string[]>> = {};
  for (const survey of surveys) {
    const own = ownTitles(survey);
    const hidden = ownColumns(survey.vendor);
    const taken = new Map<Field, { title: string; whole: boolean }>();
    for (const title of survey.titles) {
      const found = hidden.has(titleKey(title)) ? undefined : recognize(title);
      if (found === undefined) continue;
      const before = taken.get(found.field);
      if (before === undefined || (found.whole && !before.whole)) {
        // A grid is taken as a whole, where its answers need no reading.
        const grid = isPlain(found.field) ? gridRow(title) : undefined;
        taken.set(found.field, { title: grid?.title ?? title, whole: found.whole });
      }
    }
    if (own.submittedAt !== undefined) taken.delete('submittedAt');
    else if (!taken.has('submittedAt')) {
      // Google calls the first column in the language of the form's owner, whichever that is.
      const [first = ''] = survey.titles;
      if (holdsTimes(survey, first)) taken.set('submittedAt', { title: first, whole: false });
    }
    for (const [field, { title }] of taken) mapping[field] = withTitle(mapping[field], title);
    const { fullName, ...fields } = own;
    for (const field of FIELDS) {
      const title = fields[field];
      if (title !== undefined) mapping[field] = withTitle(mapping[field], title);
    }
    if (fullName !== undefined && !taken.has('firstName'))
      mapping.firstName = withTitle(mapping.firstName, fullName);
  }
  return inOrder(mapping);
}

/** Which of a source's titles is a vendor's own column for a field, of each the preferred one. */
function ownTitles({ vendor, titles }: Survey): Partial<Record<Field | 'fullName', string>> {
  const found: Partial<Record<Field | 'fullName', string>> = {};
  for (const field of [...FIELDS, 'fullName'] as const) {
    const title = titles[columnAt(vendor?.columns[field], titles)];
    if (title !== undefined) found[field] = title;
  }
  return found;
}

/** The keys of the titles that a vendor writes by itself. */
export function ownColumns(vendor: Vendor | undefined): ReadonlySet<string> {
  if (vendor === undefined) return new Set();
  return new Set([...Object.values(vendor.columns).flat(), ...vendor.others].map(titleKey));
}

/** Whether all sample answers to a question are times of day. */
export function holdsTimes({ samples }: Survey, title: string): boolean {
  const answers = samples.get(title) ?? [];
  return (
    answers.length > 0 &&
    answers.every((answer) => /:/u.test(answer) && parseTimestamp(answer) !== undefined)
  );
}

/** The mapping with `title` for `field`, and for no other field any more; '' takes the field out. */
export function withChoice(
  mapping: Mapping,
  field: Field,
  title: string,
  surveys: readonly Survey[],
): Mapping {
  const own = surveys.filter(({ titles }) => titles.some((each) => same(each, title)));
  const elsewhere = (each: string): boolean =>
    !own.some(({ titles }) => titles.some((other) => same(other, each)));
  const changed: Partial<Record<Field, readonly string[]>> = {};
  for (const each of FIELDS) {
    const titles = (mapping[each] ?? []).filter((other) =>
      each === field ? title !== '' && elsewhere(other) : !same(other, title),
    );
    if (titles.length > 0) changed[each] = titles;
  }
  if (title !== '') changed[field] = withTitle(changed[field], title);
  return inOrder(changed);
}

/**
 * The fewest languages that word all mapped titles, the most frequent first; the registry's first
 * if none tells. "Affiliation" in a French form does not make an English one of it.
 */
export function languagesOf(mapping: Mapping): readonly [Language, ...Language[]] {
  let left = Object.values(mapping).flatMap((titles) =>
    titles.map((title) => recognize(title)?.languages ?? []),
  );
  const found: Language[] = [];
  for (;;) {
    const counts = LANGUAGES.map((language) => ({
      language,
      count: left.filter((languages) => languages.includes(language)).length,
    }));
    const [most] = counts.sort((a, b) => b.count - a.count);
    if (!most || most.count === 0) break;
    found.push(most.language);
    left = left.filter((languages) => !languages.includes(most.language));
  }
  const [first = LANGUAGES[0], ...others] = found;
  return [first, ...others];
}

/** Fields that a source does not ask, although another does. */
export function missingIn(mapping: Mapping, survey: Survey): readonly Field[] {
  return FIELDS.filter((field) => {
    const titles = mapping[field];
    if (titles === undefined || survey.given.includes(field)) return false;
    return !titles.some((title) => survey.titles.some((each) => asks(each, title, field)));
  });
}

function withTitle(titles: readonly string[] = [], title: string): readonly string[] {
  return titles.some((each) => same(each, title)) ? titles : [...titles, title];
}

/** Whether a column asks what is mapped; a row of a grid does where its answers need no reading. */
function asks(column: string, mapped: string, field: Field): boolean {
  return (
    same(column, mapped) || (isPlain(field) && mappableKeys(column).includes(titleKey(mapped)))
  );
}

function same(a: string, b: string): boolean {
  return titleKey(a) === titleKey(b);
}

function inOrder(mapping: Mapping): Mapping {
  return Object.fromEntries(
    FIELDS.flatMap((field) => (mapping[field] === undefined ? [] : [[field, mapping[field]]])),
  );
}
