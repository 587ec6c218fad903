import type { Review } from '../../domain/review.ts';
import type { Choice, QueuedQuestion, ShownSide } from './question.ts';
import { numberOf } from '../../domain/signer-id.ts';
import { byCodeUnit } from '../../names/code-units.ts';

type AboutQuestion = Pick<QueuedQuestion, 'kind' | 'signers'> & {
  readonly sides: readonly ShownSide[];
};

/** What can be answered, with the key for it and what will happen then. */
export function choicesFor(
  about: AboutQuestion,
  review: Review['kind'] | undefined,
): readonly Choice[] {
  if (about.kind === 'match') return matchChoices(about);
  if (about.kind === 'authority') return AUTHORITY_CHOICES;
  if (review === 'deleted-row') return DELETED_CHOICES;
  return about.signers.length === 1 ? [KEEP, EXCLUDE] : [KEEP];
}

const EXCLUDE: Choice = {
  verdict: 'exclude',
  key: 'x',
  label: 'Exclude',
  then: 'It leaves the list. Nothing of it is deleted.',
};

const KEEP: Choice = {
  verdict: 'keep',
  key: 'k',
  label: 'Keep as it is',
  then: 'Nothing changes, and it is not asked again unless something about it does.',
};

const AUTHORITY_CHOICES: readonly Choice[] = [
  {
    verdict: 'authorized',
    key: 'a',
    label: 'Authorized',
    then: 'It goes on the list.',
  },
  {
    verdict: 'not authorized',
    key: 'n',
    label: 'Not authorized',
    then: 'It stays off the list. If somebody who may signs later, you are told.',
  },
  EXCLUDE,
];

const DELETED_CHOICES: readonly Choice[] = [
  {
    verdict: 'restore',
    key: 'r',
    label: 'Bring back',
    then: 'The row comes back as the responses have it.',
  },
  { ...KEEP, label: 'Leave it deleted', then: 'It stays deleted, and you are not asked again.' },
];

function matchChoices({ signers, sides }: AboutQuestion): readonly Choice[] {
  const two = signers.length === 2;
  const [oldest = ''] = [...signers].sort(byNumber);
  const others = signers.filter((signer) => signer !== oldest).join(', ');
  const listed = sides.filter(({ status }) => status === 'Listed').length;
  const lines =
    listed > 1
      ? `The list has one line instead of ${listed}.`
      : listed === 1
        ? 'The list keeps its one line.'
        : 'It stays off the list until its status allows.';
  const joined = two ? `${others} becomes` : `${others} become`;
  return [
    {
      verdict: 'same',
      key: 's',
      label: two ? 'Same' : 'The ticked are the same',
      then: two
        ? `${joined} part of ${oldest}, with all responses. ${lines} The fullest of the names is printed unless you choose one.`
        : 'Those ticked become one signer under the oldest of their IDs; those not ticked are different from it.',
    },
    {
      verdict: 'different',
      key: 'd',
      label: two ? 'Different' : 'All are different',
      then: `They stay ${two ? 'two' : 'separate'} signers, and nobody is asked again.`,
    },
  ];
}

function byNumber(a: string, b: string): number {
  return numberOf(a) - numberOf(b) || byCodeUnit(a, b);
}
