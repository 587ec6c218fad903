import { describe, expect, it } from '@jest/globals';
import { quickDedupe } from '../../src/cli/quick-dedupe.ts';

describe('quickDedupe', () => {
  it.each([
    ['dedupe in.csv --name Org', { file: 'in.csv', name: 'Org' }],
    ['dedupe --name=Org -', { file: '-', name: 'Org' }],
    ['dedupe - --name Org --debug', { file: '-', name: 'Org' }],
    [
      'dedupe in.csv --name Org --output - --json',
      { file: 'in.csv', name: 'Org', output: '-', json: true },
    ],
    [
      'dedupe in.csv --name Org --email Mail --state 2 --review p.csv --directory d.csv',
      {
        file: 'in.csv',
        name: 'Org',
        email: 'Mail',
        state: '2',
        review: 'p.csv',
        directory: 'd.csv',
      },
    ],
  ])('reads %s', (line, options) => {
    expect(quickDedupe(line.split(' '))).toEqual(options);
  });

  it.each([
    ['another command', 'sync'],
    ['no name', 'dedupe in.csv'],
    ['no file', 'dedupe --name Org'],
    ['two files', 'dedupe a.csv b.csv --name Org'],
    ['an option said twice', 'dedupe a.csv --name Org --name Group'],
    ['an option without its value', 'dedupe a.csv --name --json'],
    ['an empty value', 'dedupe a.csv --name='],
    ['an unknown option', 'dedupe a.csv --name Org --nam Org'],
    ['a short option', 'dedupe a.csv --name Org -v'],
    ['a value for a flag', 'dedupe a.csv --name Org --json=no'],
    ['help', 'dedupe --help'],
    ['an end of options', 'dedupe --name Org -- a.csv'],
  ])('leaves %s to the full parser', (_, line) => {
    expect(quickDedupe(line.split(' '))).toBeUndefined();
  });
});
