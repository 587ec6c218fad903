import { describe, expect, it } from '@jest/globals';
import { STATE_NAMES } from '../../../src/names/states.ts';
import { INDIVIDUALS } from '../../../src/master/schema/individuals.ts';
import { figures } from '../../../src/master/figures/figures.ts';
import { TILE_MAP } from '../../../src/master/figures/tile-map.ts';
import { counted } from './counted.ts';

describe('the figures of a letter', () => {
  it('count signers by the day on the letter’s own clock, silent days included', async () => {
    expect((await counted()).days).toEqual([
      { day: '2026-04-01', organizations: 3, individuals: 0 },
      { day: '2026-04-02', organizations: 0, individuals: 0 },
      { day: '2026-04-03', organizations: 1, individuals: 0 },
    ]);
  });

  it('count listed organizations by state, and those without one', async () => {
    const { states, noState, listed } = await counted();
    expect([states, noState]).toEqual([[{ what: 'Ohio', count: 2 }], 1]);
    expect(listed).toEqual({ organizations: 3, individuals: 0 });
  });

  it('count authorities and statuses, none of them left out', async () => {
    const { authorities, statuses } = await counted();
    expect(authorities.map(({ count }) => count)).toEqual([3, 1, 0, 0]);
    expect(statuses.map(({ organizations }) => organizations)).toEqual([3, 1, 0, 0, 0]);
  });

  it('are nothing for a letter that nobody signed', () => {
    const nobody = { organizations: 0, individuals: 0 };
    expect(figures([], [])).toMatchObject({
      all: nobody,
      listed: nobody,
      undated: nobody,
      days: [],
      states: [],
    });
  });

  it.each([
    ['2026-04-01', '2026-04-01'],
    ['2026-04-01 09:30', '2026-04-01'],
    ['2026-04-01 09:30:15', '2026-04-01'],
    ['2026-02-30 09:30:15', undefined],
    ['4/1/2026', undefined],
    ['in April', undefined],
    ['', undefined],
  ])('read the day of %j as %j, and count who has none', (shown, day) => {
    const person = INDIVIDUALS.columns.map(({ header }) =>
      header === 'First signed' ? shown : header === 'Status' ? 'Listed' : '',
    );
    const { days, undated } = figures([], [person]);
    expect(days.map((each) => each.day)).toEqual(day === undefined ? [] : [day]);
    expect(undated.individuals).toBe(day === undefined ? 1 : 0);
  });

  it('draw no ten thousand empty days for one wrong date', () => {
    const rows = ['1999-01-01', '2026-04-01'].map((day) =>
      INDIVIDUALS.columns.map(({ header }) => (header === 'First signed' ? day : '')),
    );
    expect(figures([], rows).days.map(({ day }) => day)).toEqual(['1999-01-01', '2026-04-01']);
  });
});

describe('the tile map', () => {
  it('has each state, district and territory once, and no two on one tile', () => {
    expect(TILE_MAP.map(({ state }) => state).sort()).toEqual([...STATE_NAMES].sort());
    expect(new Set(TILE_MAP.map(({ row, column }) => `${row} ${column}`)).size).toBe(
      TILE_MAP.length,
    );
  });
});
