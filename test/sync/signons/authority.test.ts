import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readAuthority } from '../../../src/sync/signons/authority.ts';
import { table } from './table.ts';

const builtIn = { authorized: [], notAuthorized: [], whenNotAuthorized: 'hold' } as const;

describe('what an answer about authority says', () => {
  it.each(table<'answer' | 'meaning'>('authority.csv'))(
    '$answer → $meaning ($why)',
    ({ answer, meaning }) => {
      expect(readAuthority(answer, builtIn)).toBe(meaning);
    },
  );
});

describe('the letter’s own answers', () => {
  const own = {
    ...builtIn,
    authorized: ['I have been empowered', 'Pending', '☂'],
    notAuthorized: ['Yes, tentatively'],
  };

  it('come before the phrases that are built in, compared loosely', () => {
    expect(readAuthority('  i have BEEN empowered. ', own)).toBe('authorized');
    expect(readAuthority('pending', own)).toBe('authorized');
    expect(readAuthority('yes tentatively', own)).toBe('not authorized');
  });

  it('may be signs without a letter, which mean only themselves', () => {
    expect(readAuthority('☂', own)).toBe('authorized');
    expect(readAuthority('☃', own)).toBe('unclear');
  });

  it('leave other answers to the phrases that are built in', () => {
    expect(readAuthority('Yes, I am the ED', own)).toBe('authorized');
    expect(readAuthority('No', own)).toBe('not authorized');
  });
});

describe('laws of reading authority', () => {
  const notYes = fc.constantFrom(
    'pending',
    'I think',
    'maybe',
    'not',
    'if the board agrees',
    'creo',
    'pendiente',
    'pero',
  );
  const yes = fc.constantFrom('yes', 'sí', 'authorized', 'claro', 'Yes, I am the ED');

  it('case 36: a negation, a hedge or a condition beats a yes, on either side of it', () => {
    fc.assert(
      fc.property(notYes, yes, fc.boolean(), (hedge, assent, before) => {
        const answer = before ? `${hedge}, ${assent}` : `${assent}, ${hedge}`;
        expect(readAuthority(answer, builtIn)).not.toBe('authorized');
      }),
    );
  });

  it('case, spacing and closing punctuation do not matter', () => {
    const any = fc.constantFrom(...table<'answer' | 'meaning'>('authority.csv'));
    fc.assert(
      fc.property(
        any,
        fc.constantFrom('', ' ', '.', ' !', '\u200b'),
        ({ answer, meaning }, end) => {
          expect(readAuthority(`  ${answer.toUpperCase()}${end}`, builtIn)).toBe(meaning);
        },
      ),
    );
  });

  it('any text gets an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (answer) => {
        expect(['authorized', 'not authorized', 'unclear', 'individual']).toContain(
          readAuthority(answer, builtIn),
        );
      }),
    );
  });
});
