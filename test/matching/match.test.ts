import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Knowledge, Mention, Ruling } from '../../src/matching/interface.ts';
import { matchOrganizations } from '../../src/matching/organizations.ts';

const mention = (id: string, name: string): Mention => ({ id, name, state: '', email: '' });
const knowing = (...rulings: readonly Ruling[]): Knowledge => ({ directory: [], rulings });
const members = (mentions: readonly Mention[], knowledge = knowing()) =>
  matchOrganizations(mentions, knowledge).clusters.map((cluster) => cluster.members);

describe('matchOrganizations', () => {
  it('case 4: one organization typed in two ways is one', () => {
    const { clusters } = matchOrganizations(
      [mention('1', 'SAFE STREETS ALLIANCE INC'), mention('2', 'The Safe Streets Alliance')],
      knowing(),
    );
    expect(clusters).toHaveLength(1);
    expect(clusters[0]?.members).toEqual(['1', '2']);
    expect(clusters[0]?.canonicalName).toBe('The Safe Streets Alliance');
    expect(clusters[0]?.reason).toEqual([{ says: 'sameSpelling' }]);
  });

  it('case 12: nothing to join is no trouble', () => {
    expect(matchOrganizations([], knowing()).clusters).toEqual([]);
    expect(members([mention('1', 'Peace Fund'), mention('2', 'Tenants Union')])).toEqual([
      ['1'],
      ['2'],
    ]);
  });

  it('joins what a person called the same, also through a third', () => {
    const mentions = [mention('1', 'Alpha'), mention('2', 'Beta'), mention('3', 'Gamma')];
    const rulings: Ruling[] = [
      { a: '1', b: '2', verdict: 'same' },
      { a: '3', b: '2', verdict: 'same' },
    ];
    expect(members(mentions, knowing(...rulings))).toEqual([['1', '2', '3']]);
  });

  it('case 7: keeps equal names apart when a person said so', () => {
    const mentions = [mention('1', 'Peace Fund'), mention('2', 'Peace Fund')];
    const { clusters, possible } = matchOrganizations(
      mentions,
      knowing({ a: '1', b: '2', verdict: 'different' }),
    );
    expect(clusters.map((cluster) => cluster.members)).toEqual([['1'], ['2']]);
    expect(possible).toEqual([]);
  });

  it('case 8: does not join two that were ruled different through a third', () => {
    const mentions = [
      mention('1', 'Peace Fund'),
      mention('2', 'Peace Fund'),
      mention('3', 'Peace Fund'),
    ];
    expect(members(mentions, knowing({ a: '1', b: '2', verdict: 'different' }))).toEqual([
      ['1'],
      ['2'],
      ['3'],
    ]);
  });

  it('shows rulings that contradict each other, and joins none of them', () => {
    const rulings: Ruling[] = [
      { a: '1', b: '2', verdict: 'same' },
      { a: '1', b: '2', verdict: 'different' },
    ];
    const mentions = [mention('1', 'Alpha'), mention('2', 'Beta')];
    const { clusters, contradictions } = matchOrganizations(mentions, knowing(...rulings));
    expect(clusters).toHaveLength(2);
    expect(contradictions).toHaveLength(2);
  });

  it('ignores rulings about mentions that are gone', () => {
    expect(members([mention('1', 'Alpha')], knowing({ a: '1', b: '9', verdict: 'same' }))).toEqual([
      ['1'],
    ]);
  });

  it('gives the same whatever the order of the mentions', () => {
    const names = [
      'Peace Fund',
      'PEACE FUND INC',
      'Peace & Justice',
      'Peace and Justice',
      'Tenants',
    ];
    const mentions = Array.from({ length: 12 }, (_, at) =>
      mention(String(at).padStart(2, '0'), names[at % names.length] ?? ''),
    );
    const expected = matchOrganizations(mentions, knowing());
    fc.assert(
      fc.property(fc.shuffledSubarray(mentions, { minLength: mentions.length }), (shuffled) => {
        expect(matchOrganizations(shuffled, knowing())).toEqual(expected);
      }),
    );
  });

  it('shows the spelling with its accents where two are alike in all else', () => {
    const { clusters } = matchOrganizations(
      [mention('1', 'Fundacion Paso Seguro'), mention('2', 'Fundación Paso Seguro')],
      knowing(),
    );
    expect(clusters.map(({ canonicalName }) => canonicalName)).toEqual(['Fundación Paso Seguro']);
  });

  it.each([
    ['Sisters of Larkspur Valley Farm', 'Sisters of Elmwood River Mission', 'little in common'],
    ['Center for Larkspur Justice', 'Center for Larkspur Peace', 'two words that tell'],
    ['Larkspur Islamic Center', 'Larkspur Jewish Center', 'two faiths'],
    ['Town of Larkspur', 'Village of Larkspur', 'a town and a village'],
  ])('does not ask about %s and %s: %s', (a, b) => {
    const { clusters, possible } = matchOrganizations(
      [mention('1', a), mention('2', b)],
      knowing(),
    );
    expect(clusters).toHaveLength(2);
    expect(possible).toEqual([]);
  });

  it('takes one e-mail domain as evidence, but not where a crowd writes from it', () => {
    const pair: readonly Mention[] = [
      { ...mention('x', 'Larkspur Students for Climate'), email: 'x@larkspur.example' },
      { ...mention('y', 'Larkspur Society for Climate Study'), email: 'y@larkspur.example' },
    ];
    const crowd = ['Chess', 'Debate', 'Choir', 'Robots', 'Rowing', 'Drama', 'Poetry', 'Greens'].map(
      (name, at): Mention => ({ ...mention(String(at), name), email: 'z@larkspur.example' }),
    );
    const scoreOf = (mentions: readonly Mention[]): number =>
      matchOrganizations(mentions, knowing()).possible.find(({ a, b }) => `${a}${b}` === 'xy')
        ?.score ?? 0;
    expect(scoreOf(pair)).toBeGreaterThan(scoreOf([...pair, ...crowd]));
  });
});
