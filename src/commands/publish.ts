import { planPublication, type Publication } from '../lists/editions/plan-publication.ts';
import type { Letter } from '../domain/letter.ts';
import { EXIT, type ExitStatus } from '../errors.ts';
import { readMaster, refuseUnmade, type Master } from '../master/master.ts';
import { withFreshMaster } from '../master/with-fresh-master.ts';
import { during } from '../platform/progress.ts';
import { counted } from '../platform/counted.ts';
import type { Workbook } from '../workbook/workbook.ts';
import type { World } from '../world.ts';
import { findLetter, openLetter } from '../operations/open-letter.ts';

export interface PublishCommand {
  readonly config: string | undefined;
  readonly json: boolean;
  readonly edition: string;
  readonly again: boolean;
}

/** Freezes who is listed now, under which name, as an edition; kept in the master itself. */
export async function publish(options: PublishCommand, world: World): Promise<ExitStatus> {
  const letter = await findLetter(options.config, world);
  const { ports } = await openLetter(letter, world, 'read-write');
  const { edition, master } = await freeze(letter, ports.workbook, options, world);
  const organizations = edition.signers.filter((signer) => 'organization' in signer).length;
  const counts = { organizations, individuals: edition.signers.length - organizations };
  const toReview = [...master.memory.reviews.values()].filter(({ data }) => !data.decided).length;
  if (options.json) {
    const { name, at } = edition;
    const result = { letter: letter.name, edition: name, at, ...counts, toReview };
    world.stdout.write(`${JSON.stringify({ ...result, master: ports.workbook.location })}\n`);
    return EXIT.done;
  }
  world.stdout.write(
    `Froze "${edition.name}": ${counted(counts.organizations, 'organization')} and ${counted(counts.individuals, 'individual')}.\n` +
      `  Who signs from now on: undersigned export --since "${edition.name}"\n` +
      `  What has changed:      undersigned changes --since "${edition.name}"\n`,
  );
  if (toReview > 0) {
    world.stderr.write(
      `Note: ${toReview} on the Review tab ${toReview === 1 ? 'waits' : 'wait'} for a decision. To freeze it anew after that, add --again.\n`,
    );
  }
  return EXIT.done;
}

async function freeze(
  letter: Letter,
  workbook: Workbook,
  { edition, again }: PublishCommand,
  world: World,
): Promise<Publication & { readonly master: Master }> {
  const { plan } = await during(world, 'publishing', () =>
    withFreshMaster(workbook, (base) => {
      const master = readMaster(base, workbook.location, letter.extra);
      refuseUnmade(master);
      const now = world.now().toISOString();
      const publication = planPublication(letter, master, edition, now, again);
      return Promise.resolve({ ...publication, master });
    }),
  );
  return plan;
}
