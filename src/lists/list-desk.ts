import { z } from 'zod';
import type { Master } from '../master/master.ts';

/** What can be had of the list on the page. */
export const LIST_REQUEST = z.strictObject({
  format: z.enum(['docx', 'html', 'txt', 'csv']),
  list: z.enum(['all', 'organizations', 'individuals']).default('all'),
  group: z.enum(['none', 'state', 'scope']).default('none'),
  /** Internal lists hold addresses, and say so. */
  audience: z.enum(['public', 'internal']).default('public'),
  /** An edition: only who was not in it; '' for everyone. */
  since: z.string().max(200).default(''),
});

export type ListRequest = z.infer<typeof LIST_REQUEST>;

/** A coalition's own Word letter that is to be filled; what is in it is for the public. */
export const LETTER_REQUEST = LIST_REQUEST.pick({ group: true, since: true }).extend({
  /** Its file's name. */
  name: z.string().min(1).max(200),
});

type LetterRequest = z.infer<typeof LETTER_REQUEST>;

/** A file to be kept by the browser. */
export interface Download {
  readonly name: string;
  readonly type: string;
  readonly body: Uint8Array | string;
}

interface PublishedEdition {
  readonly edition: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly organizations: number;
  readonly individuals: number;
}

/** Where the page gets lists and editions from; the files it fills belong here too. */
export interface ListDesk {
  /** Of all editions those that a list can be since, the latest first. */
  readonly editions: (master: Master) => readonly string[];
  /** Throws (64) for an edition that is none. */
  readonly file: (master: Master, request: ListRequest) => Promise<Download>;
  /** Throws (65) for a file that is no Word letter with placeholders, (64) for an edition that is none. */
  readonly fill: (master: Master, letter: Buffer, request: LetterRequest) => Promise<Download>;
  /** Freezes who is listed; throws (64) for a name that was published already, unless `again`. */
  readonly publish: (edition: string, again: boolean) => Promise<PublishedEdition>;
}
