import type { Language } from '../../languages/registry.ts';
import { FLAG_TEXTS } from './flag-texts.ts';
import { hasOrganizationWord } from '../../names/organization-words.ts';
import { inNormalCase } from '../../names/casing.ts';
import { isPlaceholder, readsAsSentence } from '../../names/placeholders.ts';
import { stateAnswer } from '../../names/state-answer.ts';
import { loosely } from '../../names/loose.ts';
import { withoutContacts } from '../../names/private-text.ts';
import { isDisposable, isFederal } from './screen-addresses.ts';
import type { Flag, FlagRule, ScreenedSigner } from './flag.ts';
import { SCREENING } from './screening-rules.ts';
import {
  isFictionalOrganization,
  isFictionalPerson,
  isRude,
  isShouted,
  isWebAddress,
} from './screen-texts.ts';

/** What one signer's row shows that a person should look at. */
export function* flagsOfSigner(signer: ScreenedSigner, language: Language): Generator<Flag> {
  const { id, name, email, title, affiliation } = signer;
  const flag = (rule: FlagRule, evidence: string, b = ''): Flag => ({
    rule,
    about: { signer: id },
    a: name,
    b,
    evidence: FLAG_TEXTS(language, 'aboutSigner', { signer: id, text: evidence }),
  });
  const isPerson = signer.kind === 'individual';
  const fills = isPerson
    ? isPlaceholder(name, 'name')
    : isPlaceholder(name, 'organization') || isPlaceholder(name, 'affiliation');
  if (fills) {
    yield flag('placeholder', FLAG_TEXTS(language, 'placeholder'));
  }
  if (!isPerson && !fills && readsAsSentence(name)) {
    yield flag('sentence', FLAG_TEXTS(language, 'sentence'));
  }
  const printed = [name, isPerson ? title : '', affiliation].map(withoutContacts);
  if (printed.some(({ held }) => held)) {
    yield flag(
      'contact',
      FLAG_TEXTS(language, 'contact'),
      printed
        .map(({ text }) => text)
        .filter((text) => text !== '')
        .join(', '),
    );
  }
  if (stateAnswer(signer.state).kind === 'unread') {
    yield flag('unread-state', FLAG_TEXTS(language, 'unreadState'), signer.state);
  }
  if (isPerson ? isFictionalPerson(name) : isFictionalOrganization(name)) {
    yield flag('fictional', FLAG_TEXTS(language, 'fictional'));
  } else if (isFictionalOrganization(affiliation) || isFictionalPerson(signer.contact)) {
    const other = affiliation === '' ? signer.contact : affiliation;
    yield flag('fictional', FLAG_TEXTS(language, 'fictionalBeside', { name: other }), other);
  }
  if (isShouted(name)) {
    // Nobody knows which of its words are acronyms, so it is never set by itself.
    yield flag(
      'capitals',
      FLAG_TEXTS(language, 'capitals'),
      inNormalCase(name, (word) => SCREENING.smallWords.has(word)),
    );
  } else if (isShouted(affiliation)) {
    yield flag('capitals', FLAG_TEXTS(language, 'capitalsAffiliation'), affiliation);
  }
  if (!isPerson && namesSeveral(name)) {
    yield flag('several-bodies', FLAG_TEXTS(language, 'severalBodies'));
  }
  if (isWebAddress(name) || isAddressOnly(signer.otherSpellings)) {
    yield flag('web-address', FLAG_TEXTS(language, 'webAddress'));
  } else if (isWebAddress(affiliation)) {
    yield flag('web-address', FLAG_TEXTS(language, 'webAddressAffiliation'), affiliation);
  }
  const rude = [name, affiliation, title].find(isRude);
  if (rude !== undefined) {
    yield flag('profanity', FLAG_TEXTS(language, 'profanity'), rude === name ? '' : rude);
  }
  const swapped = swappedWith(signer, language);
  if (swapped !== undefined) yield flag('swapped', swapped.evidence, swapped.b);
  if (isDisposable(email)) {
    yield flag('disposable', FLAG_TEXTS(language, 'disposable'));
  }
  if (isPerson && isFederal(email, title, affiliation)) {
    yield flag(
      'federal',
      FLAG_TEXTS(language, 'federal'),
      [title, affiliation].filter((text) => text !== '').join(', '),
    );
  }
}

/** Whether every other spelling is an address: then the name was only made from it. */
function isAddressOnly(otherSpellings: string): boolean {
  return otherSpellings !== '' && otherSpellings.split(/;\s*/u).every(isWebAddress);
}

/** "Elm Fund; Oak House; Pine Action": each part is a name by itself. */
function namesSeveral(name: string): boolean {
  const parts = name.split(/\s*[;|]\s*/u).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => part.split(' ').length > 1);
}

function swappedWith(
  signer: ScreenedSigner,
  language: Language,
): { readonly evidence: string; readonly b: string } | undefined {
  const { kind, name, contact, affiliation } = signer;
  if (kind === 'individual') {
    if (!hasOrganizationWord(name) || name.split(' ').length < 2) return undefined;
    return {
      evidence: FLAG_TEXTS(language, 'swappedPerson'),
      b: affiliation,
    };
  }
  if (contact === '') return undefined;
  if (hasOrganizationWord(contact) && !hasOrganizationWord(name)) {
    return {
      evidence: FLAG_TEXTS(language, 'swappedContact'),
      b: contact,
    };
  }
  if (loosely(contact) !== loosely(name)) return undefined;
  return {
    evidence: FLAG_TEXTS(language, 'swappedSame'),
    b: contact,
  };
}
