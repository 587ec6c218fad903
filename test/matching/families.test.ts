import { describe, expect, it } from '@jest/globals';
import { matchOrganizations } from '../../src/matching/organizations.ts';

/** Bodies whose chapters, arms and friends all sign one letter: what must never be joined. */

const BODIES = [
  'Larkspur Tenants Union',
  'Zephyr Coalition for Immigrant Rights',
  'Quagga River Alliance',
  'Mothers for Clean Air',
  'Birchfield Workers Center',
  'Alianza de Mujeres Zephyr',
  'National Association of Street Vendors',
  'Families Belong Together Network',
  'Larkspur County Democratic Party',
  'Faith in Public Transit',
];
const TOWNS = ['Marlow', 'Tilden', 'Ashby', 'Corwin', 'Bexley'];
const STATES = ['Ohio', 'Texas', 'New Mexico'];
const ARMS = ['Foundation', 'Action Fund', 'Education Fund', 'PAC', 'Youth Council', 'Local 12'];

interface Written {
  readonly name: string;
  /** Which body it is. */
  readonly body: string;
}

const written: readonly Written[] = BODIES.flatMap((body) => [
  ...[body, `${body}, Inc.`, `The ${body}`, body.toUpperCase()].map((name) => ({ name, body })),
  ...TOWNS.flatMap((town) =>
    [`${body} of ${town}`, `${body} - ${town}`, `${town} ${body}`].map((name) => ({
      name,
      body: `${body} in ${town}`,
    })),
  ),
  ...STATES.flatMap((state) =>
    [`${body} of ${state}`, `${body}, ${state}`, `${state} ${body}`].map((name) => ({
      name,
      body: `${body} in ${state}`,
    })),
  ),
  ...[...ARMS.map((arm) => `${body} ${arm}`), `Friends of ${body}`, `Students for ${body}`].map(
    (name) => ({ name, body: name }),
  ),
]);

const mentions = written.map(({ name }, at) => ({ id: String(at), name, state: '', email: '' }));
const { clusters, possible } = matchOrganizations(mentions, { directory: [], rulings: [] });
const bodyOf = (id: string): string => written[Number(id)]?.body ?? '';

describe('families of bodies in one letter', () => {
  it('are never joined, chapter, arm or friend', () => {
    const wrong = clusters.filter(({ members }) => new Set(members.map(bodyOf)).size > 1);
    expect(wrong.map(({ members }) => members.map((id) => written[Number(id)]?.name))).toEqual([]);
  });

  it('are each found again in nearly all of their spellings', () => {
    const bodies = new Set(written.map(({ body }) => body)).size;
    expect(clusters.length).toBeLessThan(bodies * 1.2);
  });

  it('are not asked about by the chapter', () => {
    const town = new RegExp(TOWNS.join('|'), 'u');
    const between = possible.filter(({ a, b }) =>
      [a, b].every((id) => town.test(bodyOf(id)) || BODIES.includes(bodyOf(id))),
    );
    expect(between.filter(({ a, b }) => bodyOf(a) !== bodyOf(b))).toEqual([]);
  });
});
