import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { letterFolder, XLSX_MASTER, type LetterFolder } from '../../cli/letter-folder.ts';
import { run } from '../../cli/run.ts';
import { startGoogle, type FakeGoogle } from '../../google-server/server.ts';

/** Editions through the command line, on both kinds of master. */

const EARLY = [
  ['2026/03/01 9:00:00 AM GMT-5', 'a@example.org', 'Acorn Walkers', 'Ohio', 'Ana', 'Soto', 'Yes'],
  [
    '2026/03/01 9:01:00 AM GMT-5',
    'b@example.org',
    'The Birch Riders',
    'Maine',
    'Ben',
    'Hale',
    'Yes',
  ],
  ['2026/03/01 9:02:00 AM GMT-5', 'c@example.org', '', '', 'Cleo', 'Marsh', ''],
];
const LATE = [
  // Clocks went forward on March 8: noon in New York is 16:00 in UTC.
  ['2026/03/09 11:59:59 AM GMT-4', 'd@example.org', 'Dune Gardeners', 'Iowa', 'Dee', 'Lund', 'Yes'],
  ['2026/03/09 12:00:01 PM GMT-4', 'e@example.org', 'Elm Cyclists', 'Iowa', 'Eve', 'Holm', 'Yes'],
];

let letter: LetterFolder;
let google: FakeGoogle | undefined;
let env: Record<string, string> = {};

const undersigned = async (...argv: string[]) => {
  const ran = await run(argv, letter.folder, env);
  if (ran.status !== 0) throw new Error(ran.stderr);
  return ran.stdout;
};
const exported = (...more: string[]) =>
  undersigned('export', '--list', 'all', '--format', 'txt', '--group', 'state', ...more);

async function letterIn(master: string): Promise<void> {
  letter = await letterFolder(
    `editions:\n  - { name: Initial letter, closes: 2026-03-09 12:00 }\n${master}`,
  );
  await letter.signed(EARLY);
}

/** The letter with a spreadsheet at the local Google, and what it takes to reach it. */
async function letterAtGoogle(): Promise<void> {
  google = await startGoogle();
  const id = google.addSpreadsheet({ title: 'Master' });
  await letterIn(`master: { type: google-sheet, spreadsheetId: ${id} }`);
  const key = letter.at('key.json');
  await writeFile(key, JSON.stringify(google.serviceAccountKey()), { mode: 0o600 });
  env = { UNDERSIGNED_GOOGLE_API_URL: google.url, GOOGLE_APPLICATION_CREDENTIALS: key };
}

afterEach(async () => {
  await google?.close();
  google = undefined;
  env = {};
  await letter.remove();
});

describe.each(['xlsx', 'google-sheet'])('an edition in a master of kind %s', (kind) => {
  beforeEach(() => (kind === 'xlsx' ? letterIn(XLSX_MASTER) : letterAtGoogle()));

  it('case 44: stays as it was to the byte; late signers are a list of their own', async () => {
    await undersigned('sync');
    const delivered = await exported();
    expect(await undersigned('publish', '--edition', 'Initial letter')).toBe(
      'Froze "Initial letter": 2 organizations and 1 individual.\n' +
        '  Who signs from now on: undersigned export --since "Initial letter"\n' +
        '  What has changed:      undersigned changes --since "Initial letter"\n',
    );
    await letter.signed([...EARLY, ...LATE]);
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
  beforeEach(() => letterIn(XLSX_MASTER));

  it('case 35: who is late is decided by the close in the letter’s zone, over a change of the clocks', async () => {
    await letter.signed([...EARLY, ...LATE]);
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
    const ran = await run(argv, letter.folder, env);
    expect(ran.status).toBe(status);
    expect(ran.stderr).toMatch(says);
  });

  it('nor a sync: there is nothing to freeze', async () => {
    const ran = await run(['publish', '--edition', 'First'], letter.folder, env);
    expect(ran).toMatchObject({ status: 65, stdout: '' });
    expect(ran.stderr).toMatch(/Run `undersigned sync` first/u);
  });
});
