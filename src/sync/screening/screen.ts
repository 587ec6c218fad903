import type { Language } from '../../languages/registry.ts';
import type { Flag, ScreenedSigner } from './flag.ts';
import { flagsOfMailboxes } from './mailboxes.ts';
import { flagsOfResponses, type ScreenedResponse } from './screen-responses.ts';
import { flagsOfSigner } from './screen-signers.ts';
import { byCodeUnit } from '../../names/code-units.ts';

/**
 * All that a person should look at before the list goes to print, ordered by rule
 * and by what it is about: the same input gives the same flags in any order.
 *
 * @param signers those who are listed or wait for authority; nobody else is printed
 * @param signerOf one of them by its ID, undefined for anybody else
 * @param responses with their answers as they were given, ordered by ID; gone through twice
 */
export function screen(
  signers: Iterable<ScreenedSigner>,
  responses: Iterable<ScreenedResponse>,
  signerOf: (id: string) => ScreenedSigner | undefined,
  language: Language,
): readonly Flag[] {
  const flags: Flag[] = [];
  for (const signer of signers) flags.push(...flagsOfSigner(signer, language));
  flags.push(...flagsOfMailboxes(given(responses), signerOf, language));
  flags.push(...flagsOfResponses(responses, language));
  return flags.sort((a, b) => byCodeUnit(keyOf(a), keyOf(b)));
}

/** Flags of one rule stand together, in the order of their IDs. */
function keyOf({ rule, about }: Flag): string {
  if ('fillers' in about) return rule;
  const key = 'signers' in about ? about.signers.join(' ') : Object.values(about).join();
  return `${rule} ${key}`;
}

function* given(responses: Iterable<ScreenedResponse>) {
  for (const { answers, signers } of responses) {
    const { email = '' } = answers;
    if (email !== '') for (const signer of signers) yield { email, signer };
  }
}
