import type { OrganizationSigner } from '../domain/signer.ts';
import { isInitialsOf } from '../names/acronym.ts';
import { foldWords } from '../names/fold.ts';
import { organizationDomain } from './domains.ts';
import type { KnownOrganization } from '../matching/interface.ts';
import { mergeDirectories } from './directory.ts';

const BRACKETED = /^(.+?)\s*\(([^()]{2,12})\)\s*$/su;

/** "Housing For All (HFA)" → "HFA", where the first letters bear it out. */
function ownAcronym(name: string): readonly string[] {
  const [, before = '', inside = ''] = BRACKETED.exec(name) ?? [];
  const letters = foldWords(inside).join('');
  return isInitialsOf(letters, foldWords(before)) ? [letters] : [];
}

/** What a signer teaches: its other spellings, the acronym that stands in brackets, its domain. */
function lesson(signer: OrganizationSigner): KnownOrganization {
  const spellings = [signer.organization, ...signer.alsoWrittenAs];
  const acronyms = new Set(spellings.flatMap(ownAcronym));
  const [acronym] = acronyms;
  const domain = organizationDomain(signer.email);
  return {
    name: signer.organization,
    aliases: signer.alsoWrittenAs,
    acronym: acronym !== undefined && acronyms.size === 1 ? acronym.toUpperCase() : '',
    state: signer.state,
    scope: signer.scope,
    domains: domain === '' ? [] : [domain],
  };
}

/**
 * The directory with what a letter's master knows added to it.
 *
 * Only listed signers teach. What people wrote into the directory stands; a signer adds aliases,
 * and its acronym, state, scope and domain where none was known. No address is ever learned, only
 * the domain of one, and none that everyone may write from.
 */
export function learn(
  directory: readonly KnownOrganization[],
  signers: readonly OrganizationSigner[],
): readonly KnownOrganization[] {
  const listed = signers.filter(
    ({ status, organization }) => status === 'Listed' && organization !== '',
  );
  return mergeDirectories([directory, listed.map(lesson)]);
}
