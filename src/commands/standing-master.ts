import { AppError, EXIT } from '../errors.ts';
import { readMaster, type Master } from '../master/master.ts';
import type { Snapshot, Workbook } from '../workbook/workbook.ts';

/** A master that a sync has made; `base` is what a write to it is computed from. */
export interface StandingMaster {
  readonly master: Master;
  readonly base: Snapshot;
}

/** Reads the master; throws (65) where no sync has made one yet. */
export async function standingMaster(workbook: Workbook): Promise<StandingMaster> {
  const base = await workbook.read();
  const master = readMaster(base, workbook.location);
  if (master.memory.master) return { master, base };
  throw new AppError(`There is no list in ${workbook.location} yet.`, {
    exitCode: EXIT.data,
    hint: 'Run `undersigned sync` first.',
  });
}
