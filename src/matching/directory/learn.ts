import { getDomainWithoutSuffix } from 'tldts';
import type { OrganizationSigner } from '../../domain/signer.ts';
import { isInitialsOf } from '../../names/acronym.ts';
import { foldWords } from '../../names/fold.ts';
import { nameKey } from '../../names/key.ts';
import { organizationDomain } from '../../names/organization-domain.ts';
import type { KnownOrganization } from '../interface.ts';
import { mergeDirectories } from './directory.ts';
import { withoutAmbiguous } from './ambiguous.ts';
import { byCodeUnit } from '../../names/code-units.ts';

/** What a letter can teach: its signers, and what people decided about them. */
export interface Taught {
  readonly signers: readonly OrganizationSigner[];
  /** Pairs of signer IDs that a person held to be one, whether or not a sync has joined them yet. */
  readonly same: readonly (readonly [string, string])[];
  /** Pairs of names that a person held to be two. */
  readonly different: readonly (readonly [string, string])[];
  /** Names of people who signed. A person's name is never learned, whoever wrote it as a group's. */
  readonly people: readonly string[];
}

const BRACKETED = /^(.+?)\s*\(([^()]{2,12})\)\s*$/su;
const ADDRESS = /@|:\/\//u;

/** "Housing For All (HFA)" → "HFA", where the first letters bear it out. */
function ownAcronym(name: string): readonly string[] {
  const [, before = '', inside = ''] = BRACKETED.exec(name) ?? [];
  const letters = foldWords(inside).join('');
  return isInitialsOf(letters, foldWords(before)) ? [letters] : [];
}

/**
 * The domain of an address, where the organization's name bears it out: "larkspur.example" for the
 * Larkspur Alliance. Whoever signs may write from an employer, a church or a provider.
 */
function ownDomain(email: string, spellings: readonly string[]): readonly string[] {
  const domain = organizationDomain(email);
  const label = (getDomainWithoutSuffix(domain) ?? '').replace(/-/gu, '');
  if (label === '') return [];
  const fits = spellings.map(foldWords).some((words) => {
    const rare = words.filter((word) => word.length >= 4 && label.includes(word));
    const joined = words.join('');
    return rare.length > 0 || joined === label || isInitialsOf(label, words);
  });
  return fits ? [domain] : [];
}

/** What signers that are one teach: their spellings, the acronym in brackets, their domains. */
function lesson(signers: readonly OrganizationSigner[]): KnownOrganization {
  const spellings = signers.flatMap((each) => [each.organization, ...each.alsoWrittenAs]);
  const [first] = signers;
  const acronyms = new Set(spellings.flatMap(ownAcronym));
  const [acronym] = acronyms;
  return {
    name: first?.organization ?? '',
    aliases: spellings.slice(1),
    acronym: acronym !== undefined && acronyms.size === 1 ? acronym.toUpperCase() : '',
    state: signers.find(({ state }) => state !== '')?.state ?? '',
    scope: signers.find(({ scope }) => scope !== '')?.scope ?? '',
    domains: [...new Set(signers.flatMap(({ email }) => ownDomain(email, spellings)))],
  };
}

/** Signers in groups that are one organization, the oldest first. */
function together(
  signers: readonly OrganizationSigner[],
  same: Taught['same'],
): readonly (readonly OrganizationSigner[])[] {
  const ordered = [...signers].sort((a, b) => byCodeUnit(a.id, b.id));
  const head = new Map(ordered.map(({ id }) => [id, id]));
  for (const [a, b] of same) {
    const [x, y] = [head.get(a), head.get(b)];
    if (x === undefined || y === undefined || x === y) continue;
    const [older, younger] = x < y ? [x, y] : [y, x];
    for (const [id, at] of head) if (at === younger) head.set(id, older);
  }
  const groups = new Map<string, OrganizationSigner[]>();
  for (const signer of ordered) {
    const at = head.get(signer.id) ?? signer.id;
    groups.set(at, [...(groups.get(at) ?? []), signer]);
  }
  return [...groups.values()];
}

/**
 * The directory with what a letter's master knows added to it.
 *
 * Only listed signers teach. What people wrote into the directory stands; a signer adds aliases,
 * and its acronym, state, scope and domain where none was known. No address is ever learned, only
 * the domain of one, and none that everyone may write from, that two signers share, or that the
 * name does not bear out. A spelling that could mean two, because two signers have it or a person
 * held two to be different, is learned for neither.
 */
export function learn(
  directory: readonly KnownOrganization[],
  { signers, same, different, people }: Taught,
): readonly KnownOrganization[] {
  const listed = signers.filter(
    ({ status, organization }) => status === 'Listed' && nameKey(organization) !== '',
  );
  const persons = new Set(
    [...people, ...signers.map(({ contact }) => contact)].map(nameKey).filter((key) => key !== ''),
  );
  const mayBeKept = (text: string): boolean => !ADDRESS.test(text) && !persons.has(nameKey(text));
  const lessons = together(listed, same)
    .map(lesson)
    .filter(({ name }) => mayBeKept(name))
    .map((each) => ({ ...each, aliases: each.aliases.filter(mayBeKept) }));
  return mergeDirectories([directory, withoutAmbiguous(lessons, directory, different)]);
}
