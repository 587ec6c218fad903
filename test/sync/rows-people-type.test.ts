import { beforeEach, describe, expect, it } from '@jest/globals';
import { readMaster } from '../../src/master/master.ts';
import { signersIn } from '../../src/master/master-signers.ts';
import { GridWorkbook } from './grid-workbook.ts';
import { organization, response, syncOnce } from './letter.ts';

/** Rows that people type, paste, mistype and move: what becomes of each, and that it is settled. */

const FAY = { email: 'fay@example.org', firstName: 'Fay', lastName: 'Quill' };
const RESPONSES = [
  organization('r1', 'Acorn Street Neighbors', { firstName: 'Ana', lastName: 'Soto' }),
  organization('r2', 'Birch Hill Riders'),
  organization('r3', 'Cedar Valley Walkers', { state: 'Ohio' }),
  response('r4', FAY),
];

let master: GridWorkbook;
const sync = (options = {}) => syncOnce(master, RESPONSES, options);
const rows = (tab: string) => master.records(tab);
const row = (tab: string, id: string) => rows(tab).find((each) => each['Signer ID'] === id);
const cellsOf = (tab: string, id: string) => [
  ...(master.rows(tab).find((cells) => cells[0] === id) ?? []),
];
const asked = () => rows('Review').map(({ Kind, A, B }) => [Kind, A, B]);

/** The public list, as `export` reads it. */
async function printed(): Promise<readonly string[]> {
  const read = readMaster(await master.read(), 'the master', []);
  const { organizations, individuals } = signersIn(read, 'America/New_York');
  const names = [
    ...organizations.map(({ status, organization: name }) => [status, name] as const),
    ...individuals.map(({ status, name }) => [status, name] as const),
  ];
  return names.flatMap(([status, name]) => (status === 'Listed' ? [name] : [])).sort();
}

const ALL = ['Acorn Street Neighbors', 'Birch Hill Riders', 'Cedar Valley Walkers', 'Fay Quill'];

beforeEach(async () => {
  master = new GridWorkbook();
  await sync();
});

/** Whatever was done: the list is this, and a second sync has nothing left to do. */
async function settles(list: readonly string[] = ALL): Promise<void> {
  expect((await sync()).result).toBe('written');
  expect(await printed()).toEqual(list);
  const again = await sync({ now: '2026-04-22T10:00:00.000Z' });
  expect([again.result, again.changes]).toEqual(['unchanged', []]);
  expect(await printed()).toEqual(list);
}

describe('a row that was typed in', () => {
  it('gets an ID at once where its signer is there already, and is not printed twice', async () => {
    master.append('Organizations', { Organization: 'birch hill riders', Status: 'Listed' });
    await settles();
    expect(row('Organizations', 'O-0004')).toMatchObject({
      Status: 'Excluded',
      'Also written as': 'Now part of O-0002',
    });
    expect(asked()).toEqual([
      ['Flag: row says it again', 'birch hill riders', 'Birch Hill Riders'],
    ]);
  });

  it('under an ID that was never issued gets one of its own', async () => {
    master.append('Organizations', { 'Signer ID': 'O-0999', Organization: 'Dogwood Choir' });
    await settles([
      'Acorn Street Neighbors',
      'Birch Hill Riders',
      'Cedar Valley Walkers',
      'Dogwood Choir',
      'Fay Quill',
    ]);
    expect(row('Organizations', 'O-0004')).toMatchObject({ Organization: 'Dogwood Choir' });
    expect(row('Organizations', 'O-0999')).toBeUndefined();
  });

  it('with words of its own under Authority is not taken for a yes', async () => {
    master.append('Organizations', {
      Organization: 'Dogwood Choir',
      Authority: 'board votes in May',
    });
    await settles();
    expect(row('Organizations', 'O-0004')).toMatchObject({ Status: 'Needs authority' });
  });
});

