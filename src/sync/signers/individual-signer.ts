import type { Letter } from '../../domain/letter.ts';
import type { IndividualSigner } from '../../domain/signer.ts';
import type { IndividualSignOn } from '../../domain/signon.ts';
import {
  editionAt,
  inOrder,
  latest,
  latestAnswers,
  responsesOf,
  timesOf,
} from './signer-fields.ts';

export interface IndividualGroup {
  readonly id: string;
  readonly canonicalName: string;
  readonly signOns: readonly IndividualSignOn[];
}

/** The signer that one person's sign-ons make: of each answer the latest that is not blank. */
export function individualSigner(
  group: IndividualGroup,
  { editions, rules }: Pick<Letter, 'editions' | 'rules'>,
): IndividualSigner {
  const ordered = inOrder(group.signOns);
  const { first, last } = timesOf(ordered);
  return {
    kind: 'individual',
    id: group.id,
    name: group.canonicalName,
    title: latest(ordered, ({ title }) => title),
    affiliation: latest(ordered, ({ affiliation }) => affiliation),
    status: 'Listed',
    email: latest(ordered, ({ email }) => email),
    edition: editionAt(first, editions, rules.undated),
    firstSigned: first,
    lastSigned: last,
    responses: responsesOf(ordered),
    answers: latestAnswers(ordered),
  };
}
