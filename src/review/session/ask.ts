import type { Review } from '../../domain/review.ts';
import { isIndividualId } from '../../domain/signer-id.ts';
import type { Language } from '../../languages/registry.ts';
import {
  reviewHeading,
  reviewReason,
  reviewSides,
  sentence,
} from '../../master/reviews/review-cells.ts';
import { choicesFor } from './choices.ts';
import { markDiffering } from './differing.ts';
import { nameOf, sideOf, type Evidence } from './master-index.ts';
import type { ReviewQuestion, QueuedQuestion } from './question.ts';

/** A queued question with its evidence. Cheap, so that only those are made that are shown. */
export function ask(
  evidence: Evidence,
  queued: QueuedQuestion,
  alike: readonly string[],
): ReviewQuestion {
  const names = markDiffering(queued.signers.map((signer) => nameOf(evidence, signer)));
  const compared = queued.kind === 'match';
  const sides = queued.signers.map((signer, at) => ({
    ...sideOf(evidence, signer),
    name: (names[at] ?? []).map((word) => (compared ? word : { ...word, differs: false })),
  }));
  const review = evidence.master.memory.reviews.get(queued.id)?.data.review;
  const cells = review && reviewSides(review);
  const about = { ...queued, sides };
  return {
    ...about,
    heading: headingOf(queued, review, evidence.language),
    labels: review === undefined ? [] : LABELS[review.kind],
    alike,
    texts:
      queued.kind === 'notice'
        ? [cells?.a ?? '', cells?.b ?? ''].filter((text) => text !== '')
        : [],
    why: whyOf(evidence, queued),
    choices: choicesFor(about, review?.kind),
  };
}

function headingOf(
  { kind, signers }: QueuedQuestion,
  review: Review | undefined,
  language: Language,
): string {
  if (kind === 'authority') return 'May whoever signed sign for this organization?';
  if (kind === 'notice') return review === undefined ? '' : noticeHeading(review, language);
  const what = isIndividualId(signers[0] ?? '') ? 'person' : 'organization';
  return signers.length === 2
    ? `Are these two the same ${what}?`
    : `Which of these ${signers.length} are the same ${what}?`;
}

function noticeHeading(review: Review, language: Language): string {
  switch (review.kind) {
    case 'contradiction':
      return 'These decisions cannot all be true';
    case 'edited-cell':
      return 'You wrote one thing, and the responses say another';
    case 'edited-response':
      return 'A response was changed after it was sent';
    case 'vanished-response':
      return 'A response is no longer where it came from';
    case 'deleted-row':
      return 'Somebody deleted this signer. Bring it back?';
    case 'flag':
      return `Look at this before print: ${review.label}`;
    case 'match':
    case 'typed-pair':
    case 'authority':
      return reviewHeading(review, language);
  }
}

/** What the texts of each kind are. */
const LABELS: Readonly<Record<Review['kind'], readonly string[]>> = {
  match: [],
  'typed-pair': [],
  contradiction: ['One', 'The other'],
  'edited-cell': ['You wrote', 'The responses say'],
  'edited-response': ['Before', 'Now'],
  'vanished-response': ['It said'],
  'deleted-row': ['Name'],
  authority: [],
  flag: ['What stands there', 'Beside it'],
};

function whyOf(
  evidence: Evidence,
  { kind, id, pairs, signers }: QueuedQuestion,
): readonly string[] {
  const { reviews } = evidence.master.memory;
  if (kind === 'match') {
    return pairs.map(({ id: pair, a, b, score }) => {
      const review = reviews.get(pair)?.data.review;
      const reason = review?.kind === 'match' ? review.reason : '';
      const likely = `${Math.round(score * 100)} % likely`;
      return signers.length === 2
        ? `${sentence(reason)} ${likely}.`
        : `${a} and ${b}: ${sentence(reason)} ${likely}.`;
    });
  }
  if (kind === 'notice') {
    const review = reviews.get(id)?.data.review;
    return review === undefined ? [] : [sentence(reviewReason(review, evidence.language))];
  }
  const answers = signers.flatMap((signer) => sideOf(evidence, signer).people);
  const given = [...new Set(answers.map(({ authority }) => authority))].filter(
    (each) => each !== '',
  );
  return given.length === 0
    ? ['Nobody who signed said whether they may.']
    : [
        `Asked whether they may sign, they answered: ${given.map((each) => `“${each}”`).join(', ')}`,
      ];
}
