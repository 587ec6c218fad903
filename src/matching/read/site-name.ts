import { meaning, ROLE, roleOf } from './word-classes.ts';

/** Endings of hosts under which organizations stand; others may be words: "now.or". */
const ENDING = '(?:org|com|net|edu|gov|info|coop|ngo|us|mx|es|ca|uk|io|co)';
const SITE = new RegExp(
  String.raw`^(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+)${ENDING}(?:\.[a-z]{2})?\.?(?:\/\S*)?$`,
  'iu',
);
/** ".org" behind a word that stands among others: "350.org Seattle", "Earth Action. org". */
const INSIDE =
  /(?<=[\p{L}\p{N}])\.(?:org|com|net)(?![\p{L}\p{N}@.])|\.\s(?:org|com|net)(?=\W*$)/giu;
/** Below these everybody may have a site, and what stands in front is the name. */
const ROOFS = new Set(
  'example wordpress blogspot weebly wixsite squarespace github tumblr substack medium'.split(' '),
);

/** Of a web address; a host has 253 characters at most. */
const LONGEST_HOST = 300;

/** The host of a name that is a web address; '' for any other. */
export function hostOf(name: string): string {
  const text = name.trim();
  if (!text.includes('.') || text.length > LONGEST_HOST || !SITE.test(text)) return '';
  return text
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/.*$/, '');
}

/**
 * A web address as a name: "www.larkspur-house.org/" → "larkspur house". Undefined for what is none,
 * and for what would be an ordinary word: "Democrats.com" is not the Democrats.
 */
export function siteName(text: string): string | undefined {
  if (!text.includes('.')) return undefined;
  const host = SITE.exec(text)?.[1];
  if (host === undefined) {
    const without = text.replace(INSIDE, '');
    return without === text || !/\S\s+\S/u.test(without) ? undefined : without;
  }
  const labels = host.split('.').filter((label) => label !== '' && label.toLowerCase() !== 'www');
  if (labels.length > 1 && ROOFS.has(labels.at(-1)?.toLowerCase() ?? '')) labels.pop();
  const words = labels.flatMap((label) => label.split('-'));
  return words.length === 0 || isOrdinary(words) ? undefined : words.join(' ');
}

const isOrdinary = (words: readonly string[]): boolean =>
  words.every((word) => roleOf(meaning(word.toLowerCase())) !== ROLE.word);
