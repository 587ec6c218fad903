import type { Letter } from '../domain/letter.ts';
import { AppError, EXIT } from '../errors.ts';
import type { MasterStore } from '../workbook/store.ts';
import type { World } from '../world.ts';
import { readState, stateFile } from './state-file.ts';

/**
 * Throws (65) where there are signs of an earlier master. A new one would know nothing of what
 * people decided, and publish again whoever withdrew.
 */
export async function refuseLostMaster(
  letter: Letter,
  store: MasterStore,
  world: World,
): Promise<void> {
  const beside = await store.traces();
  const { lastGood } = await readState(stateFile(letter.file, world.env));
  const sign =
    beside ??
    (lastGood === '' ? undefined : `a sync of this letter ended well on ${lastGood.slice(0, 10)}`);
  if (sign === undefined) return;
  throw new AppError(`There is no master in ${store.location}, but ${sign}.`, {
    exitCode: EXIT.data,
    hint: `If it was moved or renamed, put it back or correct \`master\` in the config. ${store.past.kind === 'versions' ? 'If it was deleted, run `undersigned restore`. ' : ''}To begin a new list without what people decided, run \`undersigned sync --new-master\`. Nothing was written.`,
  });
}
