import { FIELDS } from '../../domain/letter.ts';
import { tidy } from '../../names/loose.ts';
import { unmapped } from './config-text.ts';
import type { Mapping } from './mapping.ts';
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
  const unread = unmapped(mapping, surveys).map((title) => `    ${cut(title, TITLE_WIDTH).trim()}`);
  const asked = FIELDS.filter((field) => mapping[field] === undefined);
  return [
    'The questions, as they are understood:',
    ...lines,
    ...(asked.length > 0 ? [`  Not found: ${asked.join(', ')}.`] : []),
    ...(unread.length > 0 ? ['  Asked as well, but not read:', ...unread] : []),
    '',
  ].join('\n');
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
