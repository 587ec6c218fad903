import type { FlagSubject, Review } from '../../domain/review.ts';
import { seal } from '../memory/seal.ts';

/** By which a review is found again from sync to sync, and its row wherever people moved it. */
export function reviewId(review: Review): string {
  switch (review.kind) {
    case 'match':
      return `match ${review.signers.join(' ')}`;
    case 'typed-pair':
      return `typed ${[...review.anchors].sort().join(' ')}`;
    case 'contradiction':
      return `contradiction ${review.signers.join(' ')}`;
    case 'edited-cell':
      return `cell ${review.signer} ${review.header}`;
    case 'edited-response':
      return `edited ${review.response}`;
    case 'vanished-response':
      return `vanished ${review.response}`;
    case 'deleted-row':
      return `deleted ${review.signer}`;
    case 'authority':
      return `authority ${review.signer}`;
    case 'flag':
      return `flag ${review.rule} ${subjectKey(review.about)}`;
  }
}

function subjectKey(about: FlagSubject): string {
  if ('signer' in about) return about.signer;
  if ('response' in about) return about.response;
  if ('row' in about) return `row-${seal(about.row)}`;
  if ('source' in about) return about.source;
  if ('fillers' in about)
    return `boxes-${seal(
      about.fillers
        .map(({ key }) => key)
        .sort()
        .join('\n'),
    )}`;
  return `${about.signers[0] ?? ''} ${seal(about.signers.join(' '))}`;
}
