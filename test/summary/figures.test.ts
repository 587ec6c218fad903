import { describe, expect, it } from '@jest/globals';
import { STATE_NAMES } from '../../src/names/states.ts';
import { readMaster } from '../../src/master/master.ts';
import { signersIn } from '../../src/master/signers.ts';
import { figures } from '../../src/summary/figures.ts';
import { lookPage } from '../../src/summary/look.ts';
import { TILE_MAP } from '../../src/summary/tile-map.ts';
import { syncedMaster } from '../review-session/desk.ts';
import { organization } from '../sync/letter.ts';

const ZONE = 'America/New_York';

async function counted() {
  const late = {
    ...organization('r9', 'Elm Court', { state: 'OH' }),
    submittedAt: '2026-04-04T02:00:00.000Z',
  };
  const master = await syncedMaster([
    organization('r1', 'Acorn Street', { state: 'Ohio' }),
    organization('r2', 'Birch Hill', { state: 'Nowhere' }),
    organization('r3', 'Cedar Valley', { authority: 'No', state: 'Utah' }),
    late,
  ]);
  const { organizations, individuals } = signersIn(readMaster(await master.read(), ''), ZONE);
  return figures(organizations, individuals, ZONE);
}

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
    expect([states, noState, listed]).toEqual([[{ what: 'Ohio', count: 2 }], 1, 3]);
  });

  it('count authorities and statuses, none of them left out', async () => {
    const { authorities, statuses } = await counted();
    expect(authorities.map(({ count }) => count)).toEqual([3, 1, 0, 0]);
    expect(statuses.map(({ count }) => count)).toEqual([3, 1, 0, 0, 0]);
  });

  it('are nothing for a letter that nobody signed', () => {
    expect(figures([], [], ZONE)).toMatchObject({ days: [], states: [], listed: 0, undated: 0 });
    expect(lookPage('Nobody’s letter', 'en', figures([], [], ZONE), [])).toContain(
      '0 organizations',
    );
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

describe('the page', () => {
  it('tells numbers and no names', async () => {
    const page = lookPage('A letter', 'en', await counted(), [
      { what: 'Possible matches', count: 2 },
    ]);
    expect(page).toContain('<title>Ohio: 2</title>');
    expect(page).toContain('Back to the review (2)');
    expect(page).not.toMatch(/Acorn|Elm|@|<script|style=/u);
  });
});
