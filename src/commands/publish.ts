import { EXIT, type ExitStatus } from '../errors.ts';
import { during } from '../platform/progress.ts';
import { counted } from '../platform/counted.ts';
import type { World } from '../world.ts';
import { findLetter, openLetter } from '../operations/open-letter.ts';
import { editionCounts, publishEdition } from '../operations/publish-edition.ts';

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
  const published = await during(world, 'publishing', () =>
    publishEdition(letter, ports.workbook, options, world.now),
  );
  const { edition, master } = published;
  const counts = editionCounts(published);
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
      `Note: ${toReview} on the Review tab ${toReview === 1 ? 'waits' : 'wait'} for a decision. To replace it after that, add --again.\n`,
    );
  }
  return EXIT.done;
}
