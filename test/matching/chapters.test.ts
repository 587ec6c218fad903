import { describe, expect, it } from '@jest/globals';
import { deduplicator } from '../../src/matching/deduplicate.ts';
import type { KnownOrganization, Mention } from '../../src/matching/interface.ts';
import { matchOrganizations } from '../../src/matching/organizations.ts';

const mentions = (names: readonly string[]): readonly Mention[] =>
  names.map((name, at) => ({ id: `${String(at)} ${name}`, name, state: '', email: '' }));

const clusters = (
  names: readonly string[],
  directory: readonly KnownOrganization[] = [],
): readonly (readonly string[])[] =>
  matchOrganizations(mentions(names), { directory, rulings: [] }).clusters.map(({ members }) =>
    members.map((id) => id.slice(id.indexOf(' ') + 1)),
  );

const HUB = 'Coalition for Dignified and Affordable Housing Rights';

describe('names that say more than another', () => {
  it('joins one that adds a word which tells nothing', () => {
    expect(clusters([HUB, HUB.replace('Coalition', 'Coalition Team')])).toHaveLength(1);
  });

  it('joins none of several that add each its own: they are chapters', () => {
    const names = [
      HUB,
      HUB.replace('Affordable', 'Affordable Larkspur'),
      HUB.replace('Affordable', 'Affordable Elmwood'),
      HUB.replace('Affordable', 'Affordable Birchfield'),
    ];
    expect(clusters(names)).toHaveLength(4);
    expect(clusters([...names].reverse())).toHaveLength(4);
  });

  it.each(['Larkspur Friends of the Zephyr Watershed', 'Friends of the Zephyr Watershed Larkspur'])(
    'does not join %s with the body without the town',
    (name) => {
      expect(clusters([name, 'Friends of the Zephyr Watershed'])).toHaveLength(2);
    },
  );

  it('joins nothing to all of a known organization’s name but its own spellings', () => {
    const known: KnownOrganization = {
      name: 'Zephyr Federation of Independent River Keepers',
      aliases: ['River Keepers of Zephyr'],
      acronym: 'ZFIRK',
      state: '',
      scope: '',
      domains: [],
    };
    const names = [
      'Zephyr Federation of Independent River Keepers',
      'River Keepers of Zephyr, Inc.',
      'ZFIRK',
      'Zephyr Federation of Independent Larkspur River Keepers',
      'ZFIRK Larkspur',
      'ZFIRK Elmwood',
    ];
    expect(clusters(names, [known])).toEqual([names.slice(0, 3), [names[3], names[4]], [names[5]]]);
  });
});

describe('a register that dedupe cleans', () => {
  const inOrder = (names: readonly string[]): readonly number[] => {
    const rows = deduplicator();
    for (const name of names) rows.add(name, '', '');
    const found = rows.finish([]);
    return names.map((_, at) => found.clusterOf(at));
  };
  const withWord = (word: string): string => HUB.replace('Affordable', `Affordable ${word}`);

  it('holds a name with one word more for the same, as registers write them', () => {
    expect(inOrder([HUB, withWord('Larkspur')])).toEqual([0, 0]);
  });

  it('but not where several names add each their own', () => {
    expect(inOrder([HUB, withWord('Larkspur'), withWord('Elmwood')])).toEqual([0, 1, 2]);
    expect(inOrder([withWord('Elmwood'), HUB, withWord('Larkspur')])).toEqual([0, 1, 2]);
  });
});
