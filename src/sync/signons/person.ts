import type { Answers } from '../../domain/response.ts';
import { normalCase } from '../../names/person-case.ts';
import { loosely, tidy } from '../../names/loose.ts';
import { isPlaceholder } from '../../names/placeholders.ts';
import { partTitle, type SrEvidence, type Taken, takeTitles } from '../../names/titles.ts';

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
 * Titles are found in the title question and before the name; each stands once.
 * A name that was typed whole into both fields, or whose family name was typed
 * twice, is told once.
 */
export function personOf(answers: Answers, spanish: boolean): Person {
  const sr = {
    spanish,
    beside: [answers.lastName, answers.affiliation, answers.organization].join(' '),
  };
  const asked = usable(answers.title, 'title');
  const first = usable(answers.firstName, 'name');
  const last = usable(answers.lastName, 'name');
  const ofFirst = takeTitles(first, last === '' ? 'whole name' : 'first name', sr);
  const ofLast = takeTitles(last, 'whole name', sr);
  const [given, family] = normalCase(
    ...withoutRepetition(ofFirst.rest, first === '' ? ofLast.rest : last),
  );
  const typed = [...ofFirst.titles, ...(first === '' ? ofLast.titles : [])];
  const { titles, rest: title } = titleOf(asked, `${given} ${family}`, sr);
  const all = [
    ...titles.filter((each) => !typed.some((other) => sameTitle(each, other))),
    ...typed,
  ];
  const bare = [given, family].filter((part) => part !== '').join(' ');
  // A title alone ("Rev." in the title question and no name) names nobody.
  if (bare === '')
    return { firstName: '', lastName: '', name: '', title: tidy(answers.title ?? '') };
  return { firstName: given, lastName: family, name: [...all, bare].join(' '), title };
}

/** Some type their whole name into the title question; it is no job. */
function titleOf(asked: string, name: string, sr: SrEvidence): Taken {
  const whole = takeTitles(asked, 'whole name', sr);
  return loosely(whole.rest) === loosely(name) ? { ...whole, rest: '' } : partTitle(asked, sr);
}

function usable(answer: string | undefined, asked: 'name' | 'title'): string {
  const text = tidy(answer ?? '');
  return isPlaceholder(text, asked) ? '' : text;
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
