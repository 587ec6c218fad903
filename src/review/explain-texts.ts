import { languageTexts } from '../languages/texts.ts';

/** Why a group is, or is not, on the list. */
export const EXPLAIN_TEXTS = languageTexts('explain', {
  listed: [],
  needsAuthority: ['authority'],
  outOfScope: ['scope'],
  rowDeleted: [],
  otherStatus: ['status'],
  byHand: [],
  deleted: [],
  decided: ['who', 'decision', 'about'],
  somebody: [],
  and: [],
  waits: ['kind', 'why'],
});
