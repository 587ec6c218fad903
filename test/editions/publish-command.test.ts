import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { run } from '../cli/run.ts';
import { startGoogle, type FakeGoogle } from '../google-server/server.ts';

/** Editions through the command line, on both kinds of master. */

const HEADER = 'Timestamp,Email Address,Organization Name,State,First Name,Last Name,Authorized?';
const EARLY = [
  '2026/03/01 9:00:00 AM GMT-5,a@example.org,Acorn Walkers,Ohio,Ana,Soto,Yes',
  '2026/03/01 9:01:00 AM GMT-5,b@example.org,The Birch Riders,Maine,Ben,Hale,Yes',
  '2026/03/01 9:02:00 AM GMT-5,c@example.org,,,Cleo,Marsh,',
];
const LATE = [
  // Clocks went forward on March 8: noon in New York is 16:00 in UTC.
  '2026/03/09 11:59:59 AM GMT-4,d@example.org,Dune Gardeners,Iowa,Dee,Lund,Yes',
  '2026/03/09 12:00:01 PM GMT-4,e@example.org,Elm Cyclists,Iowa,Eve,Holm,Yes',
];

let folder: string;
let google: FakeGoogle | undefined;
let env: Record<string, string> = {};
const at = (...path: string[]) => join(folder, ...path);
const signed = (rows: readonly string[]) =>
  writeFile(at('signed.csv'), `${[HEADER, ...rows].join('\n')}\n`);
const undersigned = async (...argv: string[]) => {
  const ran = await run(argv, folder, env);
  if (ran.status !== 0) throw new Error(ran.stderr);
  return ran.stdout;
};
const exported = (...more: string[]) =>
  undersigned('export', '--list', 'all', '--format', 'txt', '--group', 'state', ...more);

async function letter(master: string): Promise<void> {
  await writeFile(
    at('config', 'letter.yaml'),
    `letter: Quiet parks
timezone: America/New_York
sources:
  - { type: csv, path: ../signed.csv }
questions:
  submittedAt: Timestamp
  email: Email Address
  organization: Organization Name
  state: State
  firstName: First Name
  lastName: Last Name
  authority: Authorized?
editions:
  - { name: Initial letter, closes: 2026-03-09 12:00 }
master: ${master}
`,
  );
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undersigned-publish-'));
  await mkdir(at('config'));
  await signed(EARLY);
});

/** A spreadsheet at the local Google, and what it takes to reach it. */
async function spreadsheet(): Promise<string> {
  google = await startGoogle();
  await writeFile(at('key.json'), JSON.stringify(google.serviceAccountKey()), { mode: 0o600 });
  env = {
    UNDERSIGNED_GOOGLE_API_URL: google.url,
    GOOGLE_APPLICATION_CREDENTIALS: at('key.json'),
  };
  return google.addSpreadsheet({ title: 'Master' });
}
afterEach(async () => {
  await google?.close();
  google = undefined;
  env = {};
  await rm(folder, { recursive: true, force: true });
});

describe.each(['xlsx', 'google-sheet'])('an edition in a master of kind %s', (kind) => {
  beforeEach(async () =>
    letter(
      kind === 'xlsx'
        ? '{ type: xlsx, path: ../out/master.xlsx }'
        : `{ type: google-sheet, spreadsheetId: ${await spreadsheet()} }`,
    ),
  );

  it('case 44: stays as it was to the byte; late signers are a list of their own', async () => {
    await undersigned('sync');
    const delivered = await exported();
    expect(await undersigned('publish', '--edition', 'Initial letter')).toBe(
      'Froze "Initial letter": 2 organizations and 1 individual.\n' +
        '  Who signs from now on: undersigned export --since "Initial letter"\n' +
        '  What has changed:      undersigned changes --since "Initial letter"\n',
    );
    await signed([...EARLY, ...LATE]);
    await undersigned('sync');
    expect(await exported()).not.toBe(delivered);
    expect(await exported('--edition', 'initial letter')).toBe(delivered);
    expect(await exported('--since', 'Initial letter')).toBe(
      'Quiet parks\n\nOrganizations (2)\n\nIowa (2)\nDune Gardeners\nElm Cyclists\n',
    );
    expect(await undersigned('changes', '--since', 'Initial letter')).toBe(
      'Since "Initial letter" (3 signers, frozen 2026-04-20 06:00:00 America/New_York)\n\n' +
        'Added (2)\n  Dune Gardeners\n  Elm Cyclists\n',
    );
  });

  it('is told to programs', async () => {
    await undersigned('sync');
    const published: unknown = JSON.parse(
      await undersigned('publish', '--edition', 'First', '--json'),
    );
    expect(published).toMatchObject({
      letter: 'Quiet parks',
      edition: 'First',
      at: '2026-04-20T10:00:00.000Z',
      organizations: 2,
      individuals: 1,
      toReview: 0,
    });
    const found: unknown = JSON.parse(await undersigned('changes', '--since', 'First', '--json'));
    expect(found).toEqual({
      letter: 'Quiet parks',
      since: 'First',
      at: '2026-04-20T10:00:00.000Z',
      added: [],
      renamed: [],
      withdrawn: [],
      merged: [],
    });
  });
});

describe('without a frozen edition', () => {
  beforeEach(() => letter('{ type: xlsx, path: ../out/master.xlsx }'));

  it('case 35: who is late is decided by the close in the letter’s zone, over a change of the clocks', async () => {
    await signed([...EARLY, ...LATE]);
    await undersigned('sync');
    expect(await undersigned('export', '--since', 'Initial letter')).toBe(
      'Organization\nElm Cyclists\n',
    );
  });

  const wrong = [
    {
      why: 'changes since an edition that nobody froze',
      argv: ['changes', '--since', 'Initial letter'],
      status: 64,
      says: /publish --edition NAME/u,
    },
    {
      why: 'an edition that nobody froze',
      argv: ['export', '--edition', 'Reissue'],
      status: 64,
      says: /No edition of the name "Reissue"/u,
    },
    {
      why: 'contacts of an edition',
      argv: ['export', '--edition', 'Initial letter', '--audience', 'internal'],
      status: 64,
      says: /it has no contacts/u,
    },
    { why: 'no name', argv: ['publish'], status: 64, says: /edition/u },
  ];
  it.each(wrong)('$why is refused', async ({ argv, status, says }) => {
    await undersigned('sync');
    const ran = await run(argv, folder, env);
    expect(ran.status).toBe(status);
    expect(ran.stderr).toMatch(says);
  });

  it('nor a sync: there is nothing to freeze', async () => {
    const ran = await run(['publish', '--edition', 'First'], folder, env);
    expect(ran).toMatchObject({ status: 65, stdout: '' });
    expect(ran.stderr).toMatch(/Run `undersigned sync` first/u);
  });
});
