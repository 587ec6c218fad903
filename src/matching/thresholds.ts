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
