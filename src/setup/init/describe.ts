import { FIELDS } from '../../domain/letter.ts';
import { tidy } from '../../names/loose.ts';
import { unmapped } from './config-text.ts';
import { holdsTimes, type Mapping } from './mapping.ts';
import type { Survey } from './survey.ts';

const TITLE_WIDTH = 48;
const SAMPLE_WIDTH = 40;

/**
 * Which question was taken for which, for people. Sample answers are real ones,
 * with names and addresses: for the eyes of whoever sits there, never for a log.
 */
export function describeMapping(
  mapping: Mapping,
  surveys: readonly Survey[],
  withSamples: boolean,
): string {
  const lines = FIELDS.flatMap((field) =>
    (mapping[field] ?? []).map((title, at) => {
      const name = at === 0 ? field : '';
      const samples = withSamples ? samplesOf(title, surveys) : '';
      return `  ${name.padEnd(13)} ${cut(title, TITLE_WIDTH)}  ${samples}`.trimEnd();
    }),
  );
  const known = FIELDS.filter(
    (field) => mapping[field] === undefined && surveys.some(({ given }) => given.includes(field)),
  );
  const unread = unmapped(mapping, surveys).map((title) => `    ${cut(title, TITLE_WIDTH).trim()}`);
  const missing = FIELDS.filter((field) => mapping[field] === undefined && !known.includes(field));
  const vendors = surveys.flatMap(({ name: file, vendor }) =>
    vendor ? [`${file} looks like an export of ${vendor.name}.`] : [],
  );
  const repeated = [...new Set(surveys.flatMap((survey) => survey.repeated))];
  return [
    ...vendors,
    'The questions, as they are understood:',
    ...lines,
    ...known.map((field) => `  ${field.padEnd(13)} collected by the form`),
    ...(missing.length > 0 ? [`  Not found: ${missing.join(', ')}.`] : []),
    ...(repeated.length > 0
      ? [
          `  Asked more than once (whichever is answered counts): ${repeated.map((title) => cut(title, TITLE_WIDTH).trim()).join(', ')}.`,
        ]
      : []),
    ...untimed(mapping, surveys),
    ...(unread.length > 0 ? ['  Asked as well, but not read:', ...unread] : []),
    '',
  ].join('\n');
}

/** A column that holds times although none is mapped: those who sign after a deadline would not be known. */
function untimed(mapping: Mapping, surveys: readonly Survey[]): readonly string[] {
  if (mapping.submittedAt !== undefined) return [];
  const titles = surveys.flatMap((survey) =>
    survey.titles.filter((title) => holdsTimes(survey, title)),
  );
  if (titles.length === 0) return [];
  return [
    `  Warning: no question is taken for the time of submission, but these hold times: ${titles.join(', ')}.`,
    "  Say which one it is: --map 'submittedAt=TITLE'.",
  ];
}

function samplesOf(title: string, surveys: readonly Survey[]): string {
  const samples = surveys.flatMap((survey) => survey.samples.get(title) ?? []);
  const shown = [...new Set(samples)].slice(0, 2).map((each) => cut(each, SAMPLE_WIDTH).trim());
  return shown.length === 0 ? '' : `e.g. ${shown.join(' · ')}`;
}

function cut(text: string, width: number): string {
  const letters = Array.from(tidy(text));
  if (letters.length <= width) return letters.join('').padEnd(width);
  return `${letters.slice(0, width - 1).join('')}…`;
}
