import type { FlagSubject, Review } from '../../domain/review.ts';
import { isOrganizationId } from '../../domain/signer-id.ts';

/** The signers that a review is about. */
export function reviewSigners(review: Review): readonly string[] {
  switch (review.kind) {
    case 'match':
    case 'typed-pair':
    case 'contradiction':
    case 'edited-response':
    case 'vanished-response':
      return review.signers;
    case 'edited-cell':
    case 'deleted-row':
    case 'authority':
      return [review.signer];
    case 'flag':
      return subjectSigners(review.about);
  }
}

function subjectSigners(about: FlagSubject): readonly string[] {
  if ('signer' in about) return [about.signer];
  return 'signers' in about ? about.signers : [];
}

/** Whether it is about an organization, perhaps among others; else it is about people. */
export function isAboutOrganization(review: Review): boolean {
  if (reviewSigners(review).some(isOrganizationId)) return true;
  if (review.kind !== 'flag' || !('fillers' in review.about)) return false;
  return review.about.fillers.some(({ box }) => box === 'Organization');
}
