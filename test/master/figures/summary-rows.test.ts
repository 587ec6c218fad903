import { describe, expect, it } from '@jest/globals';
import { figures } from '../../../src/master/figures/figures.ts';
import {
  summaryRows,
  summarySections,
  waitingByKind,
} from '../../../src/master/figures/summary-rows.ts';
import type { Filler, Flagged, Review } from '../../../src/domain/review.ts';
import { counted } from './counted.ts';

const match = (a: string, b: string): Review => ({
  kind: 'match',
  signers: [a, b],
  names: ['', ''],
  anchors: ['', ''],
  score: 0.5,
  reason: '',
});
const flag = (rule: string, about: Flagged['about']): Review => ({
  kind: 'flag',
  rule,
  label: rule,
  about,
  a: 'FRIENDS OF O-0001 AND PEACE',
  b: '',
  evidence: 'says O-0001',
});
const filler = (box: string): Filler => ({
  key: `${box}: none`,
  shown: 'none',
  box,
  responses: ['r7'],
  count: 1,
});
const cell = { signer: 'O-0003', header: 'State', theirs: '', ours: '' };
const source = { response: 'r7', source: 'form' };

describe('what waits', () => {
  it.each([
    [match('O-0001', 'O-0002'), 'Possible match', 'organizations'],
    [match('P-0001', 'P-0002'), 'Possible match', 'individuals'],
    [{ kind: 'edited-cell', ...cell }, 'Edited cell', 'organizations'],
    [
      { kind: 'vanished-response', ...source, signers: ['P-0001'], answers: '' },
      'Vanished response',
      'individuals',
    ],
    [
      { kind: 'edited-response', ...source, signers: ['O-0001', 'P-0001'], before: '', after: '' },
      'Edited response',
      'organizations',
    ],
    [flag('fictional', { signer: 'P-0001' }), 'Flag', 'individuals'],
    [flag('placeholder', { fillers: [filler('Organization')] }), 'Flag', 'organizations'],
    [flag('placeholder', { fillers: [filler('Last name')] }), 'Flag', 'individuals'],
    [flag('nobody-named', { response: 'r9' }), 'Flag', 'individuals'],
  ] as const satisfies readonly (readonly [Review, string, string])[])(
    '%j counts once, under its kind',
    (review, kind, column) => {
      const nobody = { organizations: 0, individuals: 0 };
      expect([...waitingByKind([{ review }])]).toEqual([[kind, { ...nobody, [column]: 1 }]]);
    },
  );

  it('is not what was decided', () => {
    const decided = { verdict: 'same', by: 'Kim', at: '', words: 'same' } as const;
    expect(waitingByKind([{ review: match('O-0001', 'O-0002'), decided }]).size).toBe(0);
  });
});

describe('the rows of the Summary tab', () => {
  it('stand in the sections that are drawn, the days last and without end', async () => {
    const rows = [...summaryRows(await counted(), new Map(), 'en').values()];
    const sections = summarySections('en');
    const abouts = sections.map(({ start, length }) => {
      const of = rows.slice(start - 1, length === undefined ? undefined : start - 1 + length);
      return [...new Set(of.map(([about]) => about))];
    });
    expect(abouts).toEqual([
      ['Signers'],
      ['Authority'],
      ['Status'],
      ['To review'],
      ['State'],
      ['Signed on'],
    ]);
    expect(sections.map(({ length }) => length === undefined)).toEqual([
      ...Array.from({ length: 5 }, () => false),
      true,
    ]);
  });

  it('have keys of their own, and counts that come to the whole', async () => {
    const rows = [...summaryRows(await counted(), new Map(), 'en')];
    expect(rows.every(([key, cells]) => cells[4] === key)).toBe(true);
    expect(new Set(rows.map(([key]) => key)).size).toBe(rows.length);
    const sum = (about: string) =>
      rows.reduce((all, [, cells]) => all + (cells[0] === about ? Number(cells[2]) : 0), 0);
    const [listed] = rows.filter(([key]) => key === 'signers listed').map(([, cells]) => cells[2]);
    expect([sum('Authority'), sum('Status'), sum('Signed on')]).toEqual([4, 4, 4]);
    expect(sum('State')).toBe(Number(listed));
  });

  it('are there before anybody signed, all but the days', () => {
    const rows = [...summaryRows(figures([], []), new Map(), 'en').values()];
    expect(rows.some(([about]) => about === 'Signed on')).toBe(false);
    expect(rows.every(([, , groups, people]) => groups === '0' && /^0?$/u.test(people ?? ''))).toBe(
      true,
    );
  });
});
