import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { IndividualSignOn } from '../../src/domain/signon.ts';
import { mailbox } from '../../src/names/mailbox.ts';
import { matchPeople } from '../../src/matching/people.ts';

const person = (id: string, name: string, email = '', affiliation = ''): IndividualSignOn => {
  const [firstName = '', ...rest] = name.split(' ');
  return {
    kind: 'individual',
    id,
    responseId: id,
    email,
    answers: {},
    firstName,
    lastName: rest.join(' '),
    name,
    title: '',
    affiliation,
  };
};

const cases = [
  {
    why: 'case 1: the same person twice',
    people: [person('1', 'Ada Lee', 'ada@example.org'), person('2', 'ADA LEE', 'Ada@example.org')],
    clusters: [['1', '2']],
    asked: 0,
  },
  {
    why: 'case 2: two people share a mailbox',
    people: [
      person('1', 'Ada Lee', 'home@example.org'),
      person('2', 'Bo Reyes', 'home@example.org'),
    ],
    clusters: [['1'], ['2']],
    asked: 0,
  },
  {
    why: 'case 3: one mailbox under two spellings',
    people: [
      person('1', 'J Smith', 'j.smith+x@googlemail.com'),
      person('2', 'J Smith', 'jsmith@gmail.com'),
    ],
    clusters: [['1', '2']],
    asked: 0,
  },
  {
    why: 'namesakes from two mailboxes are asked about',
    people: [person('1', 'Ada Lee', 'a@example.org'), person('2', 'Ada Lee', 'b@example.net')],
    clusters: [['1'], ['2']],
    asked: 1,
  },
  {
    why: 'a typing error from one mailbox is asked about',
    people: [
      person('1', 'Ada Lindqvist', 'a@example.org'),
      person('2', 'Ada Lindqist', 'a@example.org'),
    ],
    clusters: [['1'], ['2']],
    asked: 1,
  },
  {
    why: 'no address: the same name and affiliation',
    people: [person('1', 'Ada Lee', '', 'Elm College'), person('2', 'Ada Lee', '', 'Elm college')],
    clusters: [['1', '2']],
    asked: 0,
  },
  {
    why: 'accents do not count',
    people: [person('1', 'José Peña', 'j@example.org'), person('2', 'Jose Pena', 'j@example.org')],
    clusters: [['1', '2']],
    asked: 0,
  },
  ...(
    [
      ['a degree', 'Ada Lee', 'Ada Lee, PhD', 'ada@example.org', 'same'],
      ['father and son', 'Ada Lee Jr.', 'Ada Lee Sr.', 'ada@example.org', 'two'],
      ['a mark of birth on one side', 'Ada Lee', 'Ada Lee Jr.', 'ada@example.org', 'asked'],
      ['a nickname', 'Elizabeth Lee', 'Liz Lee', 'ada@example.org', 'asked'],
      ['a Spanish nickname', 'José Peña', 'Pepe Peña', 'ada@example.org', 'asked'],
      ['the fields swapped', 'Lee Ada', 'Ada Lee', 'ada@example.org', 'asked'],
      ['a second family name', 'Ada Lee Montejo', 'Ada Lee', 'ada@example.org', 'asked'],
      ['two of one family', 'Ada Lee', 'Mateo Lee', 'ada@example.org', 'two'],
      ['a name and nothing else', 'Ada Lee', 'Ada Lee', '', 'asked'],
      ['one name and nothing else', 'Ada', 'Ada', '', 'asked'],
    ] as const
  ).map(([why, a, b, email, outcome]) => ({
    why,
    people: [person('1', a, email), person('2', b, email)],
    clusters: outcome === 'same' ? [['1', '2']] : [['1'], ['2']],
    asked: outcome === 'asked' ? 1 : 0,
  })),
  {
    why: 'placeholders are no affiliation in common',
    people: [person('1', 'Ada Lee', '', 'n/a'), person('2', 'Ada Lee', '', 'N/A')],
    clusters: [['1'], ['2']],
    asked: 1,
  },
  {
    why: 'one name is not enough beside an affiliation',
    people: [person('1', 'Ada', '', 'Elm College'), person('2', 'Ada', '', 'Elm College')],
    clusters: [['1'], ['2']],
    asked: 1,
  },
  {
    why: 'no name is nobody: never merged',
    people: [person('1', '', 'a@example.org'), person('2', '', 'a@example.org')],
    clusters: [['1'], ['2']],
    asked: 0,
  },
];

describe('individuals', () => {
  it.each(cases)('$why', ({ people, clusters, asked }) => {
    for (const order of [people, [...people].reverse()]) {
      const found = matchPeople(order, []);
      expect(found.clusters.map(({ members }) => members)).toEqual(clusters);
      expect(found.possible).toHaveLength(asked);
    }
  });

  it('loses nobody to another, whatever two share but a name', () => {
    const given = fc.constantFrom('Ada', 'Bo', 'Elizabeth', 'Liz', 'J.', 'José', 'Ana María');
    const family = fc.constantFrom('Lee', 'Lee Jr.', 'Lee Sr.', 'Reyes', 'Lee Montejo', 'Leigh');
    const name = fc.tuple(given, family).map((parts) => parts.join(' '));
    const rest = fc.record({
      email: fc.constantFrom('', 'home@example.org', 'office@example.org'),
      affiliation: fc.constantFrom('', 'n/a', 'Elm College'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 6 }), rest, (names, shared) => {
        const people = names.map((each, at) =>
          person(String(at), each, shared.email, shared.affiliation),
        );
        expect(matchPeople(people, []).clusters).toHaveLength(names.length);
      }),
    );
  });

  it('never makes one of two whose name is all that they share', () => {
    const one = fc.record({
      email: fc.constantFrom('', 'a@example.org'),
      affiliation: fc.constantFrom('', 'self', 'Elm College'),
    });
    const other = fc.record({
      email: fc.constantFrom('', 'b@example.org'),
      affiliation: fc.constantFrom('', 'self', 'Oak College'),
    });
    fc.assert(
      fc.property(one, other, (a, b) => {
        const { clusters } = matchPeople(
          [
            person('1', 'Ada Lee', a.email, a.affiliation),
            person('2', 'Ada Lee', b.email, b.affiliation),
          ],
          [],
        );
        expect(clusters).toHaveLength(2);
      }),
    );
  });

  it('a person’s word outranks both a merge and a doubt', () => {
    const people = [
      person('1', 'Ada Lee', 'a@example.org'),
      person('2', 'Ada Lee', 'a@example.org'),
    ];
    const apart = matchPeople(people, [{ a: '1', b: '2', verdict: 'different' }]);
    expect(apart.clusters).toHaveLength(2);
    expect(apart.possible).toEqual([]);
    const two = [person('1', 'Ada Lee', 'a@example.org'), person('2', 'A. Lee', 'b@example.org')];
    expect(matchPeople(two, [{ a: '1', b: '2', verdict: 'same' }]).clusters).toHaveLength(1);
  });
});

describe('mailboxes', () => {
  it.each([
    ['j.smith+x@googlemail.com', 'jsmith@gmail.com'],
    ['J.Smith+news@Example.org', 'j.smith@example.org'],
    ['+list@example.org', '+list@example.org'],
    ['not an address', ''],
  ])('%s → %s', (email, box) => {
    expect(mailbox(email)).toBe(box);
  });
});
