import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  identify,
  type IdentityGroup,
  type PriorIdentity,
} from '../../../src/sync/signers/identity.ts';

const group = (
  members: readonly string[],
  since = '2026-01-01',
  name = members.join(),
): IdentityGroup => ({
  members,
  since,
  name,
});
const prior = (
  signerOf: Readonly<Record<string, string>>,
  retired: Readonly<Record<string, readonly string[]>> = {},
  last = 9,
  rowOf: Readonly<Record<string, string>> = {},
): PriorIdentity => ({
  signerOf: new Map(Object.entries(signerOf)),
  retired: new Map(Object.entries(retired)),
  rowOf: new Map(Object.entries(rowOf)),
  last,
});

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

describe('signer IDs', () => {
  it('are given in the order of signing, then of the name', () => {
    const groups = [
      group(['c'], '2026-02'),
      group(['b'], '2026-01', 'Birch'),
      group(['a'], '2026-01', 'Acorn'),
    ];
    expect(identify(groups, prior({}, {}, 0), 'organization').ids).toEqual([
      'O-0003',
      'O-0002',
      'O-0001',
    ]);
  });

  it('stay with their sign-ons', () => {
    expect(identify([group(['x', 'a'])], prior({ a: 'O-0004' }), 'organization').ids).toEqual([
      'O-0004',
    ]);
  });

  it('of two that turn out to be one, the older survives', () => {
    const found = identify(
      [group(['a', 'b'])],
      prior({ a: 'O-0012', b: 'O-0003' }, {}, 12),
      'organization',
    );
    expect(found.ids).toEqual(['O-0003']);
    expect([...found.merged]).toEqual([['O-0012', 'O-0003']]);
  });

  it('a hundred is older than a thousand: numbers are compared, not texts', () => {
    const found = identify(
      [group(['a', 'b'])],
      prior({ a: 'O-10000', b: 'O-9999' }, {}, 10_000),
      'organization',
    );
    expect(found.ids).toEqual(['O-9999']);
  });

  it('of one that comes apart, the group that signed first keeps it', () => {
    const groups = [group(['b'], '2026-02'), group(['a'], '2026-01')];
    expect(identify(groups, prior({ a: 'O-0003', b: 'O-0003' }), 'organization').ids).toEqual([
      'O-0010',
      'O-0003',
    ]);
  });

  it('of one that comes apart, a typed-in row keeps it; the other gets its own back', () => {
    const groups = [group(['a'], '2026-01'), group(['row'], '2026-02')];
    const before = prior({ a: 'O-0003', row: 'O-0003' }, { 'O-0004': ['a'] }, 9, {
      'O-0003': 'row',
    });
    expect(identify(groups, before, 'organization').ids).toEqual(['O-0004', 'O-0003']);
  });

  it('one that had been merged gets its own back', () => {
    const groups = [group(['a'], '2026-01'), group(['b'], '2026-02')];
    const known = prior({ a: 'O-0003', b: 'O-0003' }, { 'O-0007': ['b'] });
    expect(identify(groups, known, 'organization').ids).toEqual(['O-0003', 'O-0007']);
  });

  it('are unique, and the same whatever the order of the groups', () => {
    const members = fc.uniqueArray(fc.constantFrom(...LETTERS), { minLength: 1 });
    const world = fc.record({
      members,
      cuts: fc.array(fc.nat({ max: 10 })),
      signers: fc.dictionary(
        fc.constantFrom(...LETTERS),
        fc.constantFrom('O-0001', 'O-0002', 'O-0003'),
      ),
    });
    fc.assert(
      fc.property(world, ({ members: all, cuts, signers }) => {
        const bounds = [...new Set([0, ...cuts.map((cut) => cut % all.length), all.length])].sort(
          (a, b) => a - b,
        );
        const groups = bounds.slice(1).map((end, at) => group(all.slice(bounds[at], end)));
        const known = prior(signers, {}, 3);
        const { ids, merged } = identify(groups, known, 'organization');
        expect(new Set(ids).size).toBe(groups.length);
        for (const gone of merged.keys()) expect(ids).not.toContain(gone);
        const reversed = identify([...groups].reverse(), known, 'organization');
        expect([...reversed.ids].reverse()).toEqual(ids);
      }),
    );
  });
});
