import { describe, expect, it } from '@jest/globals';
import type { Review, ReviewVerdict } from '../../../src/domain/review.ts';
import { reviewEntry } from '../../../src/master/memory/entry-schemas.ts';

const both = ['O-0001', 'O-0002'] as const;
const response = { response: 'r1', source: 'form', signers: ['O-0001'] };

/** One of each kind: the type checker misses one that is forgotten. */
const REVIEWS: { readonly [K in Review['kind']]: Extract<Review, { readonly kind: K }> } = {
  match: { kind: 'match', signers: both, names: both, anchors: both, score: 0.5, reason: 'alike' },
  'typed-pair': { kind: 'typed-pair', signers: both, names: both, anchors: both },
  contradiction: { kind: 'contradiction', signers: both, names: both, reason: 'cannot be' },
  'edited-cell': {
    kind: 'edited-cell',
    signer: 'O-0001',
    header: 'Authority',
    theirs: 'no',
    ours: 'yes',
    decided: true,
  },
  'edited-response': { kind: 'edited-response', ...response, before: 'a', after: 'b' },
  'vanished-response': { kind: 'vanished-response', ...response, answers: 'a' },
  'deleted-row': { kind: 'deleted-row', signer: 'O-0001', name: 'Acorn' },
  authority: { kind: 'authority', signer: 'O-0001', name: 'Acorn', given: ['I think so'] },
  flag: {
    kind: 'flag',
    rule: 'placeholder',
    label: 'placeholder',
    about: { fillers: [{ key: 'Organization: none', shown: 'none', responses: ['r1'], count: 1 }] },
    a: 'none',
    b: '',
    evidence: 'fills a box',
  },
};

const VERDICTS: Readonly<Record<ReviewVerdict, true>> = {
  same: true,
  different: true,
  dismissed: true,
  restore: true,
  authorized: true,
  'not authorized': true,
  excluded: true,
};

describe('what there is to judge', () => {
  it.each(Object.entries(REVIEWS))('%s is remembered whole', (_kind, review) => {
    for (const verdict of Object.keys(VERDICTS)) {
      const entry = { review, decided: { verdict, by: 'Kim', at: '2026-04-01', words: 'x' } };
      expect(reviewEntry.parse(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
    }
  });
});
