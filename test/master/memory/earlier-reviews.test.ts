import { describe, expect, it } from '@jest/globals';
import type { Review } from '../../../src/domain/review.ts';
import { fromEarlier, type EarlierReview } from '../../../src/master/memory/earlier-reviews.ts';
import { reviewCells } from '../../../src/master/reviews/review-cells.ts';

/** Entries as the first version of the tool wrote them, and what they are today. */
const texts = (kind: string, a: string, b: string, evidence: string): EarlierReview => ({
  kind,
  a,
  b,
  evidence,
  score: '',
});
const anchors = ['r5:organization', 'r6:organization'] as const;
const DECIDED = {
  verdict: 'dismissed',
  by: 'Kim',
  at: '2026-04-01T12:00:00.000Z',
  words: 'ok',
} as const;
const ASKED = 'If it is right as it is, write "ok" under Decision.';

const CASES: readonly (readonly [string, EarlierReview, Partial<Review>])[] = [
  [
    'match O-0005 O-0006',
    {
      ...texts(
        'Possible match',
        'Slow Lanes',
        'Slow Lanes Ohio',
        'O-0005 and O-0006: only one says "ohio"',
      ),
      score: '0.75',
      anchors,
    },
    {
      kind: 'match',
      signers: ['O-0005', 'O-0006'],
      names: ['Slow Lanes', 'Slow Lanes Ohio'],
      anchors,
      score: 0.75,
    },
  ],
  [
    'typed r5:organization r6:organization',
    {
      ...texts('Possible match', 'slow lanes', 'O-6', 'O-0005 and O-0006: you typed this pair in.'),
      anchors,
    },
    { kind: 'typed-pair', signers: ['O-0005', 'O-0006'], names: ['slow lanes', 'O-6'], anchors },
  ],
  [
    'cell O-0003 First signed',
    texts('Edited cell', '2026', '2027', 'O-0003, First signed: you wrote A; …'),
    { kind: 'edited-cell', signer: 'O-0003', header: 'First signed', theirs: '2026', ours: '2027' },
  ],
  [
    'edited r7',
    texts(
      'Edited response',
      'State: Ohio',
      'State: Utah',
      'The response was edited at the form; of it; it stands for O-0001. A is before, B is after.',
    ),
    {
      kind: 'edited-response',
      response: 'r7',
      source: 'the form; of it',
      signers: ['O-0001'],
      before: 'State: Ohio',
      after: 'State: Utah',
    },
  ],
  [
    'vanished r7',
    texts(
      'Vanished response',
      'State: Ohio',
      '',
      'The response is no longer at english; O-0001 stays as it is. Set the status of the signer if it withdrew.',
    ),
    {
      kind: 'vanished-response',
      response: 'r7',
      source: 'english',
      signers: ['O-0001'],
      answers: 'State: Ohio',
    },
  ],
  [
    'deleted O-0004',
    texts('Deleted row', 'FRIENDS OF O-0001 AND PEACE', '', 'You deleted the row of O-0004; …'),
    { kind: 'deleted-row', signer: 'O-0004', name: 'FRIENDS OF O-0001 AND PEACE' },
  ],
  [
    'flag fictional P-0012',
    texts(
      'Flag: fictional name',
      'Mickey Mouse',
      '',
      `P-0012: the name is one of fiction. ${ASKED}`,
    ),
    { kind: 'flag', rule: 'fictional', label: 'fictional name', about: { signer: 'P-0012' } },
  ],
  [
    'flag several-organizations O-0032 kmZxa6',
    texts('Flag: several organizations', 'A; B', '', 'One address signed for O-0032, O-0033. …'),
    { kind: 'flag', about: { signers: ['O-0032'] } },
  ],
  [
    'flag placeholder organization:n-a',
    texts('Flag: placeholder', 'n a', '', 'Typed for Organization in 1 response …'),
    {
      kind: 'flag',
      about: {
        fillers: [
          { key: 'Organization: n a', shown: 'n a', box: 'Organization', responses: [], count: 0 },
        ],
      },
    },
  ],
  [
    'flag placeholder e6oy7wt7jwh3',
    texts(
      'Flag: placeholder',
      'Organization: test',
      '',
      'The response e6oy7wt7jwh3 names nobody …',
    ),
    { kind: 'flag', about: { response: 'e6oy7wt7jwh3' } },
  ],
];

describe('a review that the first version remembered', () => {
  it.each(CASES)('%s keeps what it is about, its texts and its decision', (id, earlier, today) => {
    const read = fromEarlier(id, { ...earlier, decided: DECIDED }, () => ['O-0001']);
    expect(read?.review).toMatchObject(today);
    expect(read?.decided).toEqual(DECIDED);
    const { kind, a, b, score } = read ? reviewCells(read.review, 'en') : texts('', '', '', '');
    expect({ kind, a, b, score }).toEqual({
      kind: earlier.kind,
      a: earlier.a,
      b: earlier.b,
      score: earlier.score,
    });
  });

  it('of a kind that nobody knows is asked again, not guessed', () => {
    expect(fromEarlier('riddle O-0001', texts('Riddle', '', '', ''), () => [])).toBeUndefined();
  });
});
