import { configDate } from '../config/date.ts';
import type { Letter } from '../domain/letter.ts';
import type { Signer } from '../domain/signer.ts';
import { alreadyIn } from '../lists/editions/edition-changes.ts';
import {
  asListed,
  findEdition,
  frozenEdition,
  frozenEditions,
  sameName,
} from '../lists/editions/frozen.ts';
import { AppError, EXIT } from '../errors.ts';
import type { Master } from '../master/master.ts';
import { signersIn } from '../master/master-signers.ts';

export interface Selection {
  readonly since: string | undefined;
  readonly edition: string | undefined;
}

export interface SelectedSigners {
  readonly signers: readonly Signer[];
  /** Of these only who first signed after it is meant. */
  readonly after?: string;
}

/**
 * The signers that a list is of: all that the master has; those of a frozen
 * edition, as they were printed then; or those since an edition or a date. Since
 * a frozen edition means who was not on it, whatever the day; since another one,
 * who signed after it closed.
 *
 * Throws (64) for an edition or a date that is none.
 */
export function selectSigners(
  { since, edition }: Selection,
  letter: Letter,
  master: Master,
): SelectedSigners {
  if (edition !== undefined) {
    return { signers: frozenEdition(master.memory, edition).signers.map(asListed) };
  }
  const { organizations, individuals } = signersIn(master, letter.timezone);
  const signers = [...organizations, ...individuals];
  if (since === undefined) return { signers };
  const frozen = findEdition(master.memory, since);
  if (frozen === undefined) {
    const others = frozenEditions(master.memory).map(({ name }) => name);
    return { signers, after: sinceInstant(since, letter, others) };
  }
  const already = alreadyIn(frozen, master.memory);
  return { signers: signers.filter(({ id }) => !already.has(id)) };
}

/**
 * The instant after which a signer is late: the close of the edition of that name,
 * or the eve of a day.
 */
function sinceInstant(since: string, letter: Letter, frozen: readonly string[]): string {
  const edition = letter.editions.find(({ name }) => sameName(name, since));
  if (edition?.closes !== undefined) return edition.closes;
  if (edition) {
    throw new AppError(
      `The edition "${edition.name}" has neither closed nor been frozen, so nobody is late for it.`,
      {
        exitCode: EXIT.usage,
        hint: 'Freeze it with `undersigned publish`, give it `closes` in the config, or name a date.',
      },
    );
  }
  const day = /^\d{4}-\d{2}-\d{2}$/u.test(since.trim());
  const instant = configDate(day ? `${since.trim()}T00:00:00` : since, letter.timezone);
  if (instant !== undefined) return new Date(Date.parse(instant) - (day ? 1 : 0)).toISOString();
  const names = [...new Set([...frozen, ...letter.editions.map(({ name }) => name)])]
    .map((name) => `"${name}"`)
    .join(', ');
  throw new AppError(`--since takes a date or the name of an edition, not "${since}".`, {
    exitCode: EXIT.usage,
    hint: `Write a date as 2026-04-30${names === '' ? '' : `, or one of ${names}`}.`,
  });
}
