import { describe, expect, it } from '@jest/globals';
import { withoutContacts } from '../../src/names/private-text.ts';
import { organizationKey, personKey } from '../../src/lists/list-order.ts';
import { LANGUAGES } from '../../src/languages/registry.ts';
import { isInitialsOf, isShortFormOf } from '../../src/names/acronym.ts';
import { fromAllCaps, inNormalCase } from '../../src/names/casing.ts';
import { withoutMarks } from '../../src/names/credentials.ts';
import { withoutDisclaimer } from '../../src/names/disclaimers.ts';
import { displayName } from '../../src/names/display.ts';
import { foldWords, visibleText } from '../../src/names/fold.ts';
import { splitFullName } from '../../src/names/full-name.ts';
import { nameKey } from '../../src/names/key.ts';
import { wordsOfAnswer } from '../../src/names/language-words.ts';
import { loosely, tidy } from '../../src/names/loose.ts';
import { mailbox } from '../../src/names/mailbox.ts';
import { isNationwide, saysNationwide } from '../../src/names/national.ts';
import { organizationDomain } from '../../src/names/organization-domain.ts';
import { hasOrganizationWord } from '../../src/names/organization-words.ts';
import { normalCase } from '../../src/names/person-case.ts';
import { isPlaceholder, readsAsSentence } from '../../src/names/placeholders.ts';
import { withoutPronouns } from '../../src/names/pronouns.ts';
import { stateAnswer } from '../../src/names/state-answer.ts';
import { stateName } from '../../src/names/states.ts';
import { partTitle, takeTitles } from '../../src/names/titles.ts';
import { writableText } from '../../src/names/writable-text.ts';
import { isDisposable, isFederal } from '../../src/sync/screening/screen-addresses.ts';
import {
  isFictionalOrganization,
  isFictionalPerson,
  isRude,
  isShouted,
  isWebAddress,
} from '../../src/sync/screening/screen-texts.ts';
import { readAuthority } from '../../src/sync/signons/authority.ts';
import { personOf } from '../../src/sync/signons/person.ts';
import { readState } from '../../src/sync/signons/read-state.ts';
import { isInScope } from '../../src/sync/signons/scope.ts';

/** No answer costs more than its length: eight times the text, at most some eight times the processor time. */

const evidence = { languages: LANGUAGES, beside: '' };
const rules = { authorized: ['Yes'], notAuthorized: ['No'], whenNotAuthorized: 'hold' } as const;

const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  fromAllCaps,
  displayName,
  foldWords,
  hasOrganizationWord,
  inNormalCase: (text) => inNormalCase(text, () => false),
  isDisposable: (text) => isDisposable(`a@${text}`),
  isFederal: (text) => isFederal(`a@${text}`, text, text),
  isFictionalOrganization,
  isFictionalPerson,
  isInScope: (text) => isInScope(text, ['International', text.slice(0, 40)]),
  isInitialsOf: (text) => isInitialsOf(text.slice(0, 6), text.split(' ')),
  isNationwide,
  isPlaceholder: (text) => isPlaceholder(text, 'organization'),
  isRude,
  isShortFormOf: (text) => isShortFormOf(text.slice(0, 6), text.split(' ')),
  isShouted,
  isWebAddress,
  loosely,
  mailbox: (text) => mailbox(`${text}@example.org`),
  nameKey,
  normalCase: (text) => normalCase(text, text),
  organizationDomain: (text) => organizationDomain(`a@${text}`),
  organizationKey,
  partTitle: (text) => partTitle(text, evidence),
  personKey: (text) => personKey(text, text),
  personOf: (text) => personOf({ firstName: text, lastName: text, title: text }, ['en']),
  readAuthority: (text) => readAuthority(text, rules, { name: text, organization: text }),
  readState: (text) => readState(text, LANGUAGES[0]),
  readsAsSentence,
  saysNationwide,
  splitFullName,
  stateAnswer,
  stateName,
  takeTitles: (text) => takeTitles(text, 'whole name', evidence),
  tidy,
  visibleText,
  withoutContacts,
  withoutDisclaimer,
  withoutMarks,
  withoutPronouns,
  wordsOfAnswer,
  writableText,
};

/** Repeated, each begins many times what a parser looks for and never ends it. */
const UNITS = [
  'a',
  'A',
  'é',
  '5',
  ' ',
  'a ',
  'A ',
  'Dr. ',
  'Dr.',
  'Rev',
  'PhD ',
  ', PhD',
  'a, ',
  'a,',
  '(',
  '(a ',
  '((',
  '[a](',
  'yes ',
  'yes, ',
  'not ',
  'no ~ ',
  'if the board ',
  'my ',
  'i am ',
  'a/',
  'she/',
  'she/her ',
  '1/',
  '1-',
  '-',
  '- ',
  '–',
  '.',
  'a.',
  'A.',
  '@',
  'a@',
  'a at ',
  'at ',
  'dot ',
  ' at b dot ',
  '+',
  '5 ',
  '5-',
  'tel ',
  'tel 5',
  'five ',
  '&amp;',
  '&',
  "'",
  "l'",
  '"',
  '*',
  '王',
  'İ',
  'ß',
  'and ',
  'y ',
  'of the ',
  'de la ',
  'the ',
  'us ',
  'Texas ',
  'Texas, ',
  'x-',
  'van ',
  '; for identification ',
  ' - title and ',
  '\u0301',
  '\u200b',
  'fu ck ',
  's.h.',
  '️',
] as const;

const SHORT = 2_000;
const TIMES = 8;
/** Linear is eight; what is quadratic is sixty-four. */
const MOST = 28;
/** Too quick to compare. */
const NOISE = 15;

/** In milliseconds of the processor: how busy the machine is with others does not count. */
function time(parser: (text: string) => unknown, text: string): number {
  const before = process.cpuUsage();
  parser(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** How many times longer eight times the text takes; the best of several tries counts. */
function growth(parser: (text: string) => unknown, unit: string): number {
  const text = (length: number, end: string) => `${unit.repeat(length / unit.length)}${end}`;
  let best = Infinity;
  for (let attempt = 0; attempt < 6 && best > MOST; attempt += 1) {
    const end = '!'.repeat(attempt);
    const long = time(parser, text(SHORT * TIMES, end));
    if (long < NOISE) return 0;
    const short = Math.min(...['', '?', '??'].map((more) => time(parser, text(SHORT, more + end))));
    best = Math.min(best, long / Math.max(short, NOISE / TIMES));
  }
  return best;
}

describe('the cost of an answer', () => {
  it.each(Object.entries(PARSERS))('%s grows with its length and no faster', (_, parser) => {
    parser('to load what it needs');
    const wrong = UNITS.map((unit) => [unit, growth(parser, unit)] as const).filter(
      ([, times]) => times > MOST,
    );
    expect(wrong).toEqual([]);
  });
});
