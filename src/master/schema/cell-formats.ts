import { STATUSES, type Status } from '../../domain/signer.ts';
import type { Authority } from '../../domain/signon.ts';
import { toInstant, toWall } from '../../platform/zone.ts';

/** How one kind of value stands in a cell, is read back from it, and is written to a list. */
export interface CellFormat<V> {
  /** @param zone the letter's own; IANA name */
  readonly show: (value: V, zone: string) => string;
  readonly read: (cell: string, zone: string) => V;
  /** In an exported list, which is for programs too. */
  readonly print: (value: V) => string;
}

export const AUTHORITIES = [
  'authorized',
  'not authorized',
  'unclear',
  'not asked',
] as const satisfies readonly Authority[];

const same = (text: string): string => text;

export const TEXT: CellFormat<string> = { show: same, read: (cell) => cell.trim(), print: same };

/** A status that people typed in their own words is not one under which a name is published. */
export const STATUS: CellFormat<Status> = {
  show: same,
  read: (cell) => typedStatus(cell) ?? 'Excluded',
  print: same,
};

/** Of words of their own nobody can say what they allow. */
export const AUTHORITY: CellFormat<Authority> = {
  show: same,
  read: (cell) => oneOf(AUTHORITIES, cell) ?? 'unclear',
  print: same,
};

/** An instant, ISO 8601 in UTC, by the letter's own clock; '' where it is unknown or unreadable. */
export const TIME: CellFormat<string> = {
  show: (instant, zone) => (instant === '' ? '' : toWall(instant, zone)),
  read: (cell, zone) => instantIn(cell.trim(), zone),
  print: same,
};

/** How many responses; which they are stands in the memory, not in the cell. */
export const COUNT: CellFormat<readonly string[]> = {
  show: (responses) => String(responses.length),
  read: () => [],
  // Where it is not known which responses a signer stands for, their number is not 0 but blank.
  print: (responses) => (responses.length === 0 ? '' : String(responses.length)),
};

export const NAMES: CellFormat<readonly string[]> = {
  show: (names) => names.join('; '),
  read: (cell) =>
    cell
      .trim()
      .split('; ')
      .filter((name) => name !== ''),
  print: (names) => names.join('; '),
};

/** The status that a cell says, whatever its case and the blanks around it. */
export function typedStatus(cell: string): Status | undefined {
  return oneOf(STATUSES, cell);
}

function oneOf<V extends string>(values: readonly V[], cell: string): V | undefined {
  const typed = cell.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
  return values.find((value) => value.toLowerCase() === typed);
}

function instantIn(shown: string, zone: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/u.exec(shown);
  if (!parts) return '';
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part || 0));
  try {
    return toInstant({ year, month, day, hour, minute, second }, zone);
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}
