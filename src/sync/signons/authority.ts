import { z } from 'zod';
import type { Authority } from '../../domain/signon.ts';
import type { LetterRules } from '../../domain/letter.ts';
import { readRules } from '../../names/rules.ts';
import { loosely, tidy } from '../../names/loose.ts';
import { alternatives, phrases } from '../../names/phrases.ts';

/** What an answer says; `individual` means that the person signs for nobody else. */
export type AuthorityAnswer = Exclude<Authority, 'not asked'> | 'individual';

const texts = z.array(z.string());
const compiled = texts.transform(phrases);
const rules = readRules(
  'authority.yaml',
  z.strictObject({
    whole: z.strictObject({ authorized: compiled, notAuthorized: compiled, individual: compiled }),
    ticks: texts,
    idioms: compiled,
    alsoIndividual: compiled,
    individual: compiled,
    forOrganization: compiled,
    unknown: compiled,
    denialFirst: compiled,
    denial: compiled,
    negation: compiled,
    hedge: compiled,
    assent: compiled,
    assentWhole: compiled,
    heads: texts,
    headOpenings: texts,
    siIsYesBefore: compiled,
  }),
);
const { whole, idioms, alsoIndividual, individual, forOrganization, unknown } = rules;
const { denialFirst, denial, negation, hedge, assent, assentWhole, siIsYesBefore } = rules;
/** "I am the president and CEO of …": only heads, however many, and what they head. */
const head = `(?:${alternatives(rules.heads)})`;
const heads = new RegExp(
  `^(?:(?:${alternatives(rules.headOpenings)}) )?${head}(?: (?:and |y |e )?${head})*(?: (?:of|de) .*)?$`,
  'u',
);

/**
 * What someone answered to "Are you authorized to sign for your organization?".
 *
 * The letter's own answers come first, then the phrases of
 * config/rules/authority.yaml. A negation, a hedge or a condition beats a yes;
 * a blank answer, and one that nobody foresaw, is `unclear`, never a guess.
 */
export function readAuthority(answer: string, own: LetterRules['authority']): AuthorityAnswer {
  const given = tidy(answer);
  const key = loosely(given);
  const isOneOf = (list: readonly string[]) =>
    list.some((each) => tidy(each) === given || (key !== '' && loosely(each) === key));
  if (isOneOf(own.notAuthorized)) return 'not authorized';
  if (isOneOf(own.authorized)) return 'authorized';
  if (key === '')
    return rules.ticks.some((tick) => given.startsWith(tick)) ? 'authorized' : 'unclear';
  if (whole.authorized.are(key)) return /[?¿]/u.test(given) ? 'unclear' : 'authorized';
  if (whole.notAuthorized.are(key)) return 'not authorized';
  if (whole.individual.are(key)) return 'individual';
  return readSentence(given);
}

function readSentence(given: string): AuthorityAnswer {
  const text = idioms.removedFrom(inClauses(yesOfSi(given)));
  const rest = alsoIndividual.removedFrom(text);
  const denied = denialFirst.open(rest) || denial.in(rest);
  const undenied = denial.removedFrom(rest);
  const asOne = undenied.split(/ ?, ?/u).join(' ').trim();
  const agreed = assent.in(undenied) || heads.test(asOne);

  if (individual.in(rest)) return forOrganization.in(undenied) ? 'unclear' : 'individual';
  if (!agreed && rest.split(' , ').some((clause) => whole.individual.are(clause)))
    return 'individual';
  if (unknown.in(rest)) return 'unclear';
  if (denied) return agreed ? 'unclear' : 'not authorized';
  if (negation.in(rest) || hedge.in(rest) || /[?¿]/u.test(given)) return 'unclear';
  return agreed || assentWhole.are(asOne) ? 'authorized' : 'unclear';
}

/**
 * The answer folded, with ` , ` where a clause ends, so that no phrase is found
 * across it ("Not applicable. Signing as an individual" denies nothing). A first
 * clause like "Y" or "N" is written out.
 */
function inClauses(text: string): string {
  const [first = '', ...others] = text
    .split(/[,;:!?¡¿()[\]–—]|\.(?=\s|$)|\s-+\s|-\s/u)
    .map(loosely)
    .filter((clause) => clause !== '');
  const written = whole.authorized.are(first)
    ? 'yes'
    : whole.notAuthorized.are(first)
      ? 'no'
      : first;
  return [written, ...others].join(' , ');
}

/**
 * Writes the Spanish yes as "yes". Without its accent it is also the Spanish
 * "if": then it is a yes only alone, before a comma or stop, or before "soy" and its like.
 */
function yesOfSi(given: string): string {
  const text = given.toLowerCase();
  return text.replace(
    /(?<![\p{L}\p{N}])(s[ií])(?![\p{L}\p{N}])\s*([^\p{L}\p{N}]*)(.*?)(?=$|(?<![\p{L}\p{N}])s[ií](?![\p{L}\p{N}]))/gu,
    (_, si: string, mark: string, after: string) => {
      const isYes =
        si === 'sí' || after === '' || mark.trim() !== '' || siIsYesBefore.open(loosely(after));
      return `${isYes ? 'yes' : 'si'} ${mark} ${after}`;
    },
  );
}
