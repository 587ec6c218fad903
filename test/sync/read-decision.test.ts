import { describe, expect, it } from '@jest/globals';
import type { Review, ReviewVerdict } from '../../src/domain/review.ts';
import { readDecision } from '../../src/sync/review-items/read-decision.ts';

const names = ['', ''] as const;
const signers = ['O-0001', 'O-0002'] as const;
const MATCH: Review = { kind: 'match', signers, names, anchors: names, score: 1, reason: '' };
const AUTHORITY: Review = { kind: 'authority', signer: 'O-0001', name: '', given: [] };
const DELETED: Review = { kind: 'deleted-row', signer: 'O-0001', name: '' };
const FLAG: Review = {
  kind: 'flag',
  rule: 'fictional',
  label: '',
  about: { signer: 'O-0001' },
  a: '',
  b: '',
  evidence: '',
};

describe('a decision as people write it', () => {
  it.each<readonly [Review, string, ReviewVerdict | undefined, string]>([
    [MATCH, ' SAME ', 'same', 'case and outer spaces never count'],
    [MATCH, 'The  same.', 'same', 'nor do inner ones and a full stop'],
    [MATCH, 'Sí', 'same', 'yes, in Spanish'],
    [MATCH, 'SI', 'same', 'without the accent'],
    [MATCH, 'not the same', 'different', 'the word same is in it and it says the opposite'],
    [MATCH, 'no', 'different', 'the question is whether they are the same'],
    [MATCH, 'same?', 'same', 'punctuation does not count'],
    [MATCH, 'maybe', undefined, 'neither'],
    [MATCH, 'same as O-0003', undefined, 'says something else that nobody should guess at'],
    [MATCH, 'authorized', undefined, 'an answer to another question'],
    [MATCH, '   ', undefined, 'nothing'],
    [AUTHORITY, 'yes', 'authorized', 'the question is whether they may sign'],
    [AUTHORITY, 'Authorised', 'authorized', 'as the British write it'],
    [AUTHORITY, 'autorizada', 'authorized', 'Spanish'],
    [AUTHORITY, 'no autorizado', 'not authorized', 'the word authorized is in it'],
    [AUTHORITY, 'no', 'not authorized', 'No'],
    [AUTHORITY, 'Exclude', 'excluded', 'off the list for another reason'],
    [AUTHORITY, 'yes, I asked her', undefined, 'words beside a yes that no rule knows'],
    [AUTHORITY, 'ok', undefined, 'seen, or authorized? nobody knows'],
    [DELETED, 'Restore', 'restore', 'the word that is asked for'],
    [DELETED, 'restor', undefined, 'mistyped: it must not stay away in silence'],
    [DELETED, 'ok', 'dismissed', 'stays deleted'],
    [FLAG, 'exclude', 'excluded', 'off the list'],
    [FLAG, 'her real name, I called', 'dismissed', 'a flag only wants to be seen'],
    [
      { ...FLAG, about: { signers: ['O-0001', 'O-0002'] } },
      'exclude',
      undefined,
      'of several nobody could tell which',
    ],
  ])('%j: %j is %j, %s', (review, words, verdict) => {
    expect(readDecision(words, review)).toBe(verdict);
  });
});
