import { beforeEach, describe, expect, it } from '@jest/globals';
import { withoutSummary } from './earlier-version.ts';
import { GridWorkbook } from './grid-workbook.ts';
import { organization, response, syncOnce } from './letter.ts';

/** The Summary tab obeys the rules of living together as the others do. */

const RESPONSES = [
  organization('r1', 'Acorn Street', { state: 'Ohio' }),
  organization('r2', 'Birch Hill', { state: 'Utah', authority: 'I think so' }),
  { ...organization('r3', 'Cedar Hub'), submittedAt: '2026-04-03T12:00:00.000Z' },
  response('p1', { email: 'ada@example.org', firstName: 'Ada', lastName: 'Lee' }),
];
const LATER = {
  ...organization('r9', 'Dogwood Court', { state: 'Ohio' }),
  submittedAt: '2026-04-05T12:00:00.000Z',
};

let master: GridWorkbook;
beforeEach(async () => {
  master = new GridWorkbook();
  await syncOnce(master, RESPONSES);
});

const row = (id: string) => master.records('Summary').find((each) => each['Figure ID'] === id);
const counts = (id: string) => [row(id)?.['Organizations'], row(id)?.['Individuals']];
const nothingToDo = async (responses = RESPONSES): Promise<void> => {
  expect((await syncOnce(master, responses)).changes).toEqual([]);
};

