import { describe, expect, it } from '@jest/globals';
import { GridWorkbook } from '../grid-workbook.ts';
import { LETTER, organization, syncOnce } from '../letter.ts';

const { id, source, answers } = organization('r1', 'Acorn Walkers');
const undated = { id, source, answers };
const dated = organization('r2', 'Birch Riders');

async function synced(rules: object = {}) {
  const workbook = new GridWorkbook();
  const letter = { ...LETTER, rules: { ...LETTER.rules, ...rules } };
  await syncOnce(workbook, [undated, dated], { letter });
  const again = await syncOnce(workbook, [undated, dated], { letter });
  expect(again.result).toBe('unchanged');
  const { tabs } = await workbook.read();
  const rows = (title: string) => {
    const [header = [], ...below] = tabs.find((tab) => tab.title === title)?.rows ?? [];
    return below.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
  };
  return {
    editions: new Map(rows('Organizations').map((row) => [row['Organization'], row['Edition']])),
    flags: rows('Review').filter((row) => row['Kind']?.includes('no time of submission') === true),
  };
}

describe('a response without a time, where an edition closes', () => {
  it('is of no edition, and one question asks about all of them', async () => {
    const { editions, flags } = await synced();
    expect(editions.get('Acorn Walkers')).toBe('');
    expect(editions.get('Birch Riders')).toBe('Initial letter');
    expect(flags).toHaveLength(1);
    expect(flags[0]?.['Evidence']).toContain('1 response of english (r1) carries no time');
  });

  it.each([
    ['on-time', 'Initial letter'],
    ['late', 'Late'],
  ])('counts as the letter says: %s', async (how, edition) => {
    const { editions, flags } = await synced({ undated: how });
    expect(editions.get('Acorn Walkers')).toBe(edition);
    expect(flags).toEqual([]);
  });
});
