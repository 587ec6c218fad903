import type { Google } from '../platform/google/google.ts';
import type { World } from '../world.ts';
import type { Workbook } from './workbook.ts';

/** What a write that was taken back had done. */
export interface Undone {
  readonly location: string;
  /** Cells restored to their value before the last write. */
  readonly restored: number;
  /** Cells that people have changed since; they stay as they are. */
  readonly kept: number;
  /** Tabs that the last write made. */
  readonly removedTabs: number;
}

/** An earlier state of a master. */
export interface KeptVersion {
  readonly id: string;
  /** When it was replaced, ISO 8601 in UTC. */
  readonly replacedAt: string;
  readonly bytes: number;
}

/** How a master becomes again what it was: by whole versions, or by taking back the last write. */
type Past =
  | {
      readonly kind: 'versions';
      readonly list: () => Promise<readonly KeptVersion[]>;
      readonly restore: (id: string, world: World) => Promise<void>;
    }
  | { readonly kind: 'last-write'; readonly undo: (google: Google) => Promise<Undone> };

/**
 * Where a master lives. All that a kind of master does in its own way stands here, so that
 * nothing else has to ask of which kind one is.
 */
export interface MasterStore {
  /** The file's path or the spreadsheet's address, for people. */
  readonly location: string;
  /** Whether it takes an account. */
  readonly atGoogle: boolean;
  /** The file that it is, and the spreadsheet that it is: one of the two. */
  readonly file: string | undefined;
  readonly spreadsheetId: string | undefined;
  /** @param google there where it takes an account */
  readonly open: (world: World, google: Google | undefined) => Promise<Workbook>;
  readonly past: Past;
  /** What outside of it tells that there was a master, in words; undefined where nothing does. */
  readonly traces: () => Promise<string | undefined>;
  /** The file in which answers wait that are not in it yet, without the number of their process. */
  readonly answersFile: (env: World['env']) => string;
  /** Throws (73, 75, 77) where it could not be written; changes nothing. */
  readonly tryWrite: (ports: {
    readonly connect: () => Promise<Google>;
    readonly now: () => Date;
  }) => Promise<void>;
}