describe('a row that was pasted', () => {
  it.each(['Organizations', 'Individuals'])('is told once and printed once: %s', async (tab) => {
    const id = tab === 'Organizations' ? 'O-0002' : 'P-0001';
    master.insertRow(tab, 1, cellsOf(tab, id));
    await settles();
    expect(asked().map(([kind]) => kind)).toEqual(['Flag: row says it again']);
    expect(row(tab, id)).toMatchObject({ Status: 'Listed' });
  });

  it('without its ID is a copy all the same', async () => {
    master.insertRow('Individuals', 2, cellsOf('Individuals', 'P-0001').with(0, ''));
    await settles();
    expect(row('Individuals', 'P-0002')).toMatchObject({ Status: 'Excluded' });
  });

  it('and given another name is a signer of its own', async () => {
    const pasted = cellsOf('Organizations', 'O-0002').with(1, 'Dogwood Choir');
    master.insertRow('Organizations', 3, pasted);
    await settles([
      'Acorn Street Neighbors',
      'Birch Hill Riders',
      'Cedar Valley Walkers',
      'Dogwood Choir',
      'Fay Quill',
    ]);
    expect(row('Organizations', 'O-0004')).toMatchObject({ Organization: 'Dogwood Choir' });
  });
});

describe('a Signer ID', () => {
  it.each(['o-0002', 'O–0002', ' O-0002 ', 'O 0002', 'o2', 'O−0002', 'Ｏ-0002'])(
    'written as "%s" is the same one',
    async (typed) => {
      master.edit('Organizations', ['Signer ID', 'O-0002'], { 'Signer ID': typed });
      await settles();
      expect(row('Organizations', 'O-0002')).toMatchObject({ Organization: 'Birch Hill Riders' });
      expect(rows('Organizations')).toHaveLength(3);
    },
  );

  it.each(['', 'see below', 'O-0999', 'O-0001', 'P-0001'])(
    'typed over by "%s" is put right',
    async (typed) => {
      master.edit('Organizations', ['Signer ID', 'O-0002'], { 'Signer ID': typed });
      await settles();
      expect(row('Organizations', 'O-0002')).toMatchObject({ Organization: 'Birch Hill Riders' });
      expect(rows('Organizations')).toHaveLength(3);
      expect(asked()).toEqual([]);
    },
  );

  it('typed over in a row whose name was edited is put right too', async () => {
    master.edit('Organizations', ['Signer ID', 'O-0002'], {
      Organization: 'Birch Hill Riders of Maine',
      'Signer ID': 'x',
    });
    await settles([
      'Acorn Street Neighbors',
      'Birch Hill Riders of Maine',
      'Cedar Valley Walkers',
      'Fay Quill',
    ]);
    expect(row('Organizations', 'O-0002')).toBeDefined();
  });
});

describe('a Status', () => {
  it.each(['listed', ' Listed', 'LISTED ', 'Listed\u00A0'])('of "%s" is Listed', async (typed) => {
    master.edit('Organizations', ['Signer ID', 'O-0002'], { Status: typed });
    await sync();
    expect(await printed()).toEqual(ALL);
    expect(asked()).toEqual([]);
    expect((await sync()).result).toBe('unchanged');
  });

  it('that is none keeps the signer off the list, and Review names it', async () => {
    master.edit('Organizations', ['Signer ID', 'O-0002'], { Status: 'on hold' });
    await settles(['Acorn Street Neighbors', 'Cedar Valley Walkers', 'Fay Quill']);
    expect(asked()).toEqual([['Flag: unknown status', 'Birch Hill Riders', 'on hold']]);
    master.edit('Organizations', ['Signer ID', 'O-0002'], { Status: '' });
    await settles();
    expect(asked()).toEqual([]);
  });
});

describe('a row on the wrong tab', () => {
  it('is known by its ID, held and named in Review, and as before when it is back', async () => {
    master.edit('Organizations', ['Signer ID', 'O-0002'], { Notes: 'call' });
    await sync();
    const moved = cellsOf('Organizations', 'O-0002');
    master.deleteRow('Organizations', ['Signer ID', 'O-0002']);
    master.insertRow('Individuals', 2, moved);
    await settles(['Acorn Street Neighbors', 'Cedar Valley Walkers', 'Fay Quill']);
    expect(asked()).toEqual([['Flag: row on the wrong tab', 'O-0002', '']]);

    master.deleteRow('Individuals', ['Signer ID', 'O-0002']);
    master.insertRow('Organizations', 2, moved);
    await settles();
    expect(row('Organizations', 'O-0002')).toMatchObject({ Notes: 'call' });
  });
});

