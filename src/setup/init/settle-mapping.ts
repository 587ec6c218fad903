import { nearest } from '../../names/nearest.ts';
import { FIELDS, type Field } from '../../domain/letter.ts';
import { AppError, EXIT } from '../../errors.ts';
import { listTitles, titleKey } from '../../sources/question-titles.ts';
import type { Ask } from './ask-mapping.ts';
import { describeMapping } from './describe.ts';
import { proposeMapping, withChoice, type Mapping } from './mapping.ts';
import type { Survey } from './survey.ts';

/**
 * The mapping that is proposed, with what was said on the command line (`field=title`)
 * put above it, and corrected by whoever sits there.
 *
 * Throws (64) for a field or title that is not there, (65) where nobody could sign.
 */
export async function settleMapping(
  surveys: readonly Survey[],
  given: readonly string[],
  ask: Ask | undefined,
): Promise<Mapping> {
  let mapping = proposeMapping(surveys);
  for (const pair of given) mapping = withPair(mapping, pair, surveys);
  if (ask) mapping = await corrected(mapping, surveys, ask);
  if (mapping.organization ?? mapping.firstName ?? mapping.lastName) return mapping;
  const titles = surveys.flatMap((survey) => survey.titles);
  throw new AppError('No question that asks who signs was recognized.', {
    exitCode: EXIT.data,
    hint:
      titles.length === 0
        ? 'No questions are there at all. Is it the right form, tab or file?'
        : `Say which one it is, like --map 'organization=TITLE'. ${listTitles(titles)}`,
  });
}

function withPair(mapping: Mapping, pair: string, surveys: readonly Survey[]): Mapping {
  const cut = pair.indexOf('=');
  const [name, wanted] = [pair.slice(0, cut).trim(), pair.slice(cut + 1).trim()];
  const field = FIELDS.find((each) => each.toLowerCase() === name.toLowerCase());
  if (cut < 0 || field === undefined) {
    const meant = nearest(name, FIELDS);
    throw new AppError(`--map takes field=title, not "${pair}".`, {
      exitCode: EXIT.usage,
      hint: `The fields are ${FIELDS.join(', ')}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
    });
  }
  if (wanted === '') return withChoice(mapping, field, '', surveys);
  const titles = surveys.flatMap((survey) => survey.titles);
  const title = titles.find((each) => titleKey(each) === titleKey(wanted));
  if (title !== undefined) return withChoice(mapping, field, title, surveys);
  const meant = nearest(wanted, titles);
  throw new AppError(`No source asks "${wanted}".`, {
    exitCode: EXIT.usage,
    hint: meant === undefined ? listTitles(titles) : `Did you mean "${meant}"?`,
  });
}

async function corrected(start: Mapping, surveys: readonly Survey[], ask: Ask): Promise<Mapping> {
  let mapping = start;
  for (;;) {
    ask.tell(`\n${describeMapping(mapping, surveys, true)}\n`);
    const next = await ask.choose('Is this right?', [
      { value: 'done', label: 'Yes, go on' },
      { value: 'change', label: 'No, change one' },
    ]);
    if (next === 'done') return mapping;
    const field = await ask.choose<Field>(
      'Which one?',
      FIELDS.map((each) => ({ value: each, label: each })),
    );
    const titles = [...new Set(surveys.flatMap((survey) => survey.titles))];
    const title = await ask.choose(`Which question asks for ${field}?`, [
      { value: '', label: 'None' },
      ...titles.map((each) => ({ value: each, label: each })),
    ]);
    mapping = withChoice(mapping, field, title, surveys);
  }
}
