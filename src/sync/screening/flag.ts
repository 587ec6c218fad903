import type { FLAG_TEXTS } from './flag-texts.ts';
import type { FlagSubject } from '../../domain/review.ts';

/** What a rule found that a person should look at before it goes to print. */
export interface Flag {
  readonly rule: FlagRule;
  readonly about: FlagSubject;
  /** What was flagged, as it is shown beside the evidence. */
  readonly a: string;
  readonly b: string;
  /** In an organizer's words, with what to do. */
  readonly evidence: string;
}

/** The rules, with the texts that name them on the Review tab. */
export const FLAG_RULES = {
  placeholder: 'placeholderLabel',
  'nobody-named': 'nobodyNamedLabel',
  sentence: 'sentenceLabel',
  'unread-state': 'unreadStateLabel',
  contact: 'contactLabel',
  fictional: 'fictionalLabel',
  capitals: 'capitalsLabel',
  'web-address': 'webAddressLabel',
  'several-bodies': 'severalBodiesLabel',
  swapped: 'swappedLabel',
  'several-organizations': 'severalOrganizationsLabel',
  'several-people': 'severalPeopleLabel',
  disposable: 'disposableLabel',
  profanity: 'profanityLabel',
  federal: 'federalLabel',
  'repeated-row': 'repeatedRowLabel',
  'wrong-tab': 'wrongTabLabel',
  'no-signer': 'noSignerLabel',
  status: 'statusLabel',
  'edited-answer': 'editedAnswerLabel',
  undated: 'undatedLabel',
} as const satisfies Readonly<Record<string, keyof ReturnType<typeof FLAG_TEXTS.all>>>;

export type FlagRule = keyof typeof FLAG_RULES;

/** A signer as its row shall stand, people's edits included. Texts are '' where there is none. */
export interface ScreenedSigner {
  readonly kind: 'organization' | 'individual';
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Of an organization, who signed for it. */
  readonly contact: string;
  readonly title: string;
  /** Of an organization. */
  readonly state: string;
  /** Of an organization: how else it was written, parted by semicolons. */
  readonly otherSpellings: string;
  /** Of an individual. */
  readonly affiliation: string;
}
