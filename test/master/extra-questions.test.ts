import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { run } from '../cli/run.ts';
import { deskAt } from '../sync/desk.ts';
import { fileFingers } from '../workbook/xlsx/fingers.ts';
import { scratchFolder, workbookAt } from '../workbook/xlsx/parts.ts';

/** Questions that only one letter asks, from its form to its lists. */

const scratch = scratchFolder();

const LETTER = `letter: Open letter for quiet parks
sources:
  - { type: csv, name: english, path: responses.csv }
questions:
  submittedAt: Timestamp
  email: Email
  organization: Organization
  firstName: First
  lastName: Last
  extra:
    - { column: Worked with, titles: Worked with? }
    - { column: Web page, titles: Your web page, audience: public }
master: { type: xlsx, path: master.xlsx }
`;
const HEADER = 'Timestamp,Email,Organization,First,Last,Worked with?,Your web page';
const ACORN =
  '2026-03-01 09:00:00,ana@acorn.example.org,Acorn Walkers,,,The tenants,acorn.example.org';
const FAY = '2026-03-02 09:00:00,fay@example.org,,Fay,Quill,The library,fay.example.org';

async function letter(...responses: readonly string[]) {
  const folder = join(scratch, randomUUID());
  await mkdir(folder);
  await writeFile(join(folder, 'letter.yaml'), LETTER);
  const answered = (rows: readonly string[]) =>
    writeFile(join(folder, 'responses.csv'), [HEADER, ...rows, ''].join('\n'));
  await answered(responses);
  const path = join(folder, 'master.xlsx');
  return {
    answered,
    desk: deskAt(workbookAt(path), fileFingers(path)),
    sync: async () => {
      const { stdout } = await run(['sync', '--json', '--config', 'letter.yaml'], folder);
      return JSON.parse(stdout) as { result: string; keptEdits: number };
    },
    exported: async (list: string, audience: string) => {
      const out = join(folder, `${randomUUID()}.csv`);
      const about = ['--list', list, '--audience', audience, '--output', out];
      await run(['export', '--config', 'letter.yaml', ...about], folder);
      return (await readFile(out, 'utf8')).trim().split('\n');
    },
  };
}

it('get a column each, are kept with the response, and reach only whom they are for', async () => {
  const { sync, desk, exported } = await letter(ACORN, FAY);
  expect((await sync()).result).toBe('written');
  const answers = { 'Worked with': 'The tenants', 'Web page': 'acorn.example.org' };
  expect(await desk.records('Organizations')).toMatchObject([answers]);
  expect(await desk.records('Individuals')).toMatchObject([{ 'Worked with': 'The library' }]);
  expect((await desk.records('Responses')).map((row) => row['Web page'])).toEqual([
    'acorn.example.org',
    'fay.example.org',
  ]);

  expect(await exported('organizations', 'public')).toEqual([
    'Organization,Web page',
    'Acorn Walkers,acorn.example.org',
  ]);
  const [header = '', fay = ''] = await exported('individuals', 'internal');
  expect(header.endsWith('Worked with,Web page')).toBe(true);
  expect(fay.endsWith('The library,fay.example.org')).toBe(true);
  expect((await sync()).result).toBe('unchanged');
});

it('are edited like any other column, and an answer that was edited is told', async () => {
  const { sync, desk, answered } = await letter(ACORN, FAY);
  await sync();
  await desk.edit('Organizations', ['Organization', 'Acorn Walkers'], { 'Worked with': 'Nobody' });
  expect(await sync()).toMatchObject({ keptEdits: 1 });
  await answered([ACORN.replace('The tenants', 'The bakers'), FAY]);
  expect(await sync()).toMatchObject({ result: 'written', keptEdits: 1 });
  expect(await desk.records('Organizations')).toMatchObject([{ 'Worked with': 'Nobody' }]);
  const told = (await desk.records('Review')).map(({ Kind, A, B }) => ({ Kind, A, B }));
  expect(told).toContainEqual({
    Kind: 'Edited response',
    A: 'Worked with: The tenants',
    B: 'Worked with: The bakers',
  });
  await desk.edit('Organizations', ['Organization', 'Acorn Walkers'], { 'Worked with': '' });
  await sync();
  expect(await desk.records('Organizations')).toMatchObject([{ 'Worked with': 'The bakers' }]);
  expect((await sync()).result).toBe('unchanged');
});

it('take the answer of a row that a person typed in', async () => {
  const { sync, desk } = await letter(ACORN);
  await sync();
  await desk.append('Organizations', { Organization: 'Birch Riders', 'Worked with': 'The choir' });
  await sync();
  const birch = (await desk.records('Organizations')).find(
    (row) => row['Organization'] === 'Birch Riders',
  );
  expect(birch).toMatchObject({ 'Signer ID': 'O-0002', 'Worked with': 'The choir' });
  expect((await sync()).result).toBe('unchanged');
});
