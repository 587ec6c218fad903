import type { Target } from '../../platform/google/google.ts';

/** The spreadsheet that a master is in. */
export interface MasterTarget extends Target {
  /** So many cells, blank ones counted, are read in one reply. */
  readonly cellsAtOnce: number;
  /** A reply is given up that is longer; the spreadsheet is read in parts then. */
  readonly bytesAtOnce: number;
  /** Whether it is known to be too long for one reply: to ask for it whole would be in vain. */
  isLong: boolean;
}

/** Some 30 MB where all are filled. */
export const CELLS_AT_ONCE = 400_000;

export function masterTarget(id: string, cellsAtOnce = CELLS_AT_ONCE): MasterTarget {
  return {
    kind: 'spreadsheet',
    id,
    role: 'Editor',
    cellsAtOnce,
    bytesAtOnce: 40 * cellsAtOnce,
    isLong: false,
  };
}
