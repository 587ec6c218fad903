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

/** The rules, with the names under which people meet them on the Review tab. */
export const FLAG_RULES = {
  placeholder: 'placeholder',
  'nobody-named': 'nobody named',
  sentence: 'a sentence for a name',
  'unread-state': 'state not read',
  contact: 'contact in a name',
  fictional: 'fictional name',
  capitals: 'all capitals',
  'web-address': 'web address',
  'several-bodies': 'several organizations in one box',
  swapped: 'person and organization swapped',
  'several-organizations': 'several organizations',
  'several-people': 'several people',
  disposable: 'disposable address',
  profanity: 'profanity',
  federal: 'federal service',
  'repeated-row': 'row says it again',
  'wrong-tab': 'row on the wrong tab',
  'no-signer': 'row is no signer',
  status: 'unknown status',
  'edited-answer': 'answer edited in Responses',
  undated: 'no time of submission',
} as const;

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
