import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LANGUAGES } from '../../src/languages/registry.ts';
import { isPlaceholder } from '../../src/names/placeholders.ts';
import { table } from './table.ts';

/**
 * Most names are told from sentences by their first words alone. A quotation mark in front says
 * nothing, but the word behind it is not looked at alone, so that the whole answer is read: both
 * ways must agree.
 */
const readWhole = (answer: string): boolean =>
  isPlaceholder(answer.replace(/\S/u, '"$&'), 'organization');

const answers = [
  ...table<'organization'>('signons/organizations.csv').map(({ organization }) => organization),
  ...table<'a' | 'b'>('matching/pairs.csv').flatMap(({ a, b }) => [a, b]),
  ...table<'name'>('names/keys.csv').map(({ name }) => name),
  ...table<'name'>('names/display.csv').map(({ name }) => name),
  ...table<'affiliation'>('screening/signers.csv').map(({ affiliation }) => affiliation),
];

/** The words of every grammar, without its signs. */
const grammarWords = LANGUAGES.flatMap((code) => {
  const file = new URL(`../../src/languages/${code}/placeholders.yaml`, import.meta.url);
  return readFileSync(file, 'utf8').match(/[\p{L}]+/gu) ?? [];
});

const someAnswer = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...grammarWords) },
        { weight: 4, arbitrary: fc.constantFrom(...answers.flatMap((each) => each.split(' '))) },
        { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
      ),
      fc.constantFrom(' ', ' ', ' ', ' ', '  ', ', ', '. ', ' - ', '-', '/', "'", '’', '.', '\n'),
    ),
    { minLength: 1, maxLength: 7 },
  )
  .map((parts) => parts.flat().join('').slice(0, 190));

describe('what fills the box for an organization, told by its first words', () => {
  it('is the same as when it is read whole, for all names and sentences of the fixtures', () => {
    const sentences = answers.filter(readWhole);
    expect(sentences.length).toBeGreaterThan(50);
    expect(answers.length - sentences.length).toBeGreaterThan(500);
    const short = answers.filter((answer) => answer.length < 200);
    expect(short.filter((each) => isPlaceholder(each, 'organization') !== readWhole(each))).toEqual(
      [],
    );
  });

  it('is the same for the beginnings and the ends of sentences, with a word more', () => {
    const more = answers.flatMap((answer) => {
      const words = answer.split(' ').slice(0, 12);
      return words.flatMap((word, at) => [
        words.slice(0, at + 1).join(' '),
        words.slice(at).join(' '),
        `${words.join(' ')} ${word}`,
      ]);
    });
    const differing = [...new Set(more)]
      .filter((answer) => answer.length < 200)
      .filter((answer) => isPlaceholder(answer, 'organization') !== readWhole(answer));
    expect(differing).toEqual([]);
  });

  it('is the same for words of sentences and names in any order', () => {
    fc.assert(
      fc.property(someAnswer, (answer) => {
        expect(isPlaceholder(answer, 'organization')).toBe(readWhole(answer));
      }),
      { numRuns: 2000 },
    );
  });
});
