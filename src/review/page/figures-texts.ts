import { languageTexts } from '../../languages/texts.ts';

/** What the page of figures says beside the numbers. */
export const FIGURES_TEXTS = languageTexts('figures', {
  titleOf: ['letter'],
  all: ['organizations', 'individuals', 'listed'],
  back: ['count'],
  aDay: [],
  organizations: [],
  individuals: [],
  undated: ['count'],
  theNumbers: [],
  byState: [],
  withoutState: ['count'],
  state: [],
  mayTheySign: [],
  authority: [],
  status: [],
  waits: [],
  question: [],
  matches: [],
  authorities: [],
  others: [],
  day: [],
  signers: [],
  barSays: ['day', 'organizations', 'individuals'],
  dayChart: ['most'],
  stateChart: [],
});
