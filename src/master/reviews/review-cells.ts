import type { Review } from '../../domain/review.ts';

/** What the Review tab calls each kind of thing to judge; a flag adds its rule. */
export const REVIEW_KINDS = {
  match: 'Possible match',
  'typed-pair': 'Possible match',
  contradiction: 'Contradiction',
  'edited-cell': 'Edited cell',
  'edited-response': 'Edited response',
  'vanished-response': 'Vanished response',
  'deleted-row': 'Deleted row',
  authority: 'Missing authority',
  flag: 'Flag',
} as const satisfies Readonly<Record<Review['kind'], string>>;

/** A review as its row shows it. */
export interface ReviewCells {
  readonly kind: string;
  readonly a: string;
  readonly b: string;
  readonly evidence: string;
  readonly score: string;
}

/** @param misread what stands under Decision and was not understood */
export function reviewCells(review: Review, misread = ''): ReviewCells {
  const several = review.kind === 'flag' && !('signer' in review.about);
  const write = several ? FINE : TO_WRITE[review.kind];
  const evidence = [
    ...(misread === '' ? [] : [`“${misread}” was not understood here.`]),
    sentence(reviewReason(review)),
    ...(write === '' ? [] : [write]),
  ];
  return {
    kind: reviewHeading(review),
    ...sidesOf(review),
    evidence: evidence.join(' '),
    score: review.kind === 'match' ? review.score.toFixed(2) : '',
  };
}

/** What people call the kind of a review. */
export function reviewHeading(review: Review): string {
  return review.kind === 'flag' ? `Flag: ${review.label}` : REVIEW_KINDS[review.kind];
}

const FINE = 'If it is right as it is, write ok.';

/** What the Review tab says beside the reason: what A and B are, and what it takes for an answer. */
const TO_WRITE: Readonly<Record<Review['kind'], string>> = {
  match: 'Write same or different.',
  'typed-pair': '',
  contradiction: 'Change one of the decisions.',
  'edited-cell': 'A is yours and stands; empty that cell to take B.',
  'edited-response': 'A is before, B is after. Write ok when you have seen it.',
  'vanished-response': 'Set the status of a signer that withdrew; write ok when you have seen it.',
  'deleted-row': 'To bring it back, write restore; else write ok.',
  authority: 'B is what they answered. Write yes or no; after no it stays off the list.',
  flag: `${FINE} To take it off the list, write exclude.`,
};

function sidesOf(review: Review): { readonly a: string; readonly b: string } {
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
export function reviewReason(review: Review): string {
  switch (review.kind) {
    case 'match':
      return `${review.reason} (${review.signers.join(', ')})`;
    case 'contradiction':
      return `${review.reason} (${review.signers.join(', ')})`;
    case 'typed-pair':
      return `you typed this pair in (${review.signers.join(', ')})`;
    case 'edited-cell':
      return review.decided
        ? `it was decided that nobody may sign for ${review.signer}; the responses now say that somebody may`
        : `what you wrote under ${review.header} of ${review.signer} is no longer what the responses say`;
    case 'edited-response':
      return `the response was edited at ${review.source}; it stands for ${listed(review.signers)}`;
    case 'vanished-response':
      return `the response is no longer at ${review.source}; ${listed(review.signers)} stays as it is`;
    case 'deleted-row':
      return `the row of ${review.signer} was deleted, and it stays away`;
    case 'authority':
      return review.given.length === 0
        ? `nobody who signed for ${review.signer} said whether they may`
        : `whoever signed for ${review.signer} did not clearly say that they may`;
    case 'flag':
      return review.evidence;
  }
}

/** Begins with a capital and ends with a full stop. */
export function sentence(text: string): string {
  const tidy = text.trim();
  if (tidy === '') return '';
  const ended = /[.?!]["”]?$/u.test(tidy) ? tidy : `${tidy}.`;
  // An ID or a name in small letters stays as it is written.
  return /^\p{Ll}[\p{Ll}'’]* /u.test(ended)
    ? ended.charAt(0).toUpperCase() + ended.slice(1)
    : ended;
}

function listed(signers: readonly string[]): string {
  return signers.join(', ') || 'no signer';
}
