import { describe, expect, it } from '@jest/globals';
import type { Authority } from '../../../src/domain/signon.ts';
import {
  editionAt,
  jointAuthority,
  organizationStatus,
} from '../../../src/sync/signers/signer-fields.ts';

describe('the authority of several sign-ons', () => {
  const cases: readonly {
    why: string;
    answers: readonly (readonly [string, Authority])[];
    joint: Authority;
  }[] = [
    {
      why: 'one who may is enough',
      answers: [
        ['a', 'not authorized'],
        ['b', 'authorized'],
      ],
      joint: 'authorized',
    },
    {
      why: 'a later refusal by somebody else takes nothing back',
      answers: [
        ['a', 'authorized'],
        ['b', 'not authorized'],
      ],
      joint: 'authorized',
    },
    {
      why: 'whoever answers again takes back the earlier answer',
      answers: [
        ['a', 'authorized'],
        ['a', 'unclear'],
      ],
      joint: 'unclear',
    },
    {
      why: 'the same mailbox under another spelling',
      answers: [
        ['j.s+x@gmail.com', 'authorized'],
        ['js@googlemail.com', 'not authorized'],
      ],
      joint: 'not authorized',
    },
    {
      why: 'two without an address are two people',
      answers: [
        ['', 'authorized'],
        ['', 'unclear'],
      ],
      joint: 'authorized',
    },
    {
      why: 'a clear no says more than an unclear answer',
      answers: [
        ['a', 'unclear'],
        ['b', 'not authorized'],
      ],
      joint: 'not authorized',
    },
  ];
  it.each(cases)('$why → $joint', ({ answers, joint }) => {
    const signOns = answers.map(([user, authority]) => ({
      email: user === '' || user.includes('@') ? user : `${user}@example.org`,
      authority,
    }));
    expect(jointAuthority(signOns)).toBe(joint);
  });
});

describe('the status of an organization', () => {
  it.each([
    ['authorized', true, 'Listed'],
    ['not asked', true, 'Listed'],
    ['unclear', true, 'Needs authority'],
    ['not authorized', true, 'Needs authority'],
    ['authorized', false, 'Out of scope'],
    ['unclear', false, 'Out of scope'],
  ] as const)('case 36: %s, in scope %s → %s', (authority, inScope, status) => {
    expect(organizationStatus(authority, inScope)).toBe(status);
  });
});

describe('editions', () => {
  const editions = [
    { name: 'Initial letter', closes: '2021-10-29T16:00:00.000Z' },
    { name: 'Reissue', closes: '2021-12-01T05:00:00.000Z' },
  ];
  it.each([
    ['2021-10-29T16:00:00.000Z', 'Initial letter', 'the last moment is in time'],
    ['2021-10-29T16:00:00.001Z', 'Reissue', 'a moment later is for the next'],
    ['2021-12-02T00:00:00.000Z', 'Late', 'after all of them'],
    ['', '', 'without a time nobody knows'],
  ])('case 35: %s → %s: %s', (instant, edition) => {
    expect(editionAt(instant, editions)).toBe(edition);
  });

  it('has none where none is set, and stays open without a close', () => {
    expect(editionAt('2021-10-29T16:00:00.000Z', [])).toBe('');
    expect(editionAt('', editions)).toBe('');
    expect(editionAt('', editions, 'on-time')).toBe(editions[0]?.name);
    expect(editionAt('', [{ name: 'Open' }])).toBe('Open');
    expect(editionAt('', editions.slice(0, 1), 'late')).toBe('Late');
    expect(editionAt('2099-01-01T00:00:00.000Z', [{ name: 'Open' }])).toBe('Open');
  });
});
