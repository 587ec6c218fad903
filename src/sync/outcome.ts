import type { Language } from '../languages/registry.ts';
import type { ResolvedResponse } from '../master/merge/response-tab.ts';
import type { ResolvedKind } from './resolve-signers.ts';
import { statusIn } from './signer-status.ts';
import { OUTCOME_TEXTS } from './signons/outcome-texts.ts';

/** What the outcomes are drawn from. */
interface OutcomeContext {
  /** The status that a signer's row shows; undefined where a person deleted the row. */
  readonly statusOf: (signer: string) => string | undefined;
  /** Why a signer's several sign-ons are one. */
  readonly reasonOf: (signer: string) => string | undefined;
}

/** Says of a response whom it stands for and why, so that no response is without an outcome. */
function outcomeOf(
  { known, signers, reason }: ResolvedResponse,
  resolved: OutcomeContext,
  language: Language,
): string {
  const { sameAs, change } = known;
  const listed = signers.map((signer) => {
    const status = resolved.statusOf(signer) ?? OUTCOME_TEXTS(language, 'deletedByHand');
    const one = resolved.reasonOf(signer);
    return [
      OUTCOME_TEXTS(language, 'signer', { signer, status }),
      ...(one === undefined ? [] : [OUTCOME_TEXTS(language, 'oneWithOthers', { reason: one })]),
    ].join(' ');
  });
  const parts = [
    ...(sameAs === undefined
      ? []
      : [OUTCOME_TEXTS(language, 'sameSubmission', { response: sameAs })]),
    ...listed,
    reason,
    ...(change === 'vanished' ? [OUTCOME_TEXTS(language, 'vanished')] : []),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** What became of each response, in words; made when it is asked for. */
export function outcomes(
  stages: readonly ResolvedKind[],
  language: Language,
): (response: ResolvedResponse) => string {
  const rows = stages.map(({ tab }) => tab.wanted.rows);
  const reasons = stages.map((stage) => stage.reasons);
  const resolved: OutcomeContext = {
    statusOf: (signer) => {
      for (const of of rows) {
        const cells = of.get(signer);
        if (cells) return statusIn(signer, cells);
      }
      return undefined;
    },
    reasonOf: (signer) => {
      for (const of of reasons) {
        const reason = of.get(signer);
        if (reason !== undefined) return reason;
      }
      return undefined;
    },
  };
  return (response) => outcomeOf(response, resolved, language);
}
