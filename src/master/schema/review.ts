import { toldWords } from '../../languages/decisions.ts';
import type { Language } from '../../languages/registry.ts';
import { column, type TabSpec } from './column.ts';

/** What the drop-down offers; more is understood, in every language. */
const decisions = (language: Language): readonly string[] => {
  const { same, different, yes, no, fine, restore, exclude } = toldWords(language);
  return [same, different, yes, no, fine, restore, exclude];
};

export type ReviewKey = 'kind' | 'a' | 'b' | 'evidence' | 'score' | 'decision' | 'decidedBy' | 'id';

const WRAP = { wrap: true } as const;

/** A thing to judge a row. */
export const REVIEW: TabSpec<ReviewKey> = {
  title: 'Review',
  hidden: false,
  rowKey: 'id',
  columns: [
    column('kind', 'Kind', 16, ['reviewKind'], WRAP),
    column('a', 'A', 32, ['reviewA'], WRAP),
    column('b', 'B', 32, ['reviewB'], WRAP),
    column('decision', 'Decision', 15, ['reviewDecision'], { choicesIn: decisions, theirs: true }),
    column('decidedBy', 'Decided by', 14, ['reviewDecidedBy'], { theirs: true }),
    column('evidence', 'Evidence', 60, ['reviewEvidence'], WRAP),
    column('score', 'Score', 8, ['reviewScore']),
    column('id', 'Review ID', 24, ['rowId'], {
      hidden: true,
    }),
  ],
};
