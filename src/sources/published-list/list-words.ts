import { z } from 'zod';
import type { AnswerField } from '../../domain/letter.ts';
import { languageData } from '../../languages/language-data.ts';
import { type Language, LANGUAGES } from '../../languages/registry.ts';

const texts = z.array(z.string());
const textSet = texts.transform((all): ReadonlySet<string> => new Set(all));

const titles = z.strictObject({
  organization: textSet,
  name: textSet,
  title: textSet,
  affiliation: textSet,
  state: textSet,
  scope: textSet,
});

const worded = languageData(
  'published-list',
  z.strictObject({
    national: z.string(),
    nationalHeadings: textSet,
    continued: texts,
    otherHeadings: textSet.default(new Set()),
    layout: texts.default([]),
    organizations: textSet,
    individuals: textSet,
    notes: texts,
    columns: titles,
  }),
);

/** The scope of those who stand under National, in the language of a letter. */
export const NATIONAL = Object.fromEntries(
  LANGUAGES.map((language) => [language, worded[language].national]),
) as Readonly<Record<Language, string>>;

/** How published lists are worded, in any language: a list is read before its language is known. */
export const LIST_WORDS = {
  nationalHeadings: union(({ nationalHeadings }) => nationalHeadings),
  otherHeadings: union(({ otherHeadings }) => otherHeadings),
  /** How lines begin that name nobody: a total, a date. */
  layout: LANGUAGES.flatMap((language) => worded[language].layout),
  continued: LANGUAGES.flatMap((language) => worded[language].continued),
  organizations: union(({ organizations }) => organizations),
  individuals: union(({ individuals }) => individuals),
  notes: LANGUAGES.flatMap((language) => worded[language].notes),
  columns: {
    organization: union(({ columns }) => columns.organization),
    name: union(({ columns }) => columns.name),
    title: union(({ columns }) => columns.title),
    affiliation: union(({ columns }) => columns.affiliation),
    state: union(({ columns }) => columns.state),
    scope: union(({ columns }) => columns.scope),
  },
};

function union(of: (words: (typeof worded)[Language]) => ReadonlySet<string>): ReadonlySet<string> {
  return new Set(LANGUAGES.flatMap((language) => [...of(worded[language])]));
}

export type ListAnswers = Readonly<Partial<Record<AnswerField, string>>>;
