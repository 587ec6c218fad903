import type { Letter } from '../domain/letter.ts';
import type { Master } from '../master/master.ts';
import type { LastId } from '../master/memory/memory.ts';
import type { KnownOrganization } from '../matching/interface.ts';
import type { Pulled } from '../domain/pulled.ts';

export interface SyncInput {
  readonly letter: Letter;
  readonly master: Master;
  readonly pulls: readonly Pulled[];
  readonly directory: readonly KnownOrganization[];
  /** ISO 8601 in UTC. */
  readonly now: string;
  /**
   * The highest signer IDs that were ever seen, also in a master that is back at an earlier version:
   * people have written them down, so that nobody else may get them.
   */
  readonly seenId?: LastId;
  /** Lists are written to the config's files with it. */
  readonly writesLists?: boolean;
}
