import type { Fated } from '../master/merge/response-tab.ts';

/** What the outcomes are drawn from. */
export interface Fates {
  /** The status that a signer's row shows; undefined where a person deleted the row. */
  readonly statusOf: (signer: string) => string | undefined;
  /** Why a signer's several sign-ons are one. */
  readonly reasonOf: (signer: string) => string | undefined;
}

/** Says of a response whom it stands for and why, so that no response is without an outcome. */
export function outcomeOf({ known, signers, reason }: Fated, fates: Fates): string {
  const { twinOf, fate } = known;
  const listed = signers.map((signer) => {
    const status = fates.statusOf(signer) ?? 'row deleted by hand';
    const one = fates.reasonOf(signer);
    return `${signer}: ${status}.${one === undefined ? '' : ` One with others: ${one}.`}`;
  });
  const parts = [
    ...(twinOf === undefined ? [] : [`The same submission as ${twinOf}, counted once.`]),
    ...listed,
    reason,
    ...(fate === 'vanished' ? ['No longer at its source.'] : []),
  ];
  return parts.filter((part) => part !== '').join(' ');
}
