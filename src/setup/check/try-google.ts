import type { Letter } from '../../domain/letter.ts';
import { connectGoogle } from '../../platform/google/connect.ts';
import { masterStore } from '../../workbook/master-store.ts';
import { tryFeatures } from '../../workbook/google/try-features.ts';
import type { World } from '../../world.ts';
import { attempt, fine, warning, type Tried } from './trial.ts';

const WHAT = 'trial write';

/** Whether Google does what the tool relies on; what it does otherwise is no obstacle, but told. */
export async function tryGoogle({ master }: Letter, world: World): Promise<readonly Tried[]> {
  const { spreadsheetId } = masterStore(master);
  if (spreadsheetId === undefined) {
    return [fine(WHAT, 'nothing to try: the master is a file')];
  }
  return attempt(WHAT, async () => {
    const google = await connectGoogle(world, 'read-write');
    const features = await tryFeatures(google, spreadsheetId);
    return features.map(({ what, works }) =>
      works
        ? fine(WHAT, `${what}: as expected`)
        : warning(
            WHAT,
            `${what}: Google does something else.`,
            'Syncs work all the same; please report it, so that it is known.',
          ),
    );
  });
}
