import type { Letter } from '../domain/letter.ts';
import { planPublication, type Publication } from '../lists/editions/plan-publication.ts';
import { readMaster, refuseUnmade, type Master } from '../master/master.ts';
import { withFreshMaster } from '../master/with-fresh-master.ts';
import type { Workbook } from '../workbook/workbook.ts';

export interface EditionToPublish {
  readonly edition: string;
  /** Replace the edition of the same name. */
  readonly again: boolean;
}

/**
 * Freezes who is listed now as an edition, in the master itself.
 * Throws (64) for a name that cannot be used, and (65) where nobody is listed.
 */
export async function publishEdition(
  letter: Letter,
  workbook: Workbook,
  { edition, again }: EditionToPublish,
  now: () => Date,
): Promise<Publication & { readonly master: Master }> {
  const { plan } = await withFreshMaster(workbook, (base) => {
    const master = readMaster(base, workbook.location, letter.extra);
    refuseUnmade(master);
    const publication = planPublication(letter, master, edition, now().toISOString(), again);
    return Promise.resolve({ ...publication, master });
  });
  return plan;
}

/** How many of each kind an edition holds. */
export function editionCounts({ edition: { signers } }: Publication): {
  readonly organizations: number;
  readonly individuals: number;
} {
  const organizations = signers.filter((signer) => 'organization' in signer).length;
  return { organizations, individuals: signers.length - organizations };
}
