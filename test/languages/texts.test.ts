import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { languageTexts, type Texts } from '../../src/languages/texts.ts';
import { checkedWordings, fill } from '../../src/languages/wording.ts';
import { LANGUAGES } from '../../src/languages/registry.ts';

type AnyTexts = Pick<Texts<Record<string, readonly string[]>>, 'all'>;

const DECLARES = /\blanguageTexts\(\s*'([^']+)'/gu;

/** Every topic that code declares, with what it exports for it. */
const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && name !== 'languages/texts.ts')
  .map((name) => ({
    name,
    topics: [...readFileSync(`src/${name}`, 'utf8').matchAll(DECLARES)].map(
      ([, topic = '']) => topic,
    ),
  }))
  .filter(({ topics }) => topics.length > 0);
const declared = (
  await Promise.all(
    files.map(async ({ name, topics }) => {
      const module = (await import(`../../src/${name}`)) as Readonly<Record<string, unknown>>;
      const found = Object.values(module).filter(
        (each): each is AnyTexts => typeof each === 'function' && 'all' in each,
      );
      expect([name, found.length]).toEqual([name, topics.length]);
      return found;
    }),
  )
).flat();

describe('the texts that the program writes', () => {
  it.each(LANGUAGES)('lack nothing in %s', (code) => {
    const lacking = declared.flatMap((each) => {
      try {
        each.all(code);
        return [];
      } catch (error) {
        return [(error as Error).message];
      }
    });
    expect(lacking).toEqual([]);
  });

  it.each(LANGUAGES)('are all used, file by file, in %s', (code) => {
    const topics = files.flatMap((each) => each.topics).map((topic) => `${topic}.yaml`);
    expect(readdirSync(`src/languages/${code}/texts`).sort()).toEqual(topics.sort());
  });
});

describe('a text', () => {
  const topic = 'review';
  const refusal = (declaration: Record<string, readonly string[]>): string => {
    try {
      languageTexts(topic, declaration).all(LANGUAGES[0]);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('that is missing is named with its file, and so is one that nobody asks for', () => {
    const message = refusal({ matchKind: [], unheardOf: [] });
    expect(message).toContain(`languages/${LANGUAGES[0]}/texts/review.yaml`);
    expect(message).toContain('unheardOf is missing');
    expect(message).toContain('deletedRow is not a text of the program');
  });

  it('names what it cannot fill in, and what it leaves out', () => {
    const message = refusal({ match: ['reason', 'score'] });
    expect(message).toContain('match lacks {score}');
    expect(message).toContain('match knows no {signers}');
  });
});

describe('a text that counts', () => {
  const wording = { one: 'one letter', other: '{count} letters' };
  const problems = (given: unknown): string => {
    try {
      checkedWordings({ letters: given }, { letters: ['count'] }, 'fr');
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('has the form of its language', () => {
    expect(fill(wording, { count: 1 }, 'en')).toBe('one letter');
    expect(fill(wording, { count: 0 }, 'en')).toBe('0 letters');
    expect(fill(wording, { count: 0 }, 'fr')).toBe('one letter');
    expect(fill(wording, { count: 1234 }, 'en')).toBe('1,234 letters');
  });

  it('has every form of its language, and its figure', () => {
    expect(problems(wording)).toBe('');
    expect(problems('{count} letters')).toBe('');
    expect(problems({ other: '{count} letters' })).toContain('lacks the form one');
    expect(problems({ one: 'one letter', other: 'letters' })).toContain('lacks {count}');
  });

  it('leaves what stands in a name in braces alone', () => {
    expect(fill('{a} and {b}', { a: '{b}', b: '$&' }, 'en')).toBe('{b} and $&');
  });
});
