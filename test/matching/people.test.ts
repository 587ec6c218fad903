import { describe, expect, it } from '@jest/globals';
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
