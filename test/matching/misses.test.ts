import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { matchOrganizations } from '../../src/matching/organizations.ts';

/** What the documentation says it misses, it does miss, and in that way. */

const ROW = /^\| ([^|`]+?) +\| `([^`]+)` +\| `([^`]+)` +\| (says two|asks|joins) +\|$/gmu;
const page = readFileSync('docs/matching.md', 'utf8');
const misses = [...page.matchAll(ROW)].map(([, kind = '', a = '', b = '', told = '']) => {
  return { kind, a, b, told };
});

it('there are ten kinds of them', () => {
  expect(misses).toHaveLength(10);
});

it.each(misses)('$kind: it $told', ({ a, b, told }) => {
  const mentions = [a, b].map((name, at) => ({ id: String(at), name, state: '', email: '' }));
  const { clusters, possible } = matchOrganizations(mentions, { directory: [], rulings: [] });
  const does = clusters.length === 1 ? 'joins' : possible.length > 0 ? 'asks' : 'says two';
  expect(does).toBe(told);
});
