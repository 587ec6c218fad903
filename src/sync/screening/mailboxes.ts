import type { Language } from '../../languages/registry.ts';
import { FLAG_TEXTS } from './flag-texts.ts';
import { kindOfId } from '../../domain/signer-id.ts';
import { mailbox } from '../../names/mailbox.ts';
import type { Flag, ScreenedSigner } from './flag.ts';
import { SCREENING } from './screening-rules.ts';

/** An address and a signer for whom it was given. */
export interface GivenMailbox {
  readonly email: string;
  readonly signer: string;
}

const MOST_NAMED = 6;

/**
 * Addresses that signed for several organizations, or for several people: one
 * flag for each set of signers, however many responses they are of.
 */
export function* flagsOfMailboxes(
  given: Iterable<GivenMailbox>,
  signerOf: (id: string) => ScreenedSigner | undefined,
  language: Language,
): Generator<Flag> {
  const signedFor = new Map<string, Set<string> | string>();
  for (const { email, signer } of given) {
    const box = mailbox(email);
    if (box === '' || signerOf(signer) === undefined) continue;
    const key = `${kindOfId(signer) ?? ''} ${box}`;
    const known = signedFor.get(key);
    // Most sign once; a set for each would be most of the memory.
    if (known === undefined) signedFor.set(key, signer);
    else if (typeof known !== 'string') known.add(signer);
    else if (known !== signer) signedFor.set(key, new Set([known, signer]));
  }
  for (const found of signedFor.values()) {
    if (typeof found === 'string') continue;
    const all = [...found].sort().flatMap((id) => signerOf(id) ?? []);
    const flag = flagOf(all, language);
    if (flag) yield flag;
  }
}

function flagOf(all: readonly ScreenedSigner[], language: Language): Flag | undefined {
  const people = all[0]?.kind === 'individual';
  const { severalOrganizations, severalPeople } = SCREENING;
  if (all.length < (people ? severalPeople : severalOrganizations)) return undefined;
  const ids = all.map(({ id }) => id);
  const names = all
    .slice(0, MOST_NAMED)
    .map(({ name }) => name)
    .join('; ');
  const count = all.length - MOST_NAMED;
  return {
    rule: people ? 'several-people' : 'several-organizations',
    about: { signers: ids },
    a: count > 0 ? FLAG_TEXTS(language, 'namesAndMore', { names, count }) : names,
    b: '',
    evidence: FLAG_TEXTS(language, people ? 'severalPeople' : 'severalOrganizations', {
      signers: ids.join(', '),
    }),
  };
}
