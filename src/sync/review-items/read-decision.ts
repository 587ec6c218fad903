import type { Review, ReviewVerdict } from '../../domain/review.ts';
import { DECISION_WORDS, type Meaning } from '../../languages/decisions.ts';
import { loosely } from '../../names/loose.ts';

const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  Object.values(DECISION_WORDS).flatMap((words) =>
    (Object.keys(words) as Meaning[]).flatMap((meaning) =>
      words[meaning].map((word) => [loosely(word), meaning] as const),
    ),
  ),
);

type Meant = Readonly<Partial<Record<Meaning, ReviewVerdict>>>;

const PAIR: Meant = { same: 'same', yes: 'same', different: 'different', no: 'different' };

/** What each kind of question takes for an answer. */
const ANSWERS: Readonly<Record<Review['kind'], Meant>> = {
  match: PAIR,
  'typed-pair': PAIR,
  authority: {
    authorized: 'authorized',
    yes: 'authorized',
    notAuthorized: 'not authorized',
    no: 'not authorized',
    exclude: 'excluded',
  },
  'deleted-row': {
    restore: 'restore',
    yes: 'restore',
    fine: 'dismissed',
    no: 'dismissed',
    different: 'dismissed',
  },
  flag: { exclude: 'excluded' },
  contradiction: {},
  'edited-cell': {},
  'edited-response': {},
  'vanished-response': {},
};

/** Questions that only want to be seen: whatever is written there answers them. */
const SEEN: ReadonlySet<Review['kind']> = new Set([
  'flag',
  'contradiction',
  'edited-cell',
  'edited-response',
  'vanished-response',
]);

/** What there is to judge, or that it is a pair which a person typed in. */
type ReadDecision = Review | { readonly kind: 'typed-pair' };

/**
 * What the words under Decision say of a thing to judge, in any language that the tool knows.
 * Undefined where they say nothing that it understands, or where there are none.
 */
export function readDecision(words: string, review: ReadDecision): ReviewVerdict | undefined {
  if (words.trim() === '') return undefined;
  const { kind } = review;
  const meaning = MEANINGS.get(loosely(words));
  // Of several signers nobody could tell which one.
  if (meaning === 'exclude' && kind === 'flag' && !('signer' in review.about)) return undefined;
  const verdict = meaning && ANSWERS[kind][meaning];
  return verdict ?? (SEEN.has(kind) ? 'dismissed' : undefined);
}
