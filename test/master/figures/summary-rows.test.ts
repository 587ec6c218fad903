import { describe, expect, it } from '@jest/globals';
import { figures } from '../../../src/master/figures/figures.ts';
import {
  summaryRows,
  summarySections,
  waitingByKind,
} from '../../../src/master/figures/summary-rows.ts';
import type { ReviewMemory } from '../../../src/master/memory/memory.ts';
import { counted } from './counted.ts';

const item = (kind: ReviewMemory['kind'], evidence = ''): ReviewMemory => ({
  kind,
  a: '',
  b: '',
  evidence,
  score: '',
});

describe('what waits', () => {
  it.each([
    ['match O-0001 O-0002', item('Possible match'), 'Possible match', 'organizations'],
    ['match P-0001 P-0002', item('Possible match'), 'Possible match', 'individuals'],
    ['cell O-0003 State', item('Edited cell'), 'Edited cell', 'organizations'],
    ['vanished r7', item('Vanished response', 'P-0001 stays'), 'Vanished response', 'individuals'],
    [
      'edited r7',
      item('Edited response', 'for O-0001, P-0001.'),
      'Edited response',
      'organizations',
    ],
    ['flag fictional P-0001', item('Flag: fictional name'), 'Flag', 'individuals'],
    ['flag placeholder organization:none', item('Flag: placeholder'), 'Flag', 'organizations'],
    ['flag placeholder r9', item('Flag: placeholder', 'names nobody'), 'Flag', 'individuals'],
  ] as const)('%s counts once, under its kind', (id, review, kind, column) => {
    const nobody = { organizations: 0, individuals: 0 };
    expect([...waitingByKind([[id, review]])]).toEqual([[kind, { ...nobody, [column]: 1 }]]);
  });

  it('is not what was decided', () => {
    const decided = { verdict: 'same', by: 'Kim', at: '', words: 'same' } as const;
    const judged = { ...item('Possible match'), decided };
    expect(waitingByKind([['match O-0001 O-0002', judged]]).size).toBe(0);
  });
});

describe('the rows of the Summary tab', () => {
  it('stand in the sections that are drawn, the days last and without end', async () => {
    const rows = [...summaryRows(await counted(), new Map()).values()];
    const sections = summarySections();
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
    const rows = [...summaryRows(await counted(), new Map())];
    expect(rows.every(([key, cells]) => cells[4] === key)).toBe(true);
    expect(new Set(rows.map(([key]) => key)).size).toBe(rows.length);
    const sum = (about: string) =>
      rows.reduce((all, [, cells]) => all + (cells[0] === about ? Number(cells[2]) : 0), 0);
    const [listed] = rows.filter(([key]) => key === 'signers listed').map(([, cells]) => cells[2]);
    expect([sum('Authority'), sum('Status'), sum('Signed on')]).toEqual([4, 4, 4]);
    expect(sum('State')).toBe(Number(listed));
  });

  it('are there before anybody signed, all but the days', () => {
    const rows = [...summaryRows(figures([], []), new Map()).values()];
    expect(rows.some(([about]) => about === 'Signed on')).toBe(false);
    expect(rows.every(([, , groups, people]) => groups === '0' && /^0?$/u.test(people ?? ''))).toBe(
      true,
    );
  });
});
