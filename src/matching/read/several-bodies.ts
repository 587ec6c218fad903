import { nameKey } from '../../names/key.ts';
import { LONGEST_NAME } from '../thresholds.ts';
import { placeOf } from './name-address.ts';
import { isRole } from './own-name.ts';
import { meaning, ROLE, roleOf, SMALL } from './word-classes.ts';

/** Between bodies only: each in its own line, or behind a semicolon. */
const FIRM = /\s*(?:;|\r?\n)\s*/u;
/** Between bodies, and within names, too. */
const LOOSE = /\s*,\s*(?:and\s+|y\s+|et\s+)?|\s+(?:and|y|et|&)\s+|\s*\/\s*/iu;
/** Names of a box that are looked at; beyond that it is a text. */
const MOST_BODIES = 30;

const parted = (name: string, by: RegExp): readonly string[] =>
  name
    .split(by)
    .map((part) => part.trim())
    .filter((part) => nameKey(part) !== '');

/** Two words and one that tells, or a word for a kind of body: what can be an organization's name. */
function isLikeName(part: string): boolean {
  const words = nameKey(part).split(' ');
  const roles = words.map((word) => roleOf(meaning(word)));
  return words.length > 1 && roles.some((role) => role === ROLE.word || role === ROLE.type);
}

/**
 * The organizations that somebody wrote into one box, as typed; none where it is one name.
 *
 * Lines and semicolons stand between names; a comma, a slash and an "and" also stand within one
 * ("Women, Action & the Media"), so that they count only where two of the parts, at least, are names
 * that are known.
 *
 * @param commas false in a register, where what stands behind a comma is more often where a body is
 */
export function severalBodies(
  name: string,
  isKnown: (key: string) => boolean,
  commas = true,
): readonly string[] {
  if (name.length > LONGEST_NAME * 2 || !/[;,/\n&]|\s(?:and|y|et)\s/iu.test(name)) return [];
  const known = (part: string): boolean => isKnown(nameKey(part));
  const firm = parted(name, FIRM);
  if (firm.length > MOST_BODIES) return [];
  const isBody = (part: string): boolean =>
    known(part) || (isLikeName(part) && placeOf(part) === undefined && !isRole(part));
  if (firm.length > 1) return firm.every(isBody) ? firm : [];
  if (!commas && name.includes(',')) return [];
  const loose = parted(name, LOOSE);
  if (loose.length < 2 || loose.length > MOST_BODIES) return [];
  const whole = nameKey(name);
  const own = loose.filter((part) => nameKey(part) !== whole && known(part));
  return own.length > 1 && loose.every(isBody) && areStrangers(loose) ? loose : [];
}

/** What stands beside the body that it belongs to: "Law School, Larkspur University". */
const UNITS = new Set(
  'department faculty school college university division laboratory section institute hospital ministry agency'.split(
    ' ',
  ),
);

/** Parts with no word in common, of which none can be a unit of another or its letters. */
function areStrangers(parts: readonly string[]): boolean {
  const seen = new Set<string>();
  for (const part of parts) {
    const words = nameKey(part).split(' ').map(meaning);
    if (words.length < 2 || words.some((word) => UNITS.has(word))) return false;
    const own = new Set(words.filter((word) => !SMALL.has(word) && roleOf(word) !== ROLE.type));
    for (const word of own) {
      if (seen.has(word)) return false;
      seen.add(word);
    }
  }
  return true;
}