describe('a row that is no signer', () => {
  it.each([
    [{ Organization: 'TOTAL', Responses: '3' }],
    [{ Organization: 'Total organizations: 3', Status: 'Listed' }],
    [{ Organization: 'Sous-total des signataires : 12' }],
    [{ Organization: 'Total de organizaciones: 3' }],
    [{ Organization: 'National', Status: '' }],
    [{ Organization: 'New this week:' }],
    [{ Organization: '-----' }],
    [{ 'Signer ID': 'Signer ID', Organization: 'Organization', Status: 'Status' }],
  ])('is left alone, not printed, and named in Review: %j', async (typed) => {
    master.append('Organizations', typed);
    expect(await printed()).toEqual(ALL);
    await settles();
    expect(asked().map(([kind]) => kind)).toEqual(['Flag: row is no signer']);
    expect(rows('Organizations').at(-1)).toMatchObject(typed);
  });

  it.each(['Total Wellness Collective', 'National Walkers', 'Sum of Us All', 'Sous le Tilleul'])(
    'is not one that is named %s',
    async (name) => {
      master.append('Organizations', { Organization: name });
      await settles([...ALL, name].sort());
    },
  );
});

it('a signer row whose memory is gone counts as a person’s throughout, under its own ID', async () => {
  master.deleteRow('_undersigned', ['Key', 'signer O-0003']);
  const changed = RESPONSES.map((each) =>
    each.id === 'r3' ? { ...each, answers: { ...each.answers, state: 'Utah' } } : each,
  );
  await syncOnce(master, changed);
  expect(row('Organizations', 'O-0003')).toMatchObject({
    Organization: 'Cedar Valley Walkers',
    State: 'Ohio',
  });
  const again = await syncOnce(master, changed);
  expect([again.result, again.changes]).toEqual(['unchanged', []]);
});

it('an answer that was edited in Responses is explained', async () => {
  master.edit('Responses', ['Response ID', 'r3'], { State: 'Utah' });
  expect((await sync()).keptEdits).toBe(1);
  expect(row('Organizations', 'O-0003')).toMatchObject({ State: 'Ohio' });
  expect(asked()).toEqual([['Flag: answer edited in Responses', 'Utah', 'Ohio']]);
  expect((await sync()).result).toBe('unchanged');
  master.edit('Responses', ['Response ID', 'r3'], { State: '' });
  await sync();
  expect(asked()).toEqual([]);
});

describe('one column sorted without the rest', () => {
  const sortAlone = (header: string, descending: boolean) => {
    const at = master.rows('Organizations')[0]?.indexOf(header) ?? -1;
    const cells = master
      .rows('Organizations')
      .slice(1)
      .map((each) => each[at] ?? '');
    cells.sort();
    if (descending) cells.reverse();
    for (const [n, cell] of cells.entries()) master.type('Organizations', n + 1, header, cell);
  };

  it.each(['Organization', 'Email', 'Signer ID'])('stops the sync: %s', async (header) => {
    const more = Array.from({ length: 6 }, (_, n) =>
      organization(`s${n}`, `Elm Hall ${'ABCDEF'.charAt(n)} Choir`),
    );
    await syncOnce(master, [...RESPONSES, ...more]);
    const before = master.writes;
    sortAlone(header, true);
    const stopped = await syncOnce(master, [...RESPONSES, ...more]);
    expect(stopped.result).toBe('refused');
    expect(stopped.tooMuch?.why).toContain(`column ${header}`);
    expect(stopped.tooMuch?.advice).toContain('restore');
    expect(master.writes).toBe(before);
    sortAlone(header, false);
  });

  it('stops it also where only two names changed their rows, which would lose one of the two', async () => {
    const nameOf = (id: string) => row('Organizations', id)?.['Organization'] ?? '';
    const [one, other] = [nameOf('O-0001'), nameOf('O-0003')];
    master.edit('Organizations', ['Signer ID', 'O-0001'], { Organization: other });
    master.edit('Organizations', ['Signer ID', 'O-0003'], { Organization: one });
    const stopped = await sync();
    expect(stopped.result).toBe('refused');
    expect(stopped.tooMuch?.why).toContain('column Organization');
    master.edit('Organizations', ['Signer ID', 'O-0001'], { Organization: one });
    master.edit('Organizations', ['Signer ID', 'O-0003'], { Organization: other });
    expect((await sync()).result).toBe('unchanged');
  });

  it('is not what the whole rows sorted are, nor corrections in many of them', async () => {
    master.sort('Organizations', 'Organization', true);
    for (const id of ['O-0001', 'O-0002', 'O-0003']) {
      master.edit('Organizations', ['Signer ID', id], { State: 'Maine', Contact: `Called ${id}` });
    }
    expect((await sync()).result).toBe('written');
  });
});
