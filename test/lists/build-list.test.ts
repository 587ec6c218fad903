import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { STATUSES } from '../../src/domain/signer.ts';
import { buildList, lines } from '../../src/lists/build-list.ts';
import type { ListOptions, PublishedList } from '../../src/lists/published-list.ts';
import { individual, OPTIONS, organization } from './signers.ts';

const printed = (list: PublishedList) => list.sections.flatMap(lines).map(({ line }) => line);
const outline = ({ sections }: PublishedList) =>
  sections.flatMap(({ groups }) =>
    groups.map(({ heading, count, entries }) => [heading, count, ...entries.map((e) => e.line)]),
  );
const states: ListOptions = { ...OPTIONS, group: 'state' };

describe('who is on a list', () => {
  const everyStatus = STATUSES.map((status) => organization(status, `${status} Choir`, { status }));

  it('in public only who is listed', () => {
    expect(printed(buildList(everyStatus, OPTIONS))).toEqual(['Listed Choir']);
  });

  it('for staff everybody, with what holds them back', () => {
    const list = buildList(everyStatus, { ...OPTIONS, audience: 'internal' });
    expect(list.sections.flatMap(lines).map(({ detail }) => detail)).toEqual([
      'Excluded',
      '',
      'Needs authority',
      'Out of scope',
      'Withdrawn',
    ]);
  });

  it('case 44: late signers are those who first signed after the instant', () => {
    const at = (id: string, firstSigned: string) =>
      organization(id, `Choir ${id}`, { firstSigned });
    const list = buildList(
      [
        at('before', '2026-03-01T11:59:59.999Z'),
        at('on', '2026-03-01T12:00:00Z'),
        at('after', '2026-03-01T12:00:00.001Z'),
        at('unknown', ''),
      ],
      { ...OPTIONS, since: { instant: '2026-03-01T12:00:00.000Z' } },
    );
    expect(printed(list)).toEqual(['Choir after']);
    expect(list.findings).toMatchObject([{ code: 'signing-time-unknown', count: 1 }]);
  });
});

describe('groups', () => {
  const signers = [
    organization('1', 'Zebra Choir', { state: 'Ohio' }),
    organization('2', 'Alpha Choir', { state: 'TX' }),
    organization('3', 'Beta Choir', { state: 'ohio' }),
    organization('4', 'Gamma Choir', { scope: 'Statewide; National', state: 'Ohio' }),
    organization('5', 'Delta Choir'),
    organization('6', 'Eta Choir', { state: 'Kentucky, Ohio' }),
    individual('7', 'Ana Soto'),
  ];

  it('by state: National, then the states by alphabet, each with its count', () => {
    expect(outline(buildList(signers, states))).toEqual([
      ['National', 1, 'Gamma Choir'],
      ['Kentucky', 1, 'Eta Choir'],
      ['Ohio', 2, 'Beta Choir', 'Zebra Choir'],
      ['Texas', 1, 'Alpha Choir'],
      ['No state given', 1, 'Delta Choir'],
      ['', 1, 'Ana Soto'],
    ]);
  });

  it('case 45: who is active in several states stands once, or under each where asked', () => {
    const each = buildList(signers, { ...states, severalStates: 'each' });
    expect(printed(each).filter((line) => line === 'Eta Choir')).toHaveLength(2);
    expect(each.sections[0]).toMatchObject({ count: 6 });
  });

  it('by scope: National, then the others by alphabet, then those that gave none', () => {
    const scoped = ['local', 'National', '', 'Local', 'State'].map((scope, at) =>
      organization(String(at), `Choir ${at}`, { scope }),
    );
    expect(outline(buildList(scoped, { ...OPTIONS, group: 'scope' }))).toEqual([
      ['National', 1, 'Choir 1'],
      ['local', 2, 'Choir 0', 'Choir 3'],
      ['State', 1, 'Choir 4'],
      ['Other', 1, 'Choir 2'],
    ]);
  });

  it.each([
    ['National', true],
    ['NATIONAL (US)', true],
    ['Local and national', true],
    ['Nacional', true],
    ['U.S.', true],
    ['International', false],
    ['bi-national', false],
    ['Regional', false],
    ['', false],
  ])('scope %j is national: %j', (scope, national) => {
    const list = buildList([organization('1', 'Choir', { scope, state: 'Ohio' })], states);
    expect(list.sections[0]?.groups[0]?.heading === 'National').toBe(national);
  });

  it('headings are in the languages of the letter', () => {
    const list = buildList(signers, { ...states, languages: ['es', 'en'] });
    expect(list.sections.map(({ heading }) => heading)).toEqual([
      'Organizaciones / Organizations',
      'Personas / Individuals',
    ]);
    expect(list.sections[0]?.groups[0]?.heading).toBe('Nacional / National');
  });
});

