import { NO_CAPITALS } from './letters.ts';
import type { ParsedName } from './parsed-name.ts';
import { type Sense, sense } from './word-senses.ts';

/** A name as it was read, to be kept as JSON: its key, then its parts in the order of `ParsedName`. */
export type PackedReading = readonly [
  key: string,
  senses: readonly (string | readonly [place: string])[],
  acronyms: readonly string[],
  alsoNamed: readonly string[],
  inBrackets: readonly string[],
  head: string,
  address: readonly string[],
  initials: readonly string[],
  capitals: readonly string[],
  foreign: boolean,
];

export interface Reading {
  readonly key: string;
  readonly parsed: ParsedName;
}

const packedSense = ({ text, place }: Sense): string | readonly [string] => (place ? [text] : text);

export const pack = ({ key, parsed }: Reading): PackedReading => [
  key,
  parsed.senses.map(packedSense),
  parsed.acronyms,
  parsed.alsoNamed,
  parsed.inBrackets,
  parsed.head,
  parsed.address,
  parsed.initials,
  [...parsed.capitals],
  parsed.foreign,
];

/** What was packed. */
export function unpack([key, senses, ...rest]: PackedReading): Reading {
  const [acronyms, alsoNamed, inBrackets, head, address, initials, capitals, foreign] = rest;
  const parsed = {
    senses: senses.map((each) =>
      typeof each === 'string' ? sense(each, false) : sense(each[0], true),
    ),
    acronyms,
    alsoNamed,
    inBrackets,
    head,
    address,
    initials,
    capitals: capitals.length === 0 ? NO_CAPITALS : new Set(capitals),
    foreign,
  };
  return { key, parsed };
}
