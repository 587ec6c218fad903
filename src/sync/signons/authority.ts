import type { Authority } from '../../domain/signon.ts';
import type { LetterRules } from '../../domain/letter.ts';
import { loosely, tidy } from '../../names/loose.ts';
import { NO_OWN_WORDS, type OwnWords } from '../../names/phrase-grammar.ts';
import { isWhollyYes, SAYINGS, SIGNS, authorityWords } from './authority-grammar.ts';

/** What an answer says; `individual` means that the person signs for nobody else. */
export type AuthorityAnswer = Exclude<Authority, 'not asked'> | 'individual';

/** Who answered: their own name and that of their organization are harmless beside a yes. */
export interface Signatory {
  readonly name: string;
  readonly organization: string;
}

/** A longer answer is for a person to read. */
const MOST_CHARACTERS = 1000;

/**
 * What someone answered to "Are you authorized to sign for your organization?".
 *
 * The letter's own answers come first. Then only an answer that the grammar of some language reads
 * wholly as "I, now, unconditionally, yes" is `authorized`: one word that it does not know makes the
 * answer `unclear`, and so does a blank. A no in so many words is `not authorized`.
 */
export function readAuthority(
  answer: string,
  own: LetterRules['authority'],
  signatory?: Signatory,
): AuthorityAnswer {
  const given = tidy(answer);
  const key = loosely(given);
  const isOneOf = (list: readonly string[]) =>
    list.some((each) => tidy(each) === given || (key !== '' && loosely(each) === key));
  if (isOneOf(own.notAuthorized)) return 'not authorized';
  if (isOneOf(own.authorized)) return 'authorized';
  if (given.length > MOST_CHARACTERS) return 'unclear';
  if (key === '')
    return SIGNS.ticks.some((tick) => given.startsWith(tick)) ? 'authorized' : 'unclear';
  if (SAYINGS.notAuthorized.are(key)) return 'not authorized';
  if (SAYINGS.onlyIndividual.are(key)) return 'individual';
  if (isPlainYes(given)) return 'authorized';
  const words = authorityWords(given);
  const known = signatory === undefined ? NO_OWN_WORDS : ownWords(signatory);
  if (isWhollyYes(words, known)) return 'authorized';
  return otherThanYes(withoutOrganization(words, known), given);
}

const MOST_KEPT = 10_000;
const plain = new Map<string, boolean>();

/** Whether it is a yes whoever says it. Nearly all answer in the same few words: each is read once. */
function isPlainYes(given: string): boolean {
  const known = plain.get(given);
  if (known !== undefined) return known;
  const isYes = isWhollyYes(authorityWords(given), NO_OWN_WORDS);
  if (plain.size >= MOST_KEPT) plain.clear();
  plain.set(given, isYes);
  return isYes;
}

/** An answer that is no whole yes: a no, an individual's, or nothing that can be told. */
function otherThanYes(words: readonly string[], given: string): AuthorityAnswer {
  const text = words
    .join(' ')
    .replace(/^n(?= ,|$)/u, 'no')
    .replace(/(?:^, )|(?: ,)+$/gu, '')
    .replaceAll(' slash ', ' ')
    .replaceAll('sí', 'yes');
  const rest = SAYINGS.alsoIndividual.removedFrom(text);
  const undenied = SAYINGS.denial.removedFrom(rest);
  const affirmed = SAYINGS.affirmations.in(undenied);
  if (SAYINGS.individual.in(rest))
    return SAYINGS.forOrganization.in(undenied) ? 'unclear' : 'individual';
  if (!affirmed && rest.split(' , ').some((clause) => SAYINGS.onlyIndividual.are(clause)))
    return 'individual';
  if (SAYINGS.unknown.in(rest) || /[?¿]/u.test(given)) return 'unclear';
  const denied = SAYINGS.denialFirst.open(rest) || SAYINGS.denial.in(rest);
  return denied && !affirmed ? 'not authorized' : 'unclear';
}

/** "Individual Rights Foundation" says nothing about who signs. */
function withoutOrganization(words: readonly string[], own: OwnWords): readonly string[] {
  const left: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const name = own.organizations.find((each) => each.every((word, n) => words[at + n] === word));
    if (name) at += name.length - 1;
    else left.push(words[at] ?? '');
  }
  return left;
}

function ownWords({ name, organization }: Signatory): OwnWords {
  const whole = authorityWords(organization).filter((word) => word !== ',');
  const bare = ['the', 'la', 'el'].includes(whole[0] ?? '') ? whole.slice(1) : whole;
  const initials = bare.map((word) => word.charAt(0)).join('');
  return {
    names: new Set(authorityWords(name).filter((word) => word !== ',')),
    organizations: [whole, bare, initials.length > 2 ? [initials] : []].filter(
      (each) => each.length > 0,
    ),
  };
}
