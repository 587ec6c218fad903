import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { blockTexts } from '../../src/languages/block-texts.ts';

const folder = new URL('../../config/rules/', import.meta.url);
const yaml = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
const files = yaml.map((file): [string, string] => [
  file,
  readFileSync(new URL(file, folder), 'utf8'),
]);
const WORD_LISTS = [
  'mail-domains.yaml',
  'organizations.yaml',
  'places.yaml',
  'scorecard.yaml',
  'spelling.yaml',
  'states.yaml',
];

describe('blockTexts', () => {
  it('reads every list of words', () => {
    const read = files.filter(([, text]) => blockTexts(text) !== undefined).map(([file]) => file);
    expect(read).toEqual(expect.arrayContaining(WORD_LISTS));
  });

  it.each(files)('reads %s as a full parser does, or not at all', (_, text) => {
    const texts = blockTexts(text);
    if (texts) expect(Object.fromEntries(texts)).toEqual(parse(text));
  });

  it.each([
    ['a list', 'words:\n  - one\n'],
    ['a number', 'most: 3\n'],
    ['a nested block', 'words:\n  more: one\n'],
    ['deeper lines', 'words: |\n  one\n    two\n'],
    ['a comment behind a text', 'words: one # two\n'],
    ['a quoted text', 'words: "one"\n'],
  ])('leaves %s to the full parser', (_, text) => {
    expect(blockTexts(text)).toBeUndefined();
  });
});
