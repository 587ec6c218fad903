import type { Master } from './master.ts';
import { rememberedResponses } from './remembered-responses.ts';

/**
 * Family names by signer ID, as people gave them in a question of its own: the longest where
 * they gave several. Lists sort by them, since "Ana Ruiz Soto" does not tell where hers begins.
 */
export function familyNames(master: Master): ReadonlyMap<string, string> {
  const remembered = rememberedResponses(master);
  return givenFamilyNames(
    [...master.memory.responses].map(
      ([
        id,
        {
          data: { signers },
        },
      ]) => ({
        name: remembered.get(id)?.response.answers.lastName,
        signers,
      }),
    ),
  );
}

/** The same from responses at hand. */
export function givenFamilyNames(
  responses: readonly { readonly name: string | undefined; readonly signers: readonly string[] }[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { name = '', signers } of responses) {
    const given = name.trim();
    if (given === '') continue;
    for (const signer of signers) {
      const known = names.get(signer) ?? '';
      const longer = given.length - known.length || (given < known ? 1 : -1);
      if (longer > 0) names.set(signer, given);
    }
  }
  return names;
}