describe('the figures', () => {
  it.each([
    ['signers all', ['3', '1']],
    ['signers listed', ['2', '1']],
    ['authority authorized', ['2', '']],
    ['authority unclear', ['1', '']],
    ['status Needs authority', ['1', '0']],
    ['state Ohio', ['1', '']],
    ['state Utah', ['0', '']],
    ['state none given', ['1', '']],
    ['day 2026-04-01', ['2', '1']],
    ['day 2026-04-02', ['0', '0']],
    ['day 2026-04-03', ['1', '0']],
  ])('%s: %j', (id, expected) => {
    expect(counts(id)).toEqual(expected);
  });

  it('say what waits by kind, and no name or address', async () => {
    master.edit('Organizations', ['Signer ID', 'O-0001'], { State: 'Maine' });
    master.deleteRow('Individuals', ['Signer ID', 'P-0001']);
    await syncOnce(master, [organization('r1', 'Acorn St', { state: 'Iowa' })]);
    expect(counts('review Vanished response')).toEqual(['2', '1']);
    expect(counts('review Deleted row')).toEqual(['0', '1']);
    expect(counts('state Maine')).toEqual(['1', '']);
    expect(JSON.stringify(master.rows('Summary'))).not.toMatch(/Acorn|Birch|Cedar|Ada|@/u);
  });

  it('follow what people write, and then there is nothing to do', async () => {
    master.edit('Organizations', ['Signer ID', 'O-0002'], { Status: 'Withdrawn' });
    await syncOnce(master, RESPONSES);
    expect(counts('status Withdrawn')).toEqual(['1', '0']);
    expect(counts('status Needs authority')).toEqual(['0', '0']);
    await nothingToDo();
  });

  it('change in few cells, and new days stand at the end', async () => {
    const { changes } = await syncOnce(master, [...RESPONSES, LATER]);
    const { id } = master.grids.find(({ title }) => title === 'Summary') ?? { id: 0 };
    const written = changes.flatMap((change) =>
      change.type === 'write-cells' && change.tabId === id ? [change.values] : [],
    );
    expect(written).toEqual([
      ['4'],
      ['3'],
      ['3'],
      ['3'],
      ['2'],
      ['Signed on', '2026-04-04', '0', '0', 'day 2026-04-04'],
      ['Signed on', '2026-04-05', '1', '0', 'day 2026-04-05'],
    ]);
    await nothingToDo([...RESPONSES, LATER]);
  });

  it('find their rows wherever people sort them to', async () => {
    master.sort('Summary', 'Figure', true);
    await nothingToDo();
    await syncOnce(master, [...RESPONSES, LATER]);
    expect(counts('state Ohio')).toEqual(['2', '']);
    const keys = master.records('Summary').map((each) => each['Figure ID']);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('what people make of it', () => {
  it('an edited figure stays, and is counted; cleared it is the tool’s again', async () => {
    master.edit('Summary', ['Figure ID', 'state Ohio'], { Organizations: '12', Figure: 'OH' });
    expect((await syncOnce(master, RESPONSES)).changes).toEqual([]);
    const { keptEdits, kept } = await syncOnce(master, [...RESPONSES, LATER]);
    expect([row('state Ohio')?.['Organizations'], row('state Ohio')?.['Figure']]).toEqual([
      '12',
      'OH',
    ]);
    expect(keptEdits).toBe(2);
    expect(kept).toContainEqual({ signer: 'Summary (state Ohio)', header: 'Organizations' });
    master.edit('Summary', ['Figure ID', 'state Ohio'], { Organizations: '' });
    await syncOnce(master, [...RESPONSES, LATER]);
    expect(counts('state Ohio')).toEqual(['2', '']);
  });

  it('a deleted row stays away; where its deletion is undone it goes on', async () => {
    const before = [...(master.rows('Summary').find((cells) => cells[4] === 'state Ohio') ?? [])];
    master.deleteRow('Summary', ['Figure ID', 'state Ohio']);
    await syncOnce(master, RESPONSES);
    await nothingToDo();
    await syncOnce(master, [...RESPONSES, LATER]);
    expect(row('state Ohio')).toBeUndefined();
    master.insertRow('Summary', 30, before);
    await syncOnce(master, [...RESPONSES, LATER]);
    expect(counts('state Ohio')).toEqual(['2', '']);
    await nothingToDo([...RESPONSES, LATER]);
  });

  it('rows and columns of their own stay', async () => {
    master.insertColumn('Summary', 2, 'Goal');
    master.edit('Summary', ['Figure ID', 'signers all'], { Goal: '100' });
    master.append('Summary', { About: 'Phone calls', Organizations: '7' });
    await syncOnce(master, [...RESPONSES, LATER]);
    expect(row('signers all')).toMatchObject({ Goal: '100', Organizations: '4' });
    expect(master.records('Summary')).toContainEqual(
      expect.objectContaining({ About: 'Phone calls', Organizations: '7' }),
    );
    await nothingToDo([...RESPONSES, LATER]);
  });

  it('a day on which nobody signed any more goes, unless somebody wrote beside it', async () => {
    master.insertColumn('Summary', 4, 'Mine');
    await syncOnce(master, [...RESPONSES, LATER]);
    master.edit('Summary', ['Figure ID', 'day 2026-04-04'], { Mine: 'launch' });
    for (const id of ['O-0003', 'O-0004']) {
      master.deleteRow('Organizations', ['Signer ID', id]);
    }
    await syncOnce(master, [...RESPONSES, LATER]);
    const days = master.records('Summary').filter((each) => each['About'] === 'Signed on');
    expect(days.map((each) => [each['Figure'], each['Organizations'], each['Mine']])).toEqual([
      ['2026-04-01', '2', ''],
      ['2026-04-04', '0', 'launch'],
    ]);
    await nothingToDo([...RESPONSES, LATER]);
  });

  it('a deleted tab stays away and stops nothing, also beside one of their own with its title', async () => {
    const deleted = master.grids.find(({ title }) => title === 'Summary');
    master.grids = master.grids.filter((grid) => grid !== deleted);
    await nothingToDo();
    const own = {
      title: 'Summary',
      hidden: false,
      rows: [['Mine', '1']],
      formulas: new Set<string>(),
    };
    master.grids.push({ ...own, id: deleted?.id ?? 0 });
    const { result } = await syncOnce(master, [...RESPONSES, LATER]);
    expect(result).toBe('written');
    expect(master.rows('Summary')).toEqual([['Mine', '1']]);
    await nothingToDo([...RESPONSES, LATER]);
  });

  it('a tab whose deletion is undone goes on', async () => {
    const { grids } = master;
    master.grids = grids.filter(({ title }) => title !== 'Summary');
    await syncOnce(master, [...RESPONSES, LATER]);
    master.grids = grids;
    await syncOnce(master, [...RESPONSES, LATER]);
    expect(counts('signers all')).toEqual(['4', '1']);
  });

  it('a renamed tab is found; a renamed column stops the sync, as anywhere', async () => {
    master.rename('Summary', 'Numbers');
    await syncOnce(master, [...RESPONSES, LATER]);
    expect(master.rows('Numbers')[1]).toEqual(['Signers', 'all', '4', '1', 'signers all']);
    master.type('Numbers', 0, 'About', 'Section');
    await expect(syncOnce(master, RESPONSES)).rejects.toThrow('no column is headed "About"');
  });
});

describe('a master of an earlier version', () => {
  beforeEach(() => {
    withoutSummary(master);
  });

  it('is left alone while there is nothing else to write', async () => {
    await nothingToDo();
  });

  it('gets the tab at its next write', async () => {
    const other = new GridWorkbook();
    await syncOnce(other, [...RESPONSES, LATER]);
    await syncOnce(master, [...RESPONSES, LATER]);
    expect(master.rows('Summary')).toEqual(other.rows('Summary'));
    await nothingToDo([...RESPONSES, LATER]);
  });

  it('gets it under another title where people have a tab called so', async () => {
    const rows = [['Goal', '500']];
    master.grids.push({ id: 77, title: 'SUMMARY', hidden: false, rows, formulas: new Set() });
    await syncOnce(master, [...RESPONSES, LATER]);
    expect(master.rows('SUMMARY')).toEqual(rows);
    expect(master.rows('Summary (2)')[1]).toEqual(['Signers', 'all', '4', '1', 'signers all']);
    await nothingToDo([...RESPONSES, LATER]);
  });
});
