import type { Letter } from '../domain/letter.ts';
import { readMaster, refuseUnmade, type Master } from '../master/master.ts';
import { during } from '../platform/progress.ts';
import type { Snapshot, Workbook } from '../workbook/workbook.ts';
import type { World } from '../world.ts';

/** A master that a sync has made; `base` is what a write to it is computed from. */
export interface StandingMaster {
  readonly master: Master;
  readonly base: Snapshot;
}

/** Reads the master; throws (65) where no sync has made one yet. */
export async function standingMaster(
  letter: Letter,
  workbook: Workbook,
  world: World,
): Promise<StandingMaster> {
  const base = await during(world, 'reading the master', () => workbook.read());
  const master = readMaster(base, workbook.location, letter.extra);
  refuseUnmade(master);
  return { master, base };
}
