import { foldWords } from '../names/fold.ts';
import { stateName } from '../names/states.ts';
import { isCityName, meaning, placeAt, ROLE, roleOf } from './senses.ts';

/** Country, state or city, perhaps with a postal code; undefined where it is something else. */
export function placeOf(segment: string): string | undefined {
  const words = foldWords(segment).filter((word) => !/^\d/.test(word));
  if (words.length === 0) return foldWords(segment).length > 0 ? '' : undefined;
  const place = placeAt(words, 0);
  if (place?.words.length === words.length) return place.name;
  return words.length <= 3 && segment.length <= 22
    ? stateName(words.join(' '))?.toLowerCase()
    : undefined;
}

interface Split {
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
export function splitAddress(name: string): Split {
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
  const last = foldWords(segments.at(-1) ?? '');
  const isCity =
    last.length <= 3 &&
    last.every((word) => /^\D/.test(word) && roleOf(meaning(word)) !== ROLE.type);
  if (address.length > 0 && !address.some(isCityName) && segments.length > 1 && isCity) {
    address.push(last.join(' '));
    if (!isCampus(segments)) segments.pop();
  }
  return { main: segments.join(', '), address };
}
