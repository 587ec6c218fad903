import type { MarkedWord } from './differing.ts';

/** What a person can say to a question; `name` and `exclude` are about one signer. */
export const VERDICTS = [
  'same',
  'different',
  'authorized',
  'not authorized',
  'keep',
  'restore',
  'exclude',
  'name',
  'reopen',
] as const;

type AnswerVerdict = (typeof VERDICTS)[number];

/** One person who signed for a signer, from one response. */
export interface Submitter {
  readonly who: string;
  readonly role: string;
  /** As the letter's clock showed it. */
  readonly when: string;
  /** Of the address only its domain: that is the evidence. */
  readonly domain: string;
  readonly state: string;
  /** The organization's name as it was typed there. */
  readonly wrote: string;
  /** The answer about authority, as it was given. */
  readonly authority: string;
  readonly source: string;
}

/** One signer as evidence. */
export interface ShownSide {
  readonly signer: string;
  readonly name: readonly MarkedWord[];
  readonly status: string;
  /** '' for an individual. */
  readonly authority: string;
  readonly scope: string;
  readonly state: string;
  /** Of an individual. */
  readonly affiliation: string;
  readonly alsoWrittenAs: string;
  /** Oldest first; of many only the first ones. */
  readonly people: readonly Submitter[];
  /** How many of `people` are left out. */
  readonly more: number;
}

export interface Choice {
  readonly verdict: AnswerVerdict;
  /** The key that stands for it on both front ends. */
  readonly key: string;
  readonly label: string;
  /** What will happen. */
  readonly then: string;
}

/** Two signers of which the Review tab asks whether they are one. */
export interface AskedPair {
  /** The Review ID. */
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly score: number;
}

export interface QueuedQuestion {
  /** A Review ID, or `authority` and a signer's. */
  readonly id: string;
  readonly kind: 'match' | 'authority' | 'notice';
  readonly signers: readonly string[];
  /** For a match all its pairs, best first. */
  readonly pairs: readonly AskedPair[];
}

/** A question with its evidence, as every front end shows it. */
export interface ReviewQuestion extends QueuedQuestion {
  readonly heading: string;
  readonly sides: readonly ShownSide[];
  /** For a notice what the Review tab shows under A and B. */
  readonly texts: readonly string[];
  /** What each of `texts` is. */
  readonly labels: readonly string[];
  /** Other questions that wait and that the same answer may settle at once. */
  readonly alike: readonly string[];
  readonly why: readonly string[];
  readonly choices: readonly Choice[];
}

/** A person's answer. */
export interface Answer {
  readonly question: string;
  readonly verdict: AnswerVerdict;
  /** Of a match between several, those that are one; all of them where absent. */
  readonly together?: readonly string[];
  /** The signer that `name` and `exclude` are about. */
  readonly signer?: string;
  /** The name that goes to print, with `name` or `same`. */
  readonly name?: string;
  readonly by: string;
}
