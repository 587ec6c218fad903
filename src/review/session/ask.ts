import type { Review } from '../../domain/review.ts';
import { isIndividualId } from '../../domain/signer-id.ts';
import { GENERAL } from '../../languages/general.ts';
import type { Language } from '../../languages/registry.ts';
import {
  reviewHeading,
  reviewReason,
  reviewSides,
  sentence,
} from '../../master/reviews/review-cells.ts';
import { choicesFor } from './choices.ts';
import { QUESTION_TEXTS } from './question-texts.ts';
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
    labels: labelsOf(review, evidence.language),
    alike,
    texts:
      queued.kind === 'notice'
        ? [cells?.a ?? '', cells?.b ?? ''].filter((text) => text !== '')
        : [],
    why: whyOf(evidence, queued),
    choices: choicesFor(about, review?.kind, evidence.language),
  };
}

function headingOf(
  { kind, signers }: QueuedQuestion,
  review: Review | undefined,
  language: Language,
): string {
  if (kind === 'authority') return QUESTION_TEXTS(language, 'mayTheySign');
  if (kind === 'notice') return review === undefined ? '' : noticeHeading(review, language);
  const people = isIndividualId(signers[0] ?? '');
  const { length: count } = signers;
  return count === 2
    ? QUESTION_TEXTS(language, people ? 'samePerson' : 'sameOrganization')
    : QUESTION_TEXTS(language, people ? 'samePeople' : 'sameOrganizations', { count });
}

function noticeHeading(review: Review, language: Language): string {
  if (review.kind === 'flag') return QUESTION_TEXTS(language, 'flag', { label: review.label });
  return review.kind in HEADINGS
    ? QUESTION_TEXTS(language, HEADINGS[review.kind as keyof typeof HEADINGS])
    : reviewHeading(review, language);
}

const HEADINGS = {
  contradiction: 'contradiction',
  'edited-cell': 'editedCell',
  'edited-response': 'editedResponse',
  'vanished-response': 'vanishedResponse',
  'deleted-row': 'deletedRow',
} as const;

/** What each of a notice's texts is. */
function labelsOf(review: Review | undefined, language: Language): readonly string[] {
  if (review === undefined) return [];
  return LABELS[review.kind].map((label) => QUESTION_TEXTS(language, label));
}

const LABELS = {
  match: [],
  'typed-pair': [],
  contradiction: ['one', 'theOther'],
  'edited-cell': ['youWrote', 'responsesSay'],
  'edited-response': ['before', 'now'],
  'vanished-response': ['itSaid'],
  'deleted-row': ['name'],
  authority: [],
  flag: ['whatStandsThere', 'besideIt'],
} as const satisfies Readonly<Record<Review['kind'], readonly string[]>>;

function whyOf(
  evidence: Evidence,
  { kind, id, pairs, signers }: QueuedQuestion,
): readonly string[] {
  const { language } = evidence;
  const { reviews } = evidence.master.memory;
  if (kind === 'match') {
    return pairs.map(({ id: pair, a, b, score }) => {
      const review = reviews.get(pair)?.data.review;
      const reason = sentence(review?.kind === 'match' ? review.reason : '');
      const percent = inPercent(score, language);
      return signers.length === 2
        ? QUESTION_TEXTS(language, 'likely', { reason, percent })
        : QUESTION_TEXTS(language, 'likelyOf', { a, b, reason, percent });
    });
  }
  if (kind === 'notice') {
    const review = reviews.get(id)?.data.review;
    return review === undefined ? [] : [sentence(reviewReason(review, evidence.language))];
  }
  const people = signers.flatMap((signer) => sideOf(evidence, signer).people);
  const given = new Set(people.map(({ authority }) => authority).filter((each) => each !== ''));
  const answers = [...given].map((answer) => QUESTION_TEXTS(language, 'answer', { answer }));
  return answers.length === 0
    ? [QUESTION_TEXTS(language, 'nobodySaid')]
    : [QUESTION_TEXTS(language, 'theyAnswered', { answers: answers.join(', ') })];
}

const inPercent = (share: number, language: Language): string =>
  share.toLocaleString(GENERAL[language].spelling, { style: 'percent' });
