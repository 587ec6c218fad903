import type { EditedCell, ReviewVerdict } from '../../domain/review.ts';
import type { OrganizationSigner, Signer } from '../../domain/signer.ts';
import type { ReviewMemory } from '../../master/memory/memory.ts';

/** What people decided about single signers, by signer ID. */
export type SignerVerdicts = ReadonlyMap<string, ReviewVerdict>;

/** The decisions about whether one signer goes on the list, from all that people decided. */
export function signerVerdicts(reviews: Iterable<ReviewMemory>): SignerVerdicts {
  const verdicts = new Map<string, ReviewVerdict>();
  for (const { review, decided } of reviews) {
    if (decided === undefined) continue;
    if (review.kind === 'authority') verdicts.set(review.signer, decided.verdict);
    else if (review.kind === 'flag' && 'signer' in review.about && decided.verdict === 'excluded') {
      verdicts.set(review.about.signer, 'excluded');
    }
  }
  return verdicts;
}

/**
 * The signer as people decided about it. What was decided of a signer that is part of
 * another by now counts for that one only where it puts it on the list.
 *
 * @param parts signers that became part of this one
 */
export function asDecided<S extends Signer>(
  signer: S,
  verdicts: SignerVerdicts,
  parts: readonly string[] = [],
): S {
  const own = verdicts.get(signer.id);
  if (own === 'excluded') return { ...signer, status: 'Excluded' };
  if (signer.kind !== 'organization') return signer;
  const authorized =
    own === 'authorized' ||
    (own === undefined && parts.some((part) => verdicts.get(part) === 'authorized'));
  if (authorized) {
    const status = signer.status === 'Needs authority' ? 'Listed' : signer.status;
    return { ...signer, authority: 'authorized', status };
  }
  if (own === 'not authorized') {
    return { ...signer, authority: 'not authorized', status: 'Excluded' };
  }
  return signer;
}

/** Where the responses say by now that somebody may sign, and people decided that nobody may. */
export function overruledAuthorities(
  signers: readonly OrganizationSigner[],
  verdicts: SignerVerdicts,
): readonly EditedCell[] {
  return signers
    .filter(
      ({ id, authority }) => authority === 'authorized' && verdicts.get(id) === 'not authorized',
    )
    .map(({ id }) => ({
      kind: 'edited-cell',
      signer: id,
      header: 'Authority',
      theirs: 'not authorized',
      ours: 'authorized',
      decided: true,
    }));
}
