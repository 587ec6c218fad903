import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { LANGUAGES } from '../../src/languages/registry.ts';

const CODE = new RegExp(`(['"\`])(?:${LANGUAGES.join('|')})\\1`, 'u');
/** The engineer's side stays in English, whatever the letter's language. */
const OF_THE_PROGRAM = /toLocaleString\('en'\)|DateTimeFormat\('en'|\.locale\('en'\)/gu;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && name !== 'languages/registry.ts',
);

it('no code but the registry names a language', () => {
  const found = files.filter((name) =>
    CODE.test(readFileSync(`src/${name}`, 'utf8').replace(OF_THE_PROGRAM, '')),
  );
  expect(found).toEqual([]);
});
