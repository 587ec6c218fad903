import type { ResolvedResponse } from '../master/merge/response-tab.ts';

/** What the outcomes are drawn from. */
export interface OutcomeContext {
  /** The status that a signer's row shows; undefined where a person deleted the row. */
  readonly statusOf: (signer: string) => string | undefined;
  /** Why a signer's several sign-ons are one. */
  readonly reasonOf: (signer: string) => string | undefined;
}

/** Says of a response whom it stands for and why, so that no response is without an outcome. */
export function outcomeOf(
  { known, signers, reason }: ResolvedResponse,
  resolved: OutcomeContext,
): string {
  const { sameAs, change } = known;
  const listed = signers.map((signer) => {
    const status = resolved.statusOf(signer) ?? 'row deleted by hand';
    const one = resolved.reasonOf(signer);
    return `${signer}: ${status}.${one === undefined ? '' : ` One with others: ${one}.`}`;
  });
  const parts = [
    ...(sameAs === undefined ? [] : [`The same submission as ${sameAs}, counted once.`]),
    ...listed,
    reason,
    ...(change === 'vanished' ? ['No longer at its source.'] : []),
  ];
  return parts.filter((part) => part !== '').join(' ');
}
