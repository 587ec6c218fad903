import { foldWords } from '../../names/fold.ts';
import { stateName } from '../../names/states.ts';
import { isCityName, meaning, placeAt, ROLE, roleOf } from './word-classes.ts';

/** The same few segments end most names that have one: "Inc.", "OH", "Springfield". */
const PLACES = new Map<string, string | undefined>();
const MOST_KEPT = 20_000;

/** Country, state or city, perhaps with a postal code; undefined where it is something else. */
export function placeOf(segment: string): string | undefined {
  const known = PLACES.get(segment);
  if (known !== undefined || PLACES.has(segment)) return known;
  const place = readPlace(segment);
  if (PLACES.size < MOST_KEPT) PLACES.set(segment, place);
  return place;
}

function readPlace(segment: string): string | undefined {
  const all = foldWords(segment);
  const words = all.filter((word) => !/^\d/.test(word));
  if (words.length === 0) return all.length > 0 && all.every(isPostalCode) ? '' : undefined;
  const place = placeAt(words, 0);
  if (place?.words.length === words.length) return place.name;
  return words.length <= 3 && segment.length <= 22
    ? stateName(words.join(' '))?.toLowerCase()
    : undefined;
}

const isPostalCode = (word: string): boolean => /^\d{4,6}$/.test(word);

const NOWHERE: readonly string[] = [];

interface AddressSplit {
  readonly main: string;
  readonly address: readonly string[];
}

/** "University of Ohio, Springfield": a university of several seats, named by them. */
function isCampus(segments: readonly string[]): boolean {
  const before = foldWords(segments.at(-2) ?? '');
  const place = before.findIndex((_, at) => {
    const found = placeAt(before, at);
    return found !== undefined && at + found.words.length === before.length;
  });
  return place > 0 && before.some((word) => meaning(word) === 'university');
}

/** Takes "…, Springfield, Ohio 12345, USA" off a name's end. */
export function splitAddress(name: string): AddressSplit {
  if (!name.includes(',')) return { main: name.trim(), address: NOWHERE };
  const segments = name
    .split(',')
    .map((segment) => segment.trim())
    .filter(Boolean);
  const address: string[] = [];
  while (segments.length > 1) {
    const place = placeOf(segments.at(-1) ?? '');
    if (place === undefined) break;
    if (place !== '') address.push(place);
    const campus = isCityName(place) && isCampus(segments);
    if (campus) break;
    segments.pop();
  }
  if (address.length > 0 && !address.some(isCityName) && segments.length > 1) {
    const last = foldWords(segments.at(-1) ?? '');
    if (mayBeCity(last)) {
      address.push(last.join(' '));
      if (!isCampus(segments)) segments.pop();
    }
  }
  return { main: segments.join(', '), address };
}

const mayBeCity = (words: readonly string[]): boolean =>
  words.length <= 3 &&
  words.every((word) => /^\D/.test(word) && roleOf(meaning(word)) !== ROLE.type);
