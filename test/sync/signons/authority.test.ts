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

describe('an answer that limits its yes, puts it off, or says it of somebody else', () => {
  it.each(table<'answer' | 'why'>('not-authorized.csv'))(
    '$answer is not authorized',
    ({ answer }) => {
      expect(readAuthority(answer, builtIn)).not.toBe('authorized');
    },
  );
});

describe('words of the one who answers', () => {
  const signatory = { name: 'Ana Soto', organization: 'Individual Rights Choir' };

  it.each([
    ['yes (Ana, Board Secretary)', 'authorized'],
    ['Sí, soy Ana Soto, coordinadora', 'authorized'],
    ['I can sign for Individual Rights Choir', 'authorized'],
    ['Yes, for IRC', 'authorized'],
    ['Yes (John Smith, Director)', 'unclear'],
    ['Yes, for Individual Rights Choir of Ohio', 'unclear'],
    ['No, Individual Rights Choir has not decided', 'not authorized'],
  ])('%s → %s', (answer, meaning) => {
    expect(readAuthority(answer, builtIn, signatory)).toBe(meaning);
  });
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

  it('whatever stands around a yes, words that the grammar lacks make it no yes', () => {
    const assents = ['yes', 'Yes, I am authorized', 'sí', 'claro que sí', 'our board approved it'];
    const openings = [
      '',
      'well',
      'as far as',
      'provided that',
      'once',
      'in case',
      'siempre que',
      'barring',
    ];
    const whose = [
      '',
      'the board',
      'my boss',
      'la junta',
      'our counsel',
      'nobody',
      'they',
      'quienes deciden',
    ];
    const verbs = [
      'agrees',
      'will decide',
      'objects',
      'lo apruebe',
      'has the last word',
      'meets on Friday',
      'has to see it',
    ];
    const ends = ['', 'first', 'next week', 'mañana', 'in writing', 'for our chapter', 'only'];
    const hedge = fc
      .tuple(...[openings, whose, verbs, ends].map((list) => fc.constantFrom(...list)))
      .map((parts) => parts.filter((part) => part !== '').join(' '));
    const marks = fc.constantFrom(', ', ' - ', ' (', '. ', ' ', '; ', '\n');
    fc.assert(
      fc.property(
        fc.constantFrom(...assents),
        hedge,
        marks,
        fc.boolean(),
        (yes, hedge, mark, before) => {
          const answer = before ? `${hedge}${mark}${yes}` : `${yes}${mark}${hedge}`;
          expect(readAuthority(answer, builtIn)).not.toBe('authorized');
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('an unknown word anywhere in a yes makes it unclear', () => {
    const yes = table<'answer' | 'meaning'>('authority.csv').filter(
      ({ meaning }) => meaning === 'authorized',
    );
    fc.assert(
      fc.property(fc.constantFrom(...yes), fc.nat(), ({ answer }, at) => {
        const words = answer.split(' ');
        words.splice(at % (words.length + 1), 0, 'zorbly');
        expect(readAuthority(words.join(' '), builtIn)).not.toBe('authorized');
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
