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

export function reviewCells(review: Review): ReviewCells {
  return {
    kind: review.kind === 'flag' ? `Flag: ${review.label}` : REVIEW_KINDS[review.kind],
    ...sidesOf(review),
    evidence: evidenceOf(review),
    score: review.kind === 'match' ? review.score.toFixed(2) : '',
  };
}

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
    case 'flag':
      return { a: review.a, b: review.b };
  }
}

/** Why it is asked and what may be done, as one or two sentences. */
function evidenceOf(review: Review): string {
  switch (review.kind) {
    case 'match':
    case 'contradiction':
      return `${review.signers.join(' and ')}: ${review.reason ?? 'they may be the same'}`;
    case 'typed-pair':
      return `${review.signers.join(' and ')}: you typed this pair in.`;
    case 'edited-cell':
      return `${review.signer}, ${review.header}: you wrote A; the responses now say B. A stands; empty the cell to take B.`;
    case 'edited-response':
      return `The response was edited at ${review.source}; it stands for ${listed(review.signers)}. A is before, B is after.`;
    case 'vanished-response':
      return `The response is no longer at ${review.source}; ${listed(review.signers)} stays as it is. Set the status of the signer if it withdrew.`;
    case 'deleted-row':
      return `You deleted the row of ${review.signer}; it stays away. To bring it back, write "restore" under Decision.`;
    case 'flag':
      return review.evidence;
  }
}

function listed(signers: readonly string[]): string {
  return signers.join(', ') || 'no signer';
}
