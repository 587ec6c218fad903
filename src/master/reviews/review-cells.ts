import type { Review } from '../../domain/review.ts';
import { toldWords } from '../../languages/decisions.ts';
import { type Language, LANGUAGES } from '../../languages/registry.ts';
import { REVIEW_TEXTS } from './review-texts.ts';

/** What the Review tab calls each kind of thing to judge; a flag adds its rule. */
const KINDS = {
  match: 'matchKind',
  'typed-pair': 'matchKind',
  contradiction: 'contradictionKind',
  'edited-cell': 'editedCellKind',
  'edited-response': 'editedResponseKind',
  'vanished-response': 'vanishedResponseKind',
  'deleted-row': 'deletedRowKind',
  authority: 'authorityKind',
} as const satisfies Readonly<Record<Exclude<Review['kind'], 'flag'>, string>>;

/** A review as its row shows it. */
export interface ReviewCells {
  readonly kind: string;
  readonly a: string;
  readonly b: string;
  readonly evidence: string;
  readonly score: string;
}

/**
 * @param language in which its words are written
 * @param misread what stands under Decision and was not understood
 */
export function reviewCells(review: Review, language: Language, misread = ''): ReviewCells {
  const several = review.kind === 'flag' && !('signer' in review.about);
  const write = several ? 'toWriteFine' : TO_WRITE[review.kind];
  const evidence = [
    ...(misread === '' ? [] : [REVIEW_TEXTS(language, 'misread', { words: misread })]),
    sentence(reviewReason(review, language)),
    ...(write === undefined ? [] : [REVIEW_TEXTS(language, write, toldWords(language))]),
  ];
  return {
    kind: reviewHeading(review, language),
    ...reviewSides(review),
    evidence: evidence.join(' '),
    score: review.kind === 'match' ? review.score.toFixed(2) : '',
  };
}

/** What stands beside a pair that was typed in and cannot be used as it stands. */
export function unusableTypedPair(language: Language): string {
  return REVIEW_TEXTS(language, 'typedPairUnusable', toldWords(language));
}

/** Whether it is that sentence, in any language. */
export function isUnusableTypedPair(text: string): boolean {
  return LANGUAGES.some((language) => unusableTypedPair(language) === text);
}

/** What people call the kind of a review. */
export function reviewHeading(review: Review, language: Language): string {
  return review.kind === 'flag'
    ? REVIEW_TEXTS(language, 'flagKind', { label: review.label })
    : REVIEW_TEXTS(language, KINDS[review.kind]);
}

/** What the Review tab says beside the reason: what A and B are, and what it takes for an answer. */
const TO_WRITE = {
  match: 'toWriteMatch',
  'typed-pair': undefined,
  contradiction: 'toWriteContradiction',
  'edited-cell': 'toWriteEditedCell',
  'edited-response': 'toWriteEditedResponse',
  'vanished-response': 'toWriteVanishedResponse',
  'deleted-row': 'toWriteDeletedRow',
  authority: 'toWriteAuthority',
  flag: 'toWriteFlag',
} as const satisfies Readonly<Record<Review['kind'], string | undefined>>;

/** What stands under A and B. */
export function reviewSides(review: Review): { readonly a: string; readonly b: string } {
  switch (review.kind) {
    case 'match':
    case 'typed-pair':
    case 'contradiction': {
      const [a, b] = review.names;
      return { a, b };
    }
    case 'edited-cell':
      return { a: review.theirs, b: review.ours };
    case 'edited-response':
      return { a: review.before, b: review.after };
    case 'vanished-response':
      return { a: review.answers, b: '' };
    case 'deleted-row':
      return { a: review.name, b: '' };
    case 'authority':
      return { a: review.name, b: review.given.join('\n') };
    case 'flag':
      return { a: review.a, b: review.b };
  }
}

/** Why it is asked, in the same words wherever it is asked. */
export function reviewReason(review: Review, language: Language): string {
  switch (review.kind) {
    case 'match':
    case 'contradiction':
      return REVIEW_TEXTS(language, 'match', {
        reason: review.reason,
        signers: review.signers.join(', '),
      });
    case 'typed-pair':
      return REVIEW_TEXTS(language, 'typedPair', { signers: review.signers.join(', ') });
    case 'edited-cell': {
      const { signer, header } = review;
      return review.decided
        ? REVIEW_TEXTS(language, 'overruled', { signer })
        : REVIEW_TEXTS(language, 'editedCell', { header, signer });
    }
    case 'edited-response':
    case 'vanished-response': {
      const key = review.kind === 'edited-response' ? 'editedResponse' : 'vanishedResponse';
      const signers = review.signers.join(', ') || REVIEW_TEXTS(language, 'noSigner');
      return REVIEW_TEXTS(language, key, { source: review.source, signers });
    }
    case 'deleted-row':
      return REVIEW_TEXTS(language, 'deletedRow', { signer: review.signer });
    case 'authority': {
      const key = review.given.length === 0 ? 'authorityNotSaid' : 'authorityUnclear';
      return REVIEW_TEXTS(language, key, { signer: review.signer });
    }
    case 'flag':
      return review.evidence;
  }
}

/** Begins with a capital and ends with a full stop. */
export function sentence(text: string): string {
  const tidy = text.trim();
  if (tidy === '') return '';
  const ended = /[.?!](?:["”]|\s?»)?$/u.test(tidy) ? tidy : `${tidy}.`;
  // An ID or a name in small letters stays as it is written.
  return /^\p{Ll}[\p{Ll}'’]* /u.test(ended)
    ? ended.charAt(0).toUpperCase() + ended.slice(1)
    : ended;
}
