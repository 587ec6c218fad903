import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { responseIds } from '../../src/sources/response-id.ts';

const answers = fc.record(
  { organization: fc.constantFrom('Oak Street Riders', 'Elm Walkers'), state: fc.string() },
  { requiredKeys: [] },
);
const submission = fc.record({ timestamp: fc.constantFrom('', '1/2/2021'), answers });

describe('responseIds', () => {
  it('stays the same from release to release, or masters would see every response as new', () => {
    const one = { timestamp: '2021/10/29 1:02:03 PM EDT', answers: { organization: 'Oak Riders' } };
    expect(responseIds('english', [one, one])).toEqual(['6iws77k5rm6x', '6iws77k5rm6x-2']);
  });

  it('tells sources, times, fields and answers apart', () => {
    const ids = [
      ...responseIds('a', [{ timestamp: '', answers: { firstName: 'Ana' } }]),
      ...responseIds('b', [{ timestamp: '', answers: { firstName: 'Ana' } }]),
      ...responseIds('a', [{ timestamp: '1', answers: { firstName: 'Ana' } }]),
      ...responseIds('a', [{ timestamp: '', answers: { lastName: 'Ana' } }]),
      ...responseIds('a', [{ timestamp: '', answers: { firstName: 'Ana', lastName: '' } }]),
      ...responseIds('a', [{ timestamp: '', answers: {} }]),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('case 13: does not depend on the order of rows', () => {
    fc.assert(
      fc.property(fc.array(submission), fc.nat(), (rows, turn) => {
        const cut = rows.length === 0 ? 0 : turn % rows.length;
        const turned = [...rows.slice(cut), ...rows.slice(0, cut)];
        expect([...responseIds('s', turned)].sort()).toEqual([...responseIds('s', rows)].sort());
      }),
    );
  });

  it('never gives one ID twice', () => {
    fc.assert(
      fc.property(fc.array(submission), (rows) => {
        expect(new Set(responseIds('s', rows)).size).toBe(rows.length);
      }),
    );
  });
});
