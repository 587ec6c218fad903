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
export function* flagsOfSigner(signer: ScreenedSigner): Generator<Flag> {
  const { id, name, email, title, affiliation } = signer;
  const flag = (rule: FlagRule, evidence: string, b = ''): Flag => ({
    rule,
    about: { signer: id },
    a: name,
    b,
    evidence: `${id}: ${evidence}`,
  });
  const isPerson = signer.kind === 'individual';
  const fills = isPerson
    ? isPlaceholder(name, 'name')
    : isPlaceholder(name, 'organization') || isPlaceholder(name, 'affiliation');
  if (fills) {
    yield flag(
      'placeholder',
      'this only fills the box, and would be printed. Set a name or a status.',
    );
  }
  if (!isPerson && !fills && readsAsSentence(name)) {
    yield flag(
      'sentence',
      'this reads like a sentence, not like the name of an organization, and is held. Set the name, or exclude it.',
    );
  }
  const printed = [name, isPerson ? title : '', affiliation].map(withoutContacts);
  if (printed.some(({ held }) => held)) {
    yield flag(
      'contact',
      'an address or a telephone number is left out of the public list. B is the line as it is printed; set the name if more was cut than that.',
      printed
        .map(({ text }) => text)
        .filter((text) => text !== '')
        .join(', '),
    );
  }
  if (stateAnswer(signer.state).kind === 'unread') {
    yield flag(
      'unread-state',
      'its State (B) names no state that could be read, so it stands under no state on the list. Type the state.',
      signer.state,
    );
  }
  if (isPerson ? isFictionalPerson(name) : isFictionalOrganization(name)) {
    yield flag('fictional', 'the name is one of fiction. Is it a prank?');
  } else if (isFictionalOrganization(affiliation) || isFictionalPerson(signer.contact)) {
    const other = affiliation === '' ? signer.contact : affiliation;
    yield flag('fictional', `“${other}” is a name of fiction. Is it a prank?`, other);
  }
  if (isShouted(name)) {
    // Nobody knows which of its words are acronyms, so it is never set by itself.
    yield flag(
      'capitals',
      'the name is in capitals throughout. Type it as it should be printed, perhaps like the one beside it.',
      inNormalCase(name, (word) => SCREENING.smallWords.has(word)),
    );
  } else if (isShouted(affiliation)) {
    yield flag(
      'capitals',
      'the affiliation is in capitals throughout. Type it as it should be printed.',
      affiliation,
    );
  }
  if (!isPerson && namesSeveral(name)) {
    yield flag(
      'several-bodies',
      'several organizations seem to be named in one box. If so, type each into a row of its own, and exclude this one.',
    );
  }
  if (isWebAddress(name) || isAddressOnly(signer.otherSpellings)) {
    yield flag('web-address', 'what was typed is the address of a web page. Type the name.');
  } else if (isWebAddress(affiliation)) {
    yield flag(
      'web-address',
      'the affiliation is the address of a web page. Type the name.',
      affiliation,
    );
  }
  const rude = [name, affiliation, title].find(isRude);
  if (rude !== undefined) {
    yield flag(
      'profanity',
      'a word may be rude. It stays on the list unless you change it.',
      rude === name ? '' : rude,
    );
  }
  const swapped = swappedWith(signer);
  if (swapped !== undefined) yield flag('swapped', swapped.evidence, swapped.b);
  if (isDisposable(email)) {
    yield flag(
      'disposable',
      'signed from an address that is thrown away after use. Ask who it was.',
    );
  }
  if (isPerson && isFederal(email, title, affiliation)) {
    yield flag(
      'federal',
      'the address, title or affiliation is of the federal service. Ask whether they may sign.',
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
): { readonly evidence: string; readonly b: string } | undefined {
  const { kind, name, contact, affiliation } = signer;
  if (kind === 'individual') {
    if (!hasOrganizationWord(name) || name.split(' ').length < 2) return undefined;
    return {
      evidence:
        'the name of a person reads like that of an organization. Were the two boxes swapped?',
      b: affiliation,
    };
  }
  if (contact === '') return undefined;
  if (hasOrganizationWord(contact) && !hasOrganizationWord(name)) {
    return {
      evidence: 'whoever signed reads like an organization. Were the two boxes swapped?',
      b: contact,
    };
  }
  if (loosely(contact) !== loosely(name)) return undefined;
  return {
    evidence: 'the organization has the name of whoever signed. Is it a person’s sign-on?',
    b: contact,
  };
}
