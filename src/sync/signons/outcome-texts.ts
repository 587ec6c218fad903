import { languageTexts } from '../../languages/texts.ts';

/** What became of a response, and why, under Outcome. */
export const OUTCOME_TEXTS = languageTexts('outcomes', {
  individual: [],
  saysIndividual: [],
  saysIndividualUnnamed: [],
  notAuthorizedIndividual: [],
  sentence: [],
  nobody: [],
  onlyAffiliation: [],
  organization: ['held'],
  organizationAndIndividual: ['held'],
  heldNotAuthorized: [],
  heldUnclear: [],
  signer: ['signer', 'status'],
  deletedByHand: [],
  oneWithOthers: ['reason'],
  sameSubmission: ['response'],
  vanished: [],
});
