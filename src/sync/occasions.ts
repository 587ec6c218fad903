import type { Letter } from '../domain/letter.ts';
import type { EditedAnswer } from '../master/merge/response-tab.ts';
import { missingAuthorities } from './missing-authorities.ts';
import type { Stages } from './responses-to-signers.ts';
import { reviewFlags } from './review-flags.ts';
import type { Occasions } from './review-items/review-items.ts';
import { rowFlags } from './row-flags.ts';

/** What there may be to judge. Of the responses only those that were edited or are gone. */
export function occasions(
  { organizations, individuals, resolved, overruled }: Stages,
  edited: readonly EditedAnswer[],
  letter: Letter,
  isReworded: boolean,
): Occasions {
  const stages = [organizations, individuals];
  const changed = resolved.filter(
    ({ known: { before, change } }) => before !== undefined || change === 'vanished',
  );
  const byId = new Map(changed.map((each) => [each.known.response.id, each]));
  return {
    possible: stages.flatMap(({ pairs }) => pairs.possible),
    contradictions: stages.flatMap(({ pairs }) => pairs.contradictions),
    conflicts: stages.flatMap(({ tab }) => tab.conflicts),
    overruled,
    responses: changed.map(({ known }) => known),
    deleted: stages.flatMap(({ deleted }) => deleted),
    authorities: missingAuthorities(organizations.tab.wanted.rows, resolved),
    flags: [
      ...reviewFlags(organizations, individuals, resolved, letter),
      ...rowFlags(organizations, individuals, edited, letter.languages[0]),
    ],
    nameOf: (signer) => {
      const stage = stages.find(({ names }) => names.has(signer));
      return stage?.names.get(signer) ?? signer;
    },
    signersOf: (id) => byId.get(id)?.signers ?? [],
    language: letter.languages[0],
    isReworded,
  };
}
