import { setImmediate } from 'node:timers/promises';
import { readMaster, refuseUnmade } from '../../master/master.ts';
import type { Letter } from '../../domain/letter.ts';
import type { Snapshot } from '../../workbook/workbook.ts';
import { openMasterIndex, type Evidence } from './master-index.ts';
import type { QueuedQuestion } from './question.ts';
import { queue } from './queue.ts';

/** A master opened up for a review: what there is to see, and all that waits in it. */
export interface View {
  readonly evidence: Evidence;
  readonly entries: readonly QueuedQuestion[];
}

/**
 * Looks at a master in turns, so that whoever asks for a page meanwhile waits for one
 * of them at most. Throws (65) for one that no sync has made yet.
 */
export async function viewOf(
  snapshot: Snapshot,
  location: string,
  { extra, languages: [language] }: Pick<Letter, 'extra' | 'languages'>,
): Promise<View> {
  const master = readMaster(snapshot, location, extra);
  refuseUnmade(master);
  await setImmediate();
  const evidence = openMasterIndex(master, language);
  await setImmediate();
  return { evidence, entries: queue(evidence) };
}
