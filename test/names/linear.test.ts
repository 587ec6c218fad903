import { describe, expect, it } from '@jest/globals';
import { withoutContacts } from '../../src/names/private-text.ts';
import { organizationKey, personKey } from '../../src/lists/list-order.ts';
import { superlinear } from '../growth.ts';
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

describe('the cost of an answer', () => {
  it.each(Object.entries(PARSERS))('%s grows with its length and no faster', (_, parser) => {
    expect(superlinear(parser)).toEqual([]);
  });
});
