import { splitFullName } from '../../names/full-name.ts';
import { loosely, tidy } from '../../names/loose.ts';
import { SUFFIXES } from '../../names/titles.ts';
import { LIST_WORDS, type ListAnswers } from './list-words.ts';

/** "Ana Soto, Jr., Director, Elm Clinic*" as it was printed: the name, and what stands behind it. */
export function readPerson(line: string): ListAnswers {
  const text = withoutNote(line);
  const parts = /^(.*?\S)(?:\s+[–—|-]\s+|\s*\(|\s*,\s*|\s*$)(.*)$/u.exec(text);
  const [, first = text, behind = ''] = parts ?? [];
  const others = behind.replace(/\)$/u, '').split(/\s*,\s*|\s+[–—|]\s+/u);
  const suffixes: string[] = [];
  while (isSuffix(others[0])) suffixes.push(others.shift() ?? '');
  // "Soto, Ana": one word, and one word behind it.
  if (suffixes.length === 0 && !first.includes(' ') && isOneWord(others)) {
    return namedBy(`${first}, ${others.join('')}`);
  }
  const affiliation = others.join(', ');
  return {
    ...namedBy([first, ...suffixes].join(', ')),
    ...(affiliation === '' ? {} : { affiliation }),
  };
}

/** A person's name that stands alone, as in a column of its own, with whatever is behind it. */
function namedBy(name: string): ListAnswers {
  const { firstName, lastName } = splitFullName(name);
  return { ...(firstName === '' ? {} : { firstName }), lastName };
}

/** The asterisk and the words that say what an affiliation is for. */
export function withoutNote(text: string): string {
  return tidy(text)
    .replace(/[\s*]+$/u, '')
    .replace(/\s*\(([^()]*)\)$/u, (bracket, inner: string) => (isNote(inner) ? '' : bracket))
    .replace(/[\s*,]+$/u, '');
}

/** Whether words say what an affiliation or a list is, and name nobody. */
export function isNote(text: string): boolean {
  const key = loosely(text);
  return LIST_WORDS.notes.some((note) => key.startsWith(note));
}

function isSuffix(part: string | undefined): boolean {
  return part !== undefined && SUFFIXES.has(loosely(part).replaceAll(' ', ''));
}

function isOneWord(parts: readonly string[]): boolean {
  const [only = ''] = parts;
  return parts.length === 1 && /^\p{Lu}[\p{L}'’-]*$/u.test(only);
}
