/**
 * Every number on which the matcher's judgement hangs, with its reason. Where one was fitted,
 * scripts/fit-scorecard.ts says how it would have come out without each of the labelled sets.
 */

/**
 * Characters of a name. What is longer is a text: it is one with what is written in the same words, and
 * is compared with nothing else, so that no single row takes long.
 */
export const LONGEST_NAME = 400;

/** From so many names on a domain belongs to all that stand under one roof, and tells none of them. */
export const MANY_AT_DOMAIN = 8;

/** Letters of two names that are spaced otherwise; fewer may be two words by chance: "The Rapist". */
export const SAME_LETTERS = 5;

/** Of a name's letters a cut address must have so many: "dupage-progressive-allianc". */
export const CUT_LETTERS = 10;

/** From one domain, a wrong letter in so many is a typing error whatever the word. */
export const LETTERS_PER_ERROR_AT_DOMAIN = 6;

/** Two letters that changed places in a word of so many are the slip of a hand: "Kickstrater". */
export const SWAPPED_LETTERS = 8;
/** The same where two other words at least are equal: "Grand Raipds Climate Coalition". */
export const SWAPPED_AMONG_OTHERS = 5;

/** From this length on one wrong letter does not make another name of a word. */
export const MISTYPED_LETTERS = 10;
/** So many distinctive words beside it fix a name, whatever becomes of one. */
export const PINNING_WORDS = 2;
/** How much of a name's weight a typing error must leave untouched, so that the rest tells which body is meant. */
export const REST_OF_NAME = 4;

/**
 * How likely two names must be one for a word more on one side not to matter: in a register a body is
 * often written without one of its words.
 */
export const WORD_MORE = 0.9;
/** Higher where it is an ordinary word, for bodies of one place may differ in nothing else. */
export const ORDINARY_WORD_MORE = 0.93;
/** Lower beside a number that both have ("Local 775"), which says already which body is meant. */
export const WORD_MORE_BESIDE_NUMBER = 0.85;
/** Lowest for a word that people leave out ("Network", "Society"). */
export const FILLER_MORE = 0.8;
/** So many distinctive words at one end of a name may be a place that no list has. */
export const LIKE_A_PLACE = 2;

/** From where on three letters alone stand for a name of which they are the first: they often have several owners. */
export const THREE_LETTERS = 0.95;

/** A question likelier no than this is not worth a click: of those below it, one in twenty is a yes. */
export const WORTH_ASKING = 0.35;
/** Words in one place of two names that differ by no more letters may be one word: "Ann", "Anne". */
export const ERRORS_WORTH_ASKING = 2;
/** Words that begin with the same letters may be forms of one: "Immigrant", "Immigration". */
export const SAME_STEM = 5;

/** How likely two people of one name are one where they share an affiliation, a mailbox, nothing. */
export const ONE_AFFILIATION = 0.9;
export const ONE_MAILBOX = 0.8;
export const NAME_ALONE = 0.4;

/** Names under one key beyond which it tells too little; rarer keys find their pairs. */
export const MOST_WITH_KEY = 60;
/** How many names may have a word for it to be a key by itself; beyond, two words together are one. */
export const MOST_WITH_WORD = 40;
/** Of so many of its rarest words a name has a key for each, so that its keys do not grow with its length. */
export const KEY_WORDS = 3;
/** Of so many it has one for each two, which are ten keys; a sixth word would add five more. */
export const PAIR_WORDS = 5;

/** How much two names must have in common to be looked at, and how many are looked at for one. */
export interface Measure {
  /** What two names that share no more than words must share; see Comparison.shared. */
  readonly least: number;
  /** The same where both write from one e-mail domain. */
  readonly leastAtDomain: number;
  /** What shares less than this part of the best is not looked at beside it. */
  readonly besideBest: number;
  /** How many are looked at for one, beside those that a strong key gives. */
  readonly most: number;
}

/** In a letter a person can judge what is only a little alike. */
export const ROOMY: Measure = { least: 0.3, leastAtDomain: 0, besideBest: 0.4, most: 24 };
/** Among very many names something is always a little like something; nobody can judge it all. */
export const CROWDED: Measure = { least: 0.5, leastAtDomain: 0.15, besideBest: 0.6, most: 8 };
/** More different names than this are very many. */
export const CROWD = 5_000;
