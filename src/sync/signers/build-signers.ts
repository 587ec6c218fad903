import type { Letter } from '../../domain/letter.ts';
import type { IndividualSigner, OrganizationSigner } from '../../domain/signer.ts';
import type { IndividualSignOn, OrganizationSignOn } from '../../domain/signon.ts';
import type { Memory } from '../../master/memory/memory.ts';
import type { KnownOrganization, Mention, Ruling } from '../../matching/interface.ts';
import { matchOrganizations } from '../../matching/organizations.ts';
import { matchPeople } from '../../matching/people.ts';
import { assemble, type Assembly } from './group-signers.ts';
import { individualSigner } from './individual-signer.ts';
import { organizationSigner } from './organization-signer.ts';
import type { PriorIdentity } from './identity.ts';
import { priorIdentity } from './prior-identity.ts';

export interface Built<Signer, S extends OrganizationSignOn | IndividualSignOn> {
  readonly signers: readonly Signer[];
  readonly assembly: Assembly<S>;
  /** For each signer that a person named, the sign-on to which the name is tied. */
  readonly anchors: ReadonlyMap<string, string>;
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
  const prior = priorIdentity(signOns, memory, 'organization', lastNumber);
  const mentions: Mention[] = signOns.map(({ id, name, state, email }) => ({
    id,
    name,
    state,
    email,
  }));
  const rulings = [...decided];
  const anchors = anchorsOf(givenNames, signOns, prior, memory);
  for (const [signer, anchor] of anchors) {
    const name = givenNames.get(signer) ?? '';
    mentions.push({ id: `named ${signer}`, name, state: '', email: '' });
    rulings.push({ a: `named ${signer}`, b: anchor, verdict: 'same' });
  }
  const matching = matchOrganizations(mentions, { directory, rulings });
  const assembly = assemble(signOns, matching, prior, 'organization', letter.languages[0]);
  const signers = assembly.groups.map((group) => {
    const given = givenNames.get(group.id);
    const givenList = given === undefined ? [] : [given];
    return organizationSigner({ ...group, givenNames: givenList }, letter);
  });
  return { signers, assembly, anchors };
}

/**
 * The sign-on to which each given name is tied: the same on every sync, also when
 * the signer has since become part of another, or the two would split and merge by turns.
 */
function anchorsOf(
  givenNames: ReadonlyMap<string, string>,
  signOns: readonly OrganizationSignOn[],
  prior: PriorIdentity,
  memory: Memory,
): ReadonlyMap<string, string> {
  const ids = new Set(signOns.map(({ id }) => id));
  const first = new Map<string, string>();
  for (const { id } of signOns) {
    const signer = prior.signerOf.get(id);
    if (signer !== undefined && !first.has(signer)) first.set(signer, id);
  }
  const anchors = new Map<string, string>();
  for (const signer of givenNames.keys()) {
    const earlier = memory.signers.get(signer)?.data.anchor;
    const anchor = earlier !== undefined && ids.has(earlier) ? earlier : first.get(signer);
    if (anchor !== undefined) anchors.set(signer, anchor);
  }
  return anchors;
}

/** From individuals' sign-ons to their signers. */
export function buildIndividuals(
  signOns: readonly IndividualSignOn[],
  letter: Letter,
  memory: Memory,
  lastNumber: number,
  decided: readonly Ruling[],
): Built<IndividualSigner, IndividualSignOn> {
  const prior = priorIdentity(signOns, memory, 'individual', lastNumber);
  const assembly = assemble(
    signOns,
    matchPeople(signOns, decided),
    prior,
    'individual',
    letter.languages[0],
  );
  const signers = assembly.groups.map((group) => individualSigner(group, letter));
  return { signers, assembly, anchors: new Map() };
}
