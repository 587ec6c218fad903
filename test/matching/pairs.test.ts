import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '../../src/languages/registry.ts';
import type { Matching, Mention } from '../../src/matching/interface.ts';
import { matchOrganizations } from '../../src/matching/organizations.ts';
import { wordReason } from '../../src/matching/reason.ts';
import { table } from '../names/table.ts';

type Column = 'a' | 'state_a' | 'email_a' | 'b' | 'state_b' | 'email_b' | 'expected' | 'why';
type Outcome = 'same' | 'ask' | 'apart';

const pairs = table<Column>('matching/pairs.csv');
const NOTHING = { directory: [], rulings: [] };

function matched(row: Readonly<Record<Column, string>>): Matching {
  const mentions: Mention[] = [
    { id: 'a', name: row.a, state: row.state_a, email: row.email_a },
    { id: 'b', name: row.b, state: row.state_b, email: row.email_b },
  ];
  return matchOrganizations(mentions, NOTHING);
}

const outcome = ({ clusters, possible }: Matching): Outcome =>
  clusters.length === 1 ? 'same' : possible.length > 0 ? 'ask' : 'apart';

const matchings = pairs.map(matched);
const cases = pairs.map((row, at) => ({ ...row, got: outcome(matchings[at] ?? matched(row)) }));

function matrix(): Record<string, Record<Outcome, number>> {
  const counts: Record<string, Record<Outcome, number>> = {};
  for (const { expected, got } of cases) {
    const row = (counts[expected] ??= { same: 0, ask: 0, apart: 0 });
    row[got] += 1;
  }
  return counts;
}

describe('labelled pairs', () => {
  it.each(cases)('$why: $a | $b → $expected', ({ expected, got }) => {
    expect(expected.split('-or-')).toContain(got);
  });

  it('gives the confusion matrix that is committed: change it only for the better', () => {
    const url = new URL('../../fixtures/matching/confusion.json', import.meta.url);
    expect(matrix()).toEqual(JSON.parse(readFileSync(url, 'utf8')));
  });

  it('gives every question and every merge a reason in words', () => {
    for (const { clusters, possible } of matchings) {
      for (const language of LANGUAGES) {
        for (const { reason } of possible)
          expect(wordReason(reason, language)).toMatch(/^[^{}]*\p{L}{3}[^{}]*$/u);
      }
      for (const { reason, members } of clusters)
        expect(reason.length === 0).toBe(members.length === 1);
    }
  });
});
