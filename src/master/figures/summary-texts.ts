import { languageTexts } from '../../languages/texts.ts';

/** What the Summary tab calls its figures, and its charts. */
export const SUMMARY_TEXTS = languageTexts('summary', {
  signers: [],
  all: [],
  listed: [],
  dayNotKnown: [],
  authority: [],
  status: [],
  toReview: [],
  possibleMatches: [],
  contradictions: [],
  editedCells: [],
  editedResponses: [],
  vanishedResponses: [],
  deletedRows: [],
  flags: [],
  state: [],
  noState: [],
  signedOn: [],
  dayChart: [],
  dayChartSays: [],
  authorityChart: [],
  authorityChartSays: [],
  stateChart: [],
  stateChartSays: [],
});
