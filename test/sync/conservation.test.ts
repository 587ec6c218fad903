import { describe, expect, it } from '@jest/globals';
import { RESPONSES } from '../../src/master/schema/responses.ts';
import { refuseLoss } from '../../src/sync/conservation.ts';
import { tooMuchChange } from '../../src/sync/change-limit.ts';
import { organization, pulled } from './letter.ts';

const row = (id: string, outcome: string) =>
  [id, RESPONSES.columns.map(({ header }) => (header === 'Outcome' ? outcome : id))] as const;
const pulls = [pulled([organization('r1', 'Acorn'), organization('r2', 'Birch')])];
const same = (id: string) => id;

describe('the sum of responses', () => {
  it('lets a sync go on when every response stands there with an outcome', () => {
    const rows = new Map([row('r1', 'Listed'), row('r2', 'Listed'), row('r0', 'Gone')]);
    expect(() => {
      refuseLoss(pulls, same, ['r0', 'r1'], rows);
    }).not.toThrow();
  });

  it.each([
    {
      why: 'a pulled one is missing',
      rows: [row('r1', 'Listed')],
      remembered: [],
      says: '1 would be lost',
    },
    {
      why: 'a remembered one is missing',
      rows: [row('r1', 'x'), row('r2', 'x')],
      remembered: ['r0'],
      says: '1 would be lost',
    },
    {
      why: 'one has no outcome',
      rows: [row('r1', 'x'), row('r2', '')],
      remembered: [],
      says: '1 left without an outcome',
    },
  ])('stops it when $why', ({ rows, remembered, says }) => {
    expect(() => {
      refuseLoss(pulls, same, remembered, new Map(rows));
    }).toThrow(says);
  });

  it('stops it when two responses carry one ID', () => {
    const twice = [pulled([organization('r1', 'Acorn'), organization('r1', 'Acorn')])];
    expect(() => {
      refuseLoss(twice, same, [], new Map([row('r1', 'Listed')]));
    }).toThrow('1 pulled twice');
  });
});

describe('the guard', () => {
  const guard = { share: 0.2, moreThan: 5 };
  it.each([
    { listed: 100, changed: 20, stops: false, why: 'exactly the share' },
    { listed: 100, changed: 21, stops: true, why: 'more than the share' },
    { listed: 10, changed: 5, stops: false, why: 'half of the list, but only five' },
    { listed: 10, changed: 6, stops: true, why: 'more than five and more than the share' },
  ])('$why: $changed of $listed → stops: $stops', ({ listed, changed, stops }) => {
    const why = tooMuchChange({ listed, changed, responses: 500, vanished: 0 }, guard);
    expect(why !== undefined).toBe(stops);
  });

  it('case 34: stops when many responses vanish at once', () => {
    expect(tooMuchChange({ listed: 9, changed: 0, responses: 50, vanished: 30 }, guard)?.why).toBe(
      '30 of 50 responses are missing from their sources at once',
    );
  });
});
