import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Mention, Ruling } from '../../src/matching/interface.ts';
import { matchOrganizations } from '../../src/matching/organizations.ts';
import { likeness } from '../../src/matching/read/likeness.ts';
import { partition } from '../../src/matching/cluster/partition.ts';

const word = fc.constantFrom(
  'Larkspur',
  'Zephyr',
  'Larkspurr',
  'Housing',
  'Women',
  'Youth',
  'Alliance',
  'Coalition',
  'of',
  'Ohio',
  'Texas',
  'Local 12',
  'Local 13',
  'LHA',
  '(LHA)',
  'The',
  'Inc.',
  'University',
  'North',
  'South',
  '&',
  'Fund',
  'Chapter',
);
const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const mentions = fc
  .array(
    fc.record({
      name,
      state: fc.constantFrom('', 'OH', 'TX'),
      email: fc.constantFrom('', 'a@larkspur.example', 'b@gmail.com'),
    }),
    { maxLength: 14 },
  )
  .map((rows) => rows.map((row, at): Mention => ({ id: String.fromCharCode(97 + at), ...row })));
const rulingsOver = (ids: readonly string[]): fc.Arbitrary<readonly Ruling[]> =>
  ids.length < 2
    ? fc.constant([])
    : fc.array(
        fc.record({
          a: fc.constantFrom(...ids),
          b: fc.constantFrom(...ids),
          verdict: fc.constantFrom('same' as const, 'different' as const),
        }),
        { maxLength: 5 },
      );
const given = mentions.chain((list) =>
  fc.record({ list: fc.constant(list), rulings: rulingsOver(list.map(({ id }) => id)) }),
);

const clusterOf = (result: ReturnType<typeof matchOrganizations>): ReadonlyMap<string, number> =>
  new Map(
    result.clusters.flatMap(({ members }, at) => members.map((id): [string, number] => [id, at])),
  );

describe('matchOrganizations', () => {
  it('gives the same whatever the order of mentions and rulings', () => {
    fc.assert(
      fc.property(given, fc.infiniteStream(fc.nat()), ({ list, rulings }, numbers) => {
        const shuffled = <T>(items: readonly T[]): readonly T[] =>
          items
            .map((item) => ({ item, at: numbers.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const directory = [
          {
            name: 'Zephyr Alliance',
            aliases: ['Larkspur Fund'],
            acronym: '',
            state: '',
            scope: '',
            domains: [],
          },
        ];
        const expected = matchOrganizations(list, { directory, rulings });
        expect(
          matchOrganizations(shuffled(list), { directory, rulings: shuffled(rulings) }),
        ).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('puts every mention in exactly one cluster, and asks about two clusters at most once', () => {
    fc.assert(
      fc.property(given, ({ list, rulings }) => {
        const result = matchOrganizations(list, { directory: [], rulings });
        expect(result.clusters.flatMap(({ members }) => members).sort()).toEqual(
          list.map(({ id }) => id),
        );
        const at = clusterOf(result);
        const asked = result.possible.map(({ a, b }) => [at.get(a), at.get(b)].sort().join(' '));
        expect(new Set(asked).size).toBe(asked.length);
        for (const { a, b, score } of result.possible) {
          expect(at.get(a)).not.toBe(at.get(b));
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('obeys every ruling that no other contradicts', () => {
    fc.assert(
      fc.property(given, ({ list, rulings }) => {
        const result = matchOrganizations(list, { directory: [], rulings });
        const at = clusterOf(result);
        const contradicted = new Set(
          result.contradictions.map(({ a, b }) => [a, b].sort().join(' ')),
        );
        for (const { a, b, verdict } of rulings) {
          if (a === b || contradicted.has([a, b].sort().join(' '))) continue;
          expect(at.get(a) === at.get(b)).toBe(verdict === 'same');
        }
      }),
      { numRuns: 100 },
    );
  });

  it('case 11: the canonical name is the fullest well-written one, whoever came first', () => {
    const names = [
      'larkspur housing alliance',
      'LARKSPUR HOUSING ALLIANCE',
      'Larkspur Housing Alliance (LHA)',
      'LHA',
    ];
    const list = names.map((each, at): Mention => ({
      id: String(at),
      name: each,
      state: '',
      email: '',
    }));
    for (const order of [list, [...list].reverse()]) {
      const { clusters } = matchOrganizations(order, { directory: [], rulings: [] });
      expect(clusters.map(({ canonicalName }) => canonicalName)).toEqual([
        'Larkspur Housing Alliance (LHA)',
      ]);
    }
  });

  it('case 8: asks about what resembles two that a person held to be different', () => {
    const list = ['1', '2', '3'].map((id): Mention => ({
      id,
      name: 'Zephyr Guild',
      state: '',
      email: '',
    }));
    const { clusters, possible } = matchOrganizations(list, {
      directory: [],
      rulings: [{ a: '1', b: '2', verdict: 'different' }],
    });
    expect(clusters).toHaveLength(3);
    expect(possible.map(({ a, b }) => `${a}${b}`).sort()).toEqual(['13', '23']);
  });

  it('does not join two known organizations, whatever they are called', () => {
    const entry = { acronym: '', aliases: [], state: '', scope: '', domains: [] };
    const directory = [
      { ...entry, name: 'Larkspur Alliance' },
      { ...entry, name: 'Larkspur Aliance' },
    ];
    const list = directory.map(({ name: each }, at): Mention => ({
      id: String(at),
      name: each,
      state: '',
      email: '',
    }));
    expect(matchOrganizations(list, { directory: [], rulings: [] }).clusters).toHaveLength(1);
    expect(matchOrganizations(list, { directory, rulings: [] }).clusters).toHaveLength(2);
  });

  it('keeps names without a letter apart', () => {
    const list = ['-', '-', ''].map((each, at): Mention => ({
      id: String(at),
      name: each,
      state: '',
      email: '',
    }));
    expect(matchOrganizations(list, { directory: [], rulings: [] }).clusters).toHaveLength(3);
  });
});

describe('likeness', () => {
  it.each([
    ['housing', 'huosing', 'typing error'],
    ['larkspur', 'larkspurr', 'typing error'],
    ['association', 'assocation', 'typing error'],
    ['washington', 'washingto', 'typing error'],
    ['democratic', 'demo', 'shortened'],
    ['housing', 'nursing', undefined],
    ['local12', 'local13', undefined],
    ['cat', 'car', undefined],
    ['women', 'youth', undefined],
  ])('%s, %s: %s', (a, b, expected) => {
    expect(likeness(a, b)).toBe(expected);
    expect(likeness(b, a)).toBe(expected);
  });
});

describe('partition', () => {
  it('never joins what must stay apart, through whatever chain', () => {
    const pair = fc.tuple(fc.nat(9), fc.nat(9));
    fc.assert(
      fc.property(fc.array(pair), fc.array(pair), (parts, joins) => {
        const sets = partition(10);
        const held = parts.filter(([a, b]) => sets.part(a, b));
        for (const [a, b] of joins) expect(sets.join(a, b)).toBe(sets.find(a) === sets.find(b));
        for (const [a, b] of held) expect(sets.find(a)).not.toBe(sets.find(b));
      }),
    );
  });
});
