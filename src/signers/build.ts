import type { Letter } from '../domain/letter.ts';
import type { IndividualSigner, OrganizationSigner } from '../domain/signer.ts';
import type { IndividualSignOn, OrganizationSignOn } from '../domain/signon.ts';
import type { Memory } from '../master/memory.ts';
import type { KnownOrganization, Mention, Ruling } from '../matching/interface.ts';
import { matchOrganizations } from '../matching/match.ts';
import { matchPeople } from '../matching/people.ts';
import { assemble, type Assembly } from './assemble.ts';
import { individualSigner } from './individuals.ts';
import { organizationSigner } from './organizations.ts';
import { priorIdentity } from './prior.ts';

export interface Built<Signer, S extends OrganizationSignOn | IndividualSignOn> {
  readonly signers: readonly Signer[];
  readonly assembly: Assembly<S>;
}

/**
 * From the organizations' sign-ons to their signers.
 *
 * @param givenNames the name that a person gave to a signer, by its ID: what is
 * signed under that name later belongs to it
 */
export function buildOrganizations(
  signOns: readonly OrganizationSignOn[],
  letter: Letter,
  memory: Memory,
  lastNumber: number,
  givenNames: ReadonlyMap<string, string>,
  directory: readonly KnownOrganization[],
  decided: readonly Ruling[],
): Built<OrganizationSigner, OrganizationSignOn> {
  const prior = priorIdentity(signOns, memory, 'O', lastNumber);
  const mentions: Mention[] = signOns.map(({ id, name, state, email }) => ({
    id,
    name,
    state,
    email,
  }));
  const rulings = [...decided];
  const named = new Set<string>();
  for (const { id } of signOns) {
    const signer = prior.signerOf.get(id) ?? '';
    const name = givenNames.get(signer);
    if (name === undefined || named.has(signer)) continue;
    named.add(signer);
    mentions.push({ id: `named ${signer}`, name, state: '', email: '' });
    rulings.push({ a: `named ${signer}`, b: id, verdict: 'same' });
  }
  const matching = matchOrganizations(mentions, { directory, rulings });
  const assembly = assemble(signOns, matching, prior, 'O');
  const signers = assembly.groups.map((group) => {
    const given = givenNames.get(group.id);
    const givenList = given === undefined ? [] : [given];
    return organizationSigner({ ...group, givenNames: givenList }, letter.editions);
  });
  return { signers, assembly };
}

/** From individuals' sign-ons to their signers. */
export function buildIndividuals(
  signOns: readonly IndividualSignOn[],
  letter: Letter,
  memory: Memory,
  lastNumber: number,
  decided: readonly Ruling[],
): Built<IndividualSigner, IndividualSignOn> {
  const prior = priorIdentity(signOns, memory, 'P', lastNumber);
  const assembly = assemble(signOns, matchPeople(signOns, decided), prior, 'P');
  const signers = assembly.groups.map((group) => individualSigner(group, letter.editions));
  return { signers, assembly };
}
