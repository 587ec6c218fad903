import { beforeEach, describe, expect, it } from '@jest/globals';
import { explain, type Explanation } from '../../src/review/explain.ts';
import { explanationReport } from '../../src/review/explain-report.ts';
import { readMaster } from '../../src/master/master.ts';
import { openMasterIndex } from '../../src/review/session/master-index.ts';
import { RESPONSES, syncedMaster } from './session/desk.ts';
import type { GridWorkbook } from '../sync/grid-workbook.ts';
import { syncOnce } from '../sync/letter.ts';

let master: GridWorkbook;

beforeEach(async () => {
  master = await syncedMaster();
});

async function why(name: string): Promise<Explanation> {
  return explain(openMasterIndex(readMaster(await master.read(), 'the master', []), 'en'), name);
}

describe('explain', () => {
  it.each([
    ['Acorn Street Neighbors', 'O-0001', 'It is on the list.'],
    ['ACORN STREET NEIGHBORS, INC.', 'O-0001', 'It is on the list.'],
    ['o-0001', 'O-0001', 'It is on the list.'],
    ['birch hill riders', 'O-0002', 'It is not on the list yet: whether whoever signed'],
    ['Cedar Valley Walkers', 'O-0003', 'is “not authorized”'],
  ])('finds "%s" as %s and says: %s', async (name, signer, told) => {
    const { found } = await why(name);
    expect(found.map((each) => each.signer)).toEqual([signer]);
    expect(found[0]?.why).toContain(told);
    expect(found[0]?.responses).toHaveLength(1);
  });

  it('says when a person set the status, or deleted the row', async () => {
    master.edit('Organizations', ['Signer ID', 'O-0001'], { Status: 'Withdrawn' });
    master.deleteRow('Organizations', ['Signer ID', 'O-0002']);
    await syncOnce(master, [...RESPONSES]);
    expect((await why('Acorn Street Neighbors')).found[0]?.why).toBe(
      'It is not on the list: its status is “Withdrawn”. A person set that status in the master.',
    );
    expect((await why('Birch Hill Riders')).found[0]?.why).toContain('a person deleted its row');
  });

  it('tells what waits, and what was decided and became one', async () => {
    expect((await why('Bo Reyes')).found[0]?.questions[0]).toContain('Possible match');
    master.edit('Review', ['A', 'Bo Reyes'], { Decision: 'same', 'Decided by': 'Kim' });
    await syncOnce(master, [...RESPONSES]);
    const [found] = (await why('Bo Reyes')).found;
    expect(found?.merged).toEqual(['P-0005']);
    expect(found?.decisions[0]).toContain('Kim decided “same”');
    expect(found?.responses).toHaveLength(2);
  });

  it('offers near names where nobody signed under it', async () => {
    const explanation = await why('Acorn Streat Nieghbors');
    expect(explanation.found).toEqual([]);
    expect(explanation.near[0]).toMatchObject({ signer: 'O-0001', status: 'Listed' });
    expect(explanationReport(explanation)).toBe(
      'Nobody signed under the name “Acorn Streat Nieghbors”.\n\nDid you mean:\n  Acorn Street Neighbors (O-0001, Listed)\n',
    );
  });

  it('offers nothing where nothing is near', async () => {
    expect(await why('Zzyzx Quarry Choir')).toMatchObject({ found: [], near: [], unsigned: [] });
  });
});
