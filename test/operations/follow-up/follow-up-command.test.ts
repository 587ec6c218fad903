import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { run } from '../../cli/run.ts';

/** To whom one must write, through the command line. */

const HEADER =
  'Timestamp,Email Address,Organization Name,First Name,Last Name,Authorized?,Affiliation';
const ROWS = [
  ',ana@acorn.example.org,Acorn Walkers,Ana,Soto,Yes,',
  ',ben@birch.example.org,Birch Riders,Ben,Hale,,',
  ',cleo@cedar.example.org,Cedar Circle,Cleo,Marsh,pending board approval,',
  ',dee@dune.example.org,Dune Gardeners,Dee,Lund,No,',
  ',eve@elm.example.org,Elm Cyclists,Eve,Holm,Yes,',
  ',fay@elm.example.org,Elm Cyclists,Fay,Orr,No,',
  ',gus@gmail.com,Grove Singers,Gus,Vik,Yes,',
  ',hal@example.org,Heath Hospital,Hal,Roy,I sign as an individual,',
  ',,Iris Garden Club,Ida,Moss,,',
];

let folder: string;
const at = (...path: string[]) => join(folder, ...path);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undersigned-follow-up-'));
  await mkdir(at('config'));
  await letter('en');
  await writeFile(at('signed.csv'), `${[HEADER, ...ROWS].join('\n')}\n`);
  expect((await run(['sync'], folder)).status).toBe(0);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function letter(language: 'en' | 'es'): Promise<void> {
  return writeFile(
    at('config', 'letter.yaml'),
    `letter: Quiet parks
languages: [${language}]
sources:
  - { type: csv, path: ../signed.csv }
questions:
  submittedAt: Timestamp
  email: Email Address
  organization: Organization Name
  firstName: First Name
  lastName: Last Name
  affiliation: Affiliation
  authority: Authorized?
master: { type: xlsx, path: ../out/master.xlsx }
`,
  );
}
const followUp = (...more: string[]) => run(['export', '--list', 'follow-up', ...more], folder);
const table = (csv: string) => parse<Record<string, string>>(csv, { columns: true, bom: true });

describe('export --list follow-up', () => {
  it('cases 36 and 38: as CSV, each with the address, the reason and a message', async () => {
    const { status, stdout, stderr } = await followUp();
    expect(status).toBe(0);
    expect(table(stdout).map((row) => [row['Email'], row['Signer'], row['Reasons']])).toEqual([
      ['ben@birch.example.org', 'Birch Riders', 'No answer about authority'],
      ['cleo@cedar.example.org', 'Cedar Circle', 'Authority pending'],
      ['dee@dune.example.org', 'Dune Gardeners', 'Not authorized'],
      ['eve@elm.example.org', 'Elm Cyclists', 'Conflicting answers'],
      ['gus@gmail.com', 'Grove Singers', 'Signed from a personal address'],
      ['hal@example.org', 'Hal Roy', 'An individual who named an organization'],
    ]);
    expect(table(stdout)[0]?.['Message']).toMatch(/^Dear Ben Hale,\n\n/u);
    expect(stderr).toMatch(
      /^Note: 1 signer has no e-mail address and cannot be written to: O-\d{4}\.\n$/u,
    );
  });

  it('case 37: one who signed for three colleagues is asked whether they agreed', async () => {
    const colleagues = ['Jo', 'Kit', 'Lou'].map((name) => `,mo@mill.example.org,,${name},Orr,,`);
    await writeFile(at('signed.csv'), `${[HEADER, ...ROWS, ...colleagues].join('\n')}\n`);
    expect((await run(['sync'], folder)).status).toBe(0);
    const asked = table((await followUp()).stdout).filter((row) => row['Email']?.startsWith('mo@'));
    expect(asked.map((row) => [row['Signer'], row['Reasons']])).toEqual([
      ['Jo Orr; Kit Orr; Lou Orr', 'One address signed for several people'],
    ]);
    expect(asked[0]?.['Message']).toContain(
      'from your address: Jo Orr, Kit Orr, Lou Orr. Did each',
    );
  });

  it('as drafts in the letter’s language', async () => {
    await letter('es');
    const { stdout } = await followUp('--format', 'txt');
    expect(stdout).toMatch(
      /^To: ben@birch\.example\.org\nSubject: Su firma en "Quiet parks"\n\nHola, Ben Hale:/u,
    );
    expect(stdout.match(/^To: /gmu)).toHaveLength(6);
    const md = (await followUp('--format', 'md')).stdout;
    expect(md).toMatch(/^# Quiet parks\n\n## Birch Riders \(O-\d{4}\)\n\nTo: ben@birch/u);
  });

  it('in the letter’s own words, where a template stands beside its config', async () => {
    const shipped = await readFile(
      new URL('../../../src/languages/en/follow-up.yaml', import.meta.url),
      'utf8',
    );
    await mkdir(at('config', 'templates'));
    const own = at('config', 'templates', 'follow-up.yaml');
    await writeFile(own, shipped.replace('Dear {contact},', 'Good morning {contact},'));
    expect((await followUp('--format', 'txt')).stdout).toContain('\nGood morning Ben Hale,\n');

    await writeFile(own, shipped.replace(/^closing:/mu, 'clossing:'));
    const stopped = await followUp();
    expect(stopped).toMatchObject({ status: 78, stdout: '' });
    expect(stopped.stderr).toMatch(/follow-up\.yaml cannot be used: .*closing/u);
  });

  it('into a file, marked for Excel; and for programs', async () => {
    const ran = await followUp('--output', 'write-to.csv');
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toMatch(/^Wrote 6 messages to write-to\.csv$/mu);
    const file = await readFile(at('write-to.csv'), 'utf8');
    expect(file.startsWith('\uFEFFEmail,')).toBe(true);
    expect(table(file)).toHaveLength(6);
    const json = JSON.parse((await followUp('--json')).stdout) as { followUps: unknown[] };
    expect(json.followUps).toHaveLength(6);
  });

  const wrong = [
    { why: 'in public', argv: ['--audience', 'public'], says: /never public/u },
    { why: 'as a web page', argv: ['--format', 'html'], says: /csv is for a mail merge/u },
  ];
  it.each(wrong)('$why is refused', async ({ argv, says }) => {
    const stopped = await followUp(...argv);
    expect(stopped).toMatchObject({ status: 64, stdout: '' });
    expect(stopped.stderr).toMatch(says);
  });
});
