import type { Review } from '../../domain/review.ts';
import { numberOf } from '../../domain/signer-id.ts';
import type { Language } from '../../languages/registry.ts';
import { byCodeUnit } from '../../names/code-units.ts';
import { QUESTION_TEXTS } from './question-texts.ts';
import type { Choice, QueuedQuestion, ShownSide } from './question.ts';

type AboutQuestion = Pick<QueuedQuestion, 'kind' | 'signers'> & {
  readonly sides: readonly ShownSide[];
};

/** What can be answered, with the key for it and what will happen then. */
export function choicesFor(
  about: AboutQuestion,
  review: Review['kind'] | undefined,
  language: Language,
): readonly Choice[] {
  if (about.kind === 'match') return matchChoices(about, language);
  return fixedFor(about, review).map((each) => worded(each, language));
}

function fixedFor(
  { kind, signers }: AboutQuestion,
  review: Review['kind'] | undefined,
): readonly FixedChoice[] {
  if (kind === 'authority') return [...AUTHORITY, EXCLUDE];
  if (review === 'deleted-row') return DELETED;
  return signers.length === 1 ? [KEEP, EXCLUDE] : [KEEP];
}

/** A choice that is worded alike whatever it is about; `says` is the key of its label. */
interface FixedChoice extends Pick<Choice, 'verdict' | 'key'> {
  readonly says: 'exclude' | 'keep' | 'authorized' | 'notAuthorized' | 'bringBack' | 'leaveDeleted';
}

const EXCLUDE: FixedChoice = { verdict: 'exclude', key: 'x', says: 'exclude' };
const KEEP: FixedChoice = { verdict: 'keep', key: 'k', says: 'keep' };
const AUTHORITY: readonly FixedChoice[] = [
  { verdict: 'authorized', key: 'a', says: 'authorized' },
  { verdict: 'not authorized', key: 'n', says: 'notAuthorized' },
];
const DELETED: readonly FixedChoice[] = [
  { verdict: 'restore', key: 'r', says: 'bringBack' },
  { verdict: 'keep', key: 'k', says: 'leaveDeleted' },
];

function worded({ verdict, key, says }: FixedChoice, language: Language): Choice {
  const [label, then] = [QUESTION_TEXTS(language, says), QUESTION_TEXTS(language, `${says}Then`)];
  return { verdict, key, label, then };
}

function matchChoices({ signers, sides }: AboutQuestion, language: Language): readonly Choice[] {
  const two = signers.length === 2;
  const [oldest = ''] = [...signers].sort(byNumber);
  const other = signers.find((signer) => signer !== oldest) ?? '';
  const listed = sides.filter(({ status }) => status === 'Listed').length;
  const lines =
    listed > 1
      ? QUESTION_TEXTS(language, 'fewerLines', { count: listed })
      : QUESTION_TEXTS(language, listed === 1 ? 'oneLine' : 'noLine');
  return [
    {
      verdict: 'same',
      key: 's',
      label: QUESTION_TEXTS(language, two ? 'same' : 'tickedSame'),
      then: two
        ? QUESTION_TEXTS(language, 'sameThen', { other, oldest, lines })
        : QUESTION_TEXTS(language, 'tickedSameThen'),
    },
    {
      verdict: 'different',
      key: 'd',
      label: QUESTION_TEXTS(language, two ? 'different' : 'allDifferent'),
      then: QUESTION_TEXTS(language, two ? 'differentThen' : 'allDifferentThen'),
    },
  ];
}

function byNumber(a: string, b: string): number {
  return numberOf(a) - numberOf(b) || byCodeUnit(a, b);
}
