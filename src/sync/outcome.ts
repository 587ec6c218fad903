import type { Interpretation } from '../domain/signon.ts';
import type { Fated } from '../merge/response-tab.ts';
import type { KnownResponse } from '../responses/known.ts';

/** What the outcomes are drawn from. */
export interface Fates {
  readonly interpretations: ReadonlyMap<string, Interpretation>;
  readonly signerOf: (signOn: string) => string | undefined;
  /** The status that a signer's row shows; undefined where a person deleted the row. */
  readonly statusOf: (signer: string) => string | undefined;
  /** Why a signer's several sign-ons are one. */
  readonly reasonOf: (signer: string) => string | undefined;
}

/** Says of a response whom it stands for and why, so that no response is without an outcome. */
export function outcomeOf(known: KnownResponse, fates: Fates): Fated {
  const { twinOf, fate, response } = known;
  const interpretation = fates.interpretations.get(twinOf ?? response.id);
  const signOns = interpretation?.signOns ?? [];
  const signers = signOns.flatMap(({ id }) => fates.signerOf(id) ?? []);
  const listed = [...new Set(signers)].map((signer) => {
    const status = fates.statusOf(signer) ?? 'row deleted by hand';
    const reason = fates.reasonOf(signer);
    return `${signer}: ${status}.${reason === undefined ? '' : ` One with others: ${reason}.`}`;
  });
  const parts = [
    ...(twinOf === undefined ? [] : [`The same submission as ${twinOf}, counted once.`]),
    ...listed,
    interpretation?.reason ?? '',
    ...(fate === 'vanished' ? ['No longer at its source.'] : []),
  ];
  return { signers: [...new Set(signers)], outcome: parts.filter((part) => part !== '').join(' ') };
}
