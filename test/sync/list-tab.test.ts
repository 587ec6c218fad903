import { beforeEach, expect, it } from '@jest/globals';
import { LIST_TEXTS } from '../../src/master/list-tab.ts';
import { GridWorkbook } from './grid-workbook.ts';
import { LETTER, organization, response, syncOnce } from './letter.ts';

const ANA = response('p1', {
  email: 'ana@example.org',
  firstName: 'Ana',
  lastName: 'Ruiz',
  affiliation: 'Elm College',
});
const FIRST = [
  organization('r1', 'The Walnut Riders', { state: 'Ohio' }),
  organization('r2', 'Acorn Walkers', { state: 'Ohio' }),
  organization('r3', 'Birch Sitters', { authority: 'No' }),
  ANA,
];

let master: GridWorkbook;
const lines = (): readonly string[] => master.rows('List').map(([line = '']) => line);

beforeEach(async () => {
  master = new GridWorkbook();
  await syncOnce(master, FIRST);
});

it('says what it is, and holds the public list as it goes to print', () => {
  expect(lines()).toEqual([
    LIST_TEXTS('en', 'notice'),
    'Open letter for quiet parks',
    '',
    'Organizations / Organizaciones (2)',
    '',
    'Acorn Walkers',
    'The Walnut Riders',
    '',
    expect.stringMatching(/^Individuals .*\(1\)$/u),
    '',
    'Ana Ruiz, Elm College*',
    '',
    expect.stringMatching(/^\*.*identification/iu),
  ]);
});

it('is made again when the list changes, and what was typed there is gone', async () => {
  master.edit('Organizations', ['Organization', 'Acorn Walkers'], { Status: 'Withdrawn' });
  master.grids.find(({ title }) => title === 'List')?.rows[6]?.splice(0, 2, 'typed', 'beside');
  await syncOnce(master, FIRST);
  expect(lines()).toContain('Organizations / Organizaciones (1)');
  expect(lines()).not.toContain('Acorn Walkers');
  expect(master.rows('List').flat()).not.toContain('beside');
  expect((await syncOnce(master, FIRST)).result).toBe('unchanged');
});

it('is grouped like the first public file of the config', async () => {
  const file = { path: '/nowhere/x.csv', name: 'x.csv', format: 'csv', list: 'all' } as const;
  const letter = { ...LETTER, exports: [{ ...file, group: 'state', audience: 'public' } as const] };
  await syncOnce(master, FIRST, { letter });
  expect(lines()).toContain('Ohio (2)');
});

it('never says what the public may not see', async () => {
  const told = organization('r4', 'Dune Gardeners (dee@dune.example.org)', { title: 'Chair' });
  await syncOnce(master, [...FIRST, told]);
  master.edit('Organizations', ['Signer ID', 'O-0001'], { Notes: 'call 555 0100', Contact: 'Cy' });
  await syncOnce(master, [...FIRST, told]);
  expect(lines().join('\n')).toContain('Dune Gardeners');
  expect(lines().join('\n')).not.toMatch(/@|555|Cy\b|Birch/u);
});

it('stays away when people deleted it, and keeps its place under another name', async () => {
  const tab = master.grids.find(({ title }) => title === 'List');
  if (tab) tab.title = 'For the printer';
  await syncOnce(master, [...FIRST, organization('r5', 'Cedar Sleepers')]);
  expect(master.rows('For the printer').flat()).toContain('Cedar Sleepers');
  master.grids = master.grids.filter(({ title }) => title !== 'For the printer');
  await syncOnce(master, [...FIRST, organization('r6', 'Dogwood Singers')]);
  expect(master.grids.map(({ title }) => title)).not.toContain('List');
});

it('comes to a master of an earlier version along with the next change, and never alone', async () => {
  const old = master.grids.filter(({ title }) => title !== 'List');
  for (const { hidden, rows } of old) {
    if (!hidden) continue;
    for (const row of rows) row[2] = (row[2] ?? '').replace(/,"List":\d+/u, '');
  }
  master.grids = old;
  expect((await syncOnce(master, FIRST)).result).toBe('unchanged');
  await syncOnce(master, [...FIRST, organization('r7', 'Elder Runners')]);
  expect(lines()).toContain('Elder Runners');
});
