import type { Letter } from '../../domain/letter.ts';
import type { OrganizationSigner } from '../../domain/signer.ts';
import type { OrganizationSignOn } from '../../domain/signon.ts';
import { displayName } from '../../names/display.ts';
import {
  editionAt,
  inOrder,
  jointAuthority,
  latest,
  latestAnswers,
  organizationStatus,
  responsesOf,
  timesOf,
} from './signer-fields.ts';

/** What deduplication made one of. */
export interface OrganizationGroup {
  readonly id: string;
  readonly canonicalName: string;
  readonly signOns: readonly OrganizationSignOn[];
  /** Names that a person gave it. */
  readonly givenNames: readonly string[];
}

/**
 * The signer that a group of sign-ons makes, as the tool would list it.
 *
 * Contact, title and address come from one sign-on, so that they belong together:
 * the latest by somebody who may sign, else the latest.
 */
export function organizationSigner(
  group: OrganizationGroup,
  { editions, rules }: Pick<Letter, 'editions' | 'rules'>,
): OrganizationSigner {
  const ordered = inOrder(group.signOns);
  const authority = jointAuthority(ordered);
  const inScope = ordered.findLast(({ scope }) => scope !== '')?.inScope ?? true;
  const entitled = ordered.filter((each) => each.authority === authority);
  const speaker = entitled.findLast(({ contact }) => contact !== '') ?? entitled.at(-1);
  const { first, last } = timesOf(ordered);
  return {
    kind: 'organization',
    id: group.id,
    organization: group.canonicalName,
    status: organizationStatus(authority, inScope),
    authority,
    scope: latest(ordered, ({ scope }) => scope),
    state: latest(ordered, ({ state }) => state),
    contact: speaker?.contact ?? '',
    contactTitle: latest(sameMailbox(ordered, speaker), ({ contactTitle }) => contactTitle),
    email: speaker?.email ?? '',
    edition: editionAt(first, editions, rules.undated),
    firstSigned: first,
    lastSigned: last,
    responses: responsesOf(ordered),
    answers: latestAnswers(ordered),
    alsoWrittenAs: otherNames(group),
  };
}

/** The sign-ons of whoever made `one`, so that a title never stands beside another's name. */
function sameMailbox(
  ordered: readonly OrganizationSignOn[],
  one: OrganizationSignOn | undefined,
): readonly OrganizationSignOn[] {
  return ordered.filter(({ email, contact }) => email === one?.email && contact === one.contact);
}

function otherNames({ canonicalName, signOns, givenNames }: OrganizationGroup): readonly string[] {
  const names = new Set([...signOns.map(({ name }) => displayName(name)), ...givenNames]);
  names.delete(canonicalName);
  names.delete('');
  return [...names].sort();
}
