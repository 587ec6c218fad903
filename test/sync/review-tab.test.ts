import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from '../../src/domain/response.ts';
import { GridWorkbook } from './grid-workbook.ts';
import { organization, response, syncOnce } from './letter.ts';

/** Every question of the review page can be answered on the Review tab itself. */

const ALL: readonly Response[] = [
  organization('r1', 'Acorn Street Neighbors'),
  organization('r2', 'Birch Hill Riders', { authority: 'I think so' }),
  response('p1', { firstName: 'Ada', lastName: 'Lee', email: 'ada@example.org' }),
  response('p2', { firstName: 'Ada', lastName: 'Lee', email: 'lee@example.net' }),
];

let master: GridWorkbook;
const sync = (responses = ALL) => syncOnce(master, responses);
const rows = (kind: string) => master.records('Review').filter((row) => row['Kind'] === kind);
const birch = () => master.records('Organizations').find((row) => row['Signer ID'] === 'O-0002');
const decide = (kind: string, Decision: string) => {
  master.edit('Review', ['Kind', kind], { Decision, 'Decided by': 'Ines' });
};

beforeEach(async () => {
  master = new GridWorkbook();
  await sync();
});

it('has its columns in the order in which they are read, Decision in sight', () => {
  expect(Object.keys(master.records('Review')[0] ?? {})).toEqual([
    'Kind',
    'A',
    'B',
    'Decision',
    'Decided by',
    'Evidence',
    'Score',
    'Review ID',
  ]);
});

describe('a missing authority', () => {
  it('is asked about with what was answered, and the count knows of it', async () => {
    expect(rows('Missing authority')).toEqual([
      expect.objectContaining({
        A: 'Birch Hill Riders',
        B: 'I think so',
        Evidence: expect.stringMatching(/Write yes or no/u) as unknown,
      }),
    ]);
    expect((await sync()).toReview).toBe(2);
  });

  it('yes lists it, for good; taken back, it waits again', async () => {
    decide('Missing authority', ' YES ');
    expect((await sync()).toReview).toBe(1);
    expect(birch()).toMatchObject({ Authority: 'authorized', Status: 'Listed' });
    expect((await sync()).result).toBe('unchanged');
    decide('Missing authority', '');
    await sync();
    expect(birch()).toMatchObject({ Authority: 'unclear', Status: 'Needs authority' });
  });

  it('no keeps it off the list; somebody who may sign later is told of, and no decision is lost', async () => {
    decide('Missing authority', 'no');
    await sync();
    expect(birch()).toMatchObject({ Authority: 'not authorized', Status: 'Excluded' });
    const later = organization('r3', 'Birch Hill Riders', { authority: 'Yes' });
    await sync([...ALL, later]);
    expect(birch()).toMatchObject({ Status: 'Excluded' });
    expect(rows('Edited cell')).toEqual([
      expect.objectContaining({ A: 'not authorized', B: 'authorized' }),
    ]);
  });

  it('a cell that a person typed over stands above it', async () => {
    decide('Missing authority', 'yes');
    master.edit('Organizations', ['Signer ID', 'O-0002'], { Status: 'Withdrawn' });
    await sync();
    expect(birch()).toMatchObject({ Authority: 'authorized', Status: 'Withdrawn' });
  });
});

describe('an answer that is not understood', () => {
  it('is marked in its own row, waits, and loses the mark when it is put right', async () => {
    decide('Possible match', 'perhaps');
    const after = await sync();
    expect(after.toReview).toBe(2);
    expect(after.findings.map(({ code }) => code)).toContain('decision-unclear');
    expect(rows('Possible match')[0]?.['Evidence']).toMatch(
      /^“perhaps” was not understood here\. /u,
    );
    expect(rows('Possible match')[0]?.['Decision']).toBe('perhaps');
    expect((await sync()).result).toBe('unchanged');
    decide('Possible match', 'Different');
    expect((await sync()).toReview).toBe(1);
    expect(rows('Possible match')[0]?.['Evidence']).not.toMatch(/understood/u);
  });
});