describe('a limit', () => {
  const signers = ['A', 'B', 'C', 'D'].map((name) => organization(name, `${name} Choir`));

  it.each([
    [4, ''],
    [9, ''],
    [3, 'and 1 more / y 1 más'],
    [0, 'and 4 more / y 4 más'],
  ])('of %j leaves %j', (limit, more) => {
    const list = buildList(signers, { ...OPTIONS, languages: ['en', 'es'], limit });
    expect(list.sections[0]).toMatchObject({ count: 4, more });
    expect(printed(list)).toHaveLength(Math.min(4, limit));
  });
});

describe('individuals', () => {
  const one = (title: string, affiliation: string) =>
    buildList([individual('1', 'Ana Soto', { title, affiliation })], OPTIONS);

  it.each([
    ['', '', 'Ana Soto', 'case 47: without an affiliation'],
    ['Organizer', '', 'Ana Soto, Organizer', 'a title alone'],
    ['', 'Soto Law', 'Ana Soto, Soto Law*', 'an affiliation alone'],
    ['Organizer', 'Soto Law', 'Ana Soto, Organizer, Soto Law*', 'case 38: both, with the asterisk'],
    ['Organizer', 'Organizer, Soto Law', 'Ana Soto, Organizer, Soto Law*', 'a title typed twice'],
    ['', 'Soto Law*', 'Ana Soto, Soto Law*', 'one asterisk'],
    ['', 'Soto Law (for identification purposes only)', 'Ana Soto, Soto Law*', 'said once'],
    ['', 'Soto Law, solo para fines de identificación', 'Ana Soto, Soto Law*', 'in Spanish'],
  ])('%j, %j → %j (%s)', (title, affiliation, line) => {
    expect(printed(one(title, affiliation))).toEqual([line]);
  });

  it('the note stands once, and only where there is an asterisk', () => {
    expect(one('', 'Soto Law').note).toBe('*Affiliation for identification purposes only.');
    expect(one('Organizer', '').note).toBe('');
  });

  it('the family name that the form was told decides the order', () => {
    const signers = [individual('1', 'Rosa Alba Zeta'), individual('2', 'Ana Beta')];
    const familyNames = new Map([['1', 'Alba Zeta']]);
    expect(printed(buildList(signers, { ...OPTIONS, familyNames }))).toEqual([
      'Rosa Alba Zeta',
      'Ana Beta',
    ]);
  });
});

describe('laws of lists', () => {
  const name = fc.constantFrom(
    'The Choir',
    'choir',
    'Étude',
    'El Coro',
    '=x',
    '',
    'ana@example.org',
  );
  const anyone = fc.oneof(
    fc.record({
      kind: fc.constant('o' as const),
      name,
      state: fc.constantFrom('', 'OH', 'Texas, OH'),
    }),
    fc.record({ kind: fc.constant('i' as const), name, state: fc.constant('') }),
  );

  it('the order in which signers are given changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyone), fc.integer({ min: 1, max: 96 }), (people, step) => {
        const signers = people.map(({ kind, name: typed, state }, at) =>
          kind === 'o' ? organization(`s${at}`, typed, { state }) : individual(`s${at}`, typed),
        );
        const shuffled = signers
          .map((signer, at) => ({ signer, at: (at * step) % 97 }))
          .sort((a, b) => a.at - b.at)
          .map(({ signer }) => signer);
        expect(buildList(shuffled, states)).toEqual(buildList(signers, states));
      }),
    );
  });

  it('everyone listed is printed once, or counted by a finding', () => {
    fc.assert(
      fc.property(fc.array(anyone), (people) => {
        const signers = people.map(({ name: typed, state }, at) =>
          organization(`s${at}`, typed, { state }),
        );
        const list = buildList(signers, states);
        const nameless = list.findings.find(({ code }) => code === 'no-name-left')?.count ?? 0;
        expect(printed(list).length + nameless).toBe(signers.length);
      }),
    );
  });
});
