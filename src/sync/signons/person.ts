import type { Answers } from '../../domain/response.ts';
import { normalCase } from '../../names/person-case.ts';
import { splitFullName } from '../../names/full-name.ts';
import { loosely, tidy } from '../../names/loose.ts';
import { type Language } from '../../languages/registry.ts';
import { isNamePlaceholder, isPlaceholder } from '../../names/placeholders.ts';
import { withoutPronouns } from '../../names/pronouns.ts';
import { partTitle, type Taken, takeTitles, type TitleEvidence } from '../../names/titles.ts';

/** Who filled in the form. All '' where nothing usable was given. */
export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  /** As it is printed: professional titles first, courtesy titles dropped. */
  readonly name: string;
  /** What the title question says beside professional titles: as a rule a job. */
  readonly title: string;
}

/**
 * The person behind the answers.
 *
 * Titles are found in the title question and before the name; each stands once. Pronouns are neither
 * name nor title. A name that was typed whole into both fields, or whose family name was typed twice,
 * is told once. A name in Chinese or Korean letters has the family name first.
 *
 * @param languages of the letter: they decide whether a "Sr." is "señor" or "Sister"
 */
export function personOf(answers: Answers, languages: readonly Language[]): Person {
  const evidence = {
    languages,
    beside: [answers.lastName, answers.affiliation, answers.organization].join(' '),
  };
  const [typedFirst, typedLast] = usableNames(answers);
  const asked = withoutPronouns(usable(answers.title));
  const ofFirst = takeTitles(typedFirst, typedLast === '' ? 'whole name' : 'first name', evidence);
  const ofLast = takeTitles(typedLast, 'whole name', evidence);
  const [given, family] = normalCase(
    ...apart(...withoutRepetition(ofFirst.rest, typedFirst === '' ? ofLast.rest : typedLast)),
  );
  const typed = [...ofFirst.titles, ...(typedFirst === '' ? ofLast.titles : [])];
  const { titles, rest: title } = titleOf(asked, `${given} ${family}`, evidence);
  const all = [
    ...titles.filter((each) => !typed.some((other) => sameTitle(each, other))),
    ...typed,
  ];
  const bare = inPrintedOrder(given, family);
  // A title alone ("Rev." in the title question and no name) names nobody.
  if (bare === '')
    return { firstName: '', lastName: '', name: '', title: tidy(answers.title ?? '') };
  return { firstName: given, lastName: family, name: [...all, bare].join(' '), title };
}

/** Some type their whole name into the title question; it is no job. */
function titleOf(asked: string, name: string, evidence: TitleEvidence): Taken {
  const whole = takeTitles(asked, 'whole name', evidence);
  return loosely(whole.rest) === loosely(name)
    ? { ...whole, rest: '' }
    : partTitle(asked, evidence);
}

/** A whole name in one box is taken apart; whatever stands in two boxes is as its bearer parted it. */
function apart(first: string, last: string): readonly [string, string] {
  if (first !== '' && last !== '') return [first, last];
  const whole = `${first}${last}`;
  if (IDEOGRAPHS.test(whole) || !whole.includes(' ')) return [first, last];
  const { firstName, lastName } = splitFullName(whole);
  return [firstName, lastName];
}

const IDEOGRAPHS =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー々]+$/u;

function inPrintedOrder(given: string, family: string): string {
  if (IDEOGRAPHS.test(given) && IDEOGRAPHS.test(family)) return `${family}${given}`;
  return [given, family].filter((part) => part !== '').join(' ');
}

function usable(answer: string | undefined): string {
  const text = tidy(answer ?? '');
  return isPlaceholder(text, 'title') ? '' : text;
}

function usableNames({ firstName = '', lastName = '' }: Answers): readonly [string, string] {
  const [first, last] = [tidy(firstName), tidy(lastName)];
  return [
    isNamePlaceholder(first, last) ? '' : withoutPronouns(first),
    isNamePlaceholder(last, first) ? '' : withoutPronouns(last),
  ];
}

function sameTitle(a: string, b: string): boolean {
  return loosely(a) === loosely(b);
}

function withoutRepetition(first: string, last: string): readonly [string, string] {
  const given = first.split(' ');
  const family = last.split(' ');
  const alike = (a: readonly string[], b: readonly string[]) =>
    a.length > 0 && loosely(a.join(' ')) === loosely(b.join(' '));
  if (family.length > 1 && alike(given, family)) {
    return [given.slice(0, -1).join(' '), given.slice(-1).join(' ')];
  }
  if (given.length > family.length && alike(given.slice(-family.length), family)) {
    return [given.slice(0, -family.length).join(' '), last];
  }
  if (family.length > given.length && alike(family.slice(0, given.length), given)) {
    return [first, family.slice(given.length).join(' ')];
  }
  return [first, last];
}
