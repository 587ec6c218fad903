import { FIELDS, type Field } from '../../domain/letter.ts';
import { type Language, LANGUAGES } from '../../languages/registry.ts';
import { titleKey } from '../../sources/question-titles.ts';
import { recognize } from './wordings.ts';
import type { Survey } from './survey.ts';

/** For each field the titles under which the sources ask for it, in the order of the sources. */
export type Mapping = Readonly<Partial<Record<Field, readonly string[]>>>;

/**
 * Proposes which question is which. In each source a field gets at most one: a
 * title that is usual word for word before one that merely contains usual words,
 * and the earlier before the later.
 */
export function proposeMapping(surveys: readonly Survey[]): Mapping {
  const mapping: Partial<Record<Field, readonly string[]>> = {};
  for (const { titles } of surveys) {
    const taken = new Map<Field, { title: string; whole: boolean }>();
    for (const title of titles) {
      const found = recognize(title);
      if (found === undefined) continue;
      const before = taken.get(found.field);
      if (before === undefined || (found.whole && !before.whole)) {
        taken.set(found.field, { title, whole: found.whole });
      }
    }
    for (const [field, { title }] of taken) mapping[field] = withTitle(mapping[field], title);
  }
  return inOrder(mapping);
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

/** The languages of the mapped titles, the most frequent first; the registry's first if none tells. */
export function languagesOf(mapping: Mapping): readonly [Language, ...Language[]] {
  const found = Object.values(mapping).flatMap((titles) =>
    titles.flatMap((title) => recognize(title)?.language ?? []),
  );
  const count = (language: Language): number => found.filter((each) => each === language).length;
  const [first = LANGUAGES[0], ...others] = LANGUAGES.filter(
    (language) => count(language) > 0,
  ).sort((a, b) => count(b) - count(a));
  return [first, ...others];
}

/** Fields that a source does not ask, although another does. */
export function missingIn(mapping: Mapping, survey: Survey): readonly Field[] {
  return FIELDS.filter((field) => {
    const titles = mapping[field];
    if (titles === undefined || survey.given.includes(field)) return false;
    return !titles.some((title) => survey.titles.some((each) => same(each, title)));
  });
}

function withTitle(titles: readonly string[] = [], title: string): readonly string[] {
  return titles.some((each) => same(each, title)) ? titles : [...titles, title];
}

function same(a: string, b: string): boolean {
  return titleKey(a) === titleKey(b);
}

function inOrder(mapping: Mapping): Mapping {
  return Object.fromEntries(
    FIELDS.flatMap((field) => (mapping[field] === undefined ? [] : [[field, mapping[field]]])),
  );
}
