import { LANGUAGES } from '../languages/registry.ts';
import { loosely, tidy } from './loose.ts';
import { PEOPLE } from './people-words.ts';

const words = new Set(LANGUAGES.flatMap((code) => PEOPLE[code].pronouns));
const alone = new Set(LANGUAGES.flatMap((code) => PEOPLE[code].pronounsAlone));

/** "they/them", "(ella)", "pronouns: she, her": nothing but pronouns, and one that is no other word. */
function isPronouns(text: string): boolean {
  const said = loosely(text).split(' ');
  return (
    said.length <= 8 &&
    said.every((word) => words.has(word)) &&
    said.some((word) => alone.has(word))
  );
}

/** Room for the longest run of pronouns, and a little of what stands before it. */
const LONGEST = 60;
const SLASHED = /^(.*?\S)[\s,;|–—-]+((?:\p{L}{1,9}\s?\/\s?){1,4}\p{L}{1,9})$/u;
const BRACKETED = /[([{]([^()[\]{}]{1,60})[)\]}]/gu;

/**
 * A name or a title without the pronouns beside it: in brackets wherever they stand, else behind a
 * comma, a dash or a space where they have their slash. They are neither a name nor a job.
 */
export function withoutPronouns(text: string): string {
  if (isPronouns(text)) return /[/()]/u.test(text) || loosely(text).includes(' ') ? '' : text;
  const bare = text.replace(BRACKETED, (bracket, inside: string) =>
    isPronouns(inside) ? ' ' : bracket,
  );
  const clean = tidy(bare);
  const tail = clean.slice(-LONGEST);
  const [, before, behind = ''] = SLASHED.exec(tail) ?? [];
  if (before === undefined || !isPronouns(behind)) return clean.replace(/ ,/gu, ',');
  return tidy(clean.slice(0, clean.length - tail.length) + before).replace(/ ,/gu, ',');
}
