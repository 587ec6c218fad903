import { readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startGoogle, type FakeGoogle } from '../google-server/server.ts';
import { letterFolder, signedBy, type LetterFolder } from './letter-folder.ts';
import { run } from './run.ts';

const ACORN = signedBy(1, 'Acorn Walkers');
const BIRCH = signedBy(2, 'Birch Riders');

describe('restore', () => {
  let letter: LetterFolder;
  let first: Buffer;
  let second: Buffer;
  let version: string;
  const master = () => readFile(letter.at('out', 'master.xlsx'));

  beforeEach(async () => {
    letter = await letterFolder();
    await letter.signed([ACORN]);
    await letter.run(['sync']);
    first = await master();
    await letter.signed([ACORN, BIRCH]);
    await letter.run(['sync']);
    second = await master();
    const { stdout } = await letter.run(['restore', '--json']);
    const told = JSON.parse(stdout) as { versions: readonly { id: string }[] };
    version = told.versions[0]?.id ?? '';
  });
  afterEach(() => letter.remove());

  it('lists the versions that are kept, and how to bring one back', async () => {
    const listed = await letter.run(['restore']);
    expect(listed).toMatchObject({ status: 0, stderr: '' });
    expect(listed.stdout).toMatch(
      /^Quiet parks: earlier versions of .+master\.xlsx, the latest first\n {2}2026-04-20T10-00-00\.000Z {2}stood until 2026-04-20 06:00:00, \d+ KB\nBring one back with: undersigned restore 2026-04-20T10-00-00\.000Z\n$/u,
    );
    expect(await master()).toEqual(second);
  });

  it('gives no signer ID again that somebody may have written down', async () => {
    const noting = (argv: readonly string[]) =>
      run(argv, letter.folder, { XDG_STATE_HOME: letter.at('state') });
    await noting(['sync']);
    await noting(['restore', version, '--yes']);
    await letter.signed([ACORN, signedBy(3, 'Cedar Hub')]);
    await noting(['sync']);
    const { stdout } = await noting(['export', '--list', 'all', '--audience', 'internal']);
    expect(stdout).toContain('O-0003');
    expect(stdout).not.toContain('O-0002');
  });

  it('asks, and replaces only when told yes', async () => {
    const no = await letter.run(['restore', version], 'n\n');
    expect(no).toMatchObject({ status: 0, stdout: '' });
    expect(no.stderr).toMatch(
      /^Restore .+ as it was until .+\?.+\[y\/N\] Nothing was changed\.\n$/u,
    );
    expect(await master()).toEqual(second);
    expect((await letter.run(['restore', version], 'y\n')).status).toBe(0);
    expect(await master()).toEqual(first);
  });

  it('where nobody can be asked it wants --yes, and keeps what it replaces', async () => {
    const unasked = await letter.run(['restore', version]);
    expect(unasked.status).toBe(64);
    expect(unasked.stderr).toMatch(/→ Add --yes\. Nothing was changed\.\n$/u);
    expect(await master()).toEqual(second);
    const told = await letter.run(['restore', version, '--yes', '--json']);
    expect(JSON.parse(told.stdout)).toMatchObject({ result: 'restored', version });
    expect(await master()).toEqual(first);
    const { stdout } = await letter.run(['restore', '--json']);
    const [latest] = (JSON.parse(stdout) as { versions: readonly { id: string }[] }).versions;
    await letter.run(['restore', latest?.id ?? '', '--yes']);
    expect(await master()).toEqual(second);
  });

  it('the next sync makes the same of the restored version as before', async () => {
    await letter.run(['restore', version, '--yes']);
    const { stdout } = await letter.run(['sync', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ result: 'written', new: 1, organizations: 2 });
  });

  it('says so where there is no such version, or somebody has the file open', async () => {
    const unknown = await letter.run(['restore', 'yesterday', '--yes']);
    expect(unknown.status).toBe(64);
    expect(unknown.stderr).toMatch(
      /There is no version yesterday of .+\n {2}→ Run undersigned restore/u,
    );
    await writeFile(letter.at('out', '.~lock.master.xlsx#'), 'somebody');
    const open = await letter.run(['restore', version, '--yes']);
    expect(open.status).toBe(75);
    expect(open.stderr).toContain('is open in LibreOffice');
    expect(await master()).toEqual(second);
  });

  it('undo of a file points to restore', async () => {
    const undone = await letter.run(['undo']);
    expect(undone.status).toBe(64);
    expect(undone.stderr).toContain('undersigned restore');
  });
});

describe('undo', () => {
  let google: FakeGoogle;
  let letter: LetterFolder;
  let id: string;

  beforeEach(async () => {
    google = await startGoogle();
    id = google.addSpreadsheet({ title: 'Master' });
    letter = await letterFolder(`master: { type: google-sheet, spreadsheetId: ${id} }`);
    await writeFile(letter.at('key.json'), JSON.stringify(google.serviceAccountKey()), {
      mode: 0o600,
    });
    await letter.signed([ACORN]);
    await at(['sync']);
  });
  afterEach(async () => {
    await google.close();
    await letter.remove();
  });
  const at = (argv: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    run(argv, letter.folder, {
      UNDERSIGNED_GOOGLE_API_URL: google.url,
      GOOGLE_APPLICATION_CREDENTIALS: letter.at('key.json'),
      ...more,
    });

  it('takes back what the last sync wrote and leaves what people typed since', async () => {
    const before = google.grid(id, 'Organizations').filter((row) => row.length > 0);
    await letter.signed([ACORN, BIRCH]);
    await at(['sync']);
    google.person(id).type('Organizations', 'P2', 'call them');
    const undone = await at(['undo', '--json']);
    expect(undone).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(undone.stdout)).toMatchObject({ result: 'undone', removedTabs: 0 });
    const after = google.grid(id, 'Organizations').filter((row) => row.length > 0);
    expect(after.map((row) => row[1])).toEqual(before.map((row) => row[1]));
    expect(after[1]?.[15]).toBe('call them');
    const { stdout } = await at(['sync', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ result: 'written', new: 1, organizations: 2 });
  });

  it('gives no signer ID again that somebody may have written down', async () => {
    const ids = () => google.grid(id, 'Organizations').map(([first]) => first);
    const noted = { XDG_STATE_HOME: letter.at('state') };
    await letter.signed([ACORN, BIRCH]);
    await at(['sync'], noted);
    expect(ids()).toContain('O-0002');
    await at(['undo'], noted);
    await letter.signed([ACORN, signedBy(3, 'Cedar Hub')]);
    await at(['sync'], noted);
    expect(ids()).toContain('O-0003');
    expect(ids()).not.toContain('O-0002');
  });

  it('takes a first sync back with its tabs, and only once', async () => {
    const undone = await at(['undo']);
    expect(undone.stdout).toMatch(/^Quiet parks: the last write was undone\.\n {2}8 tabs/u);
    // As in a new spreadsheet, an empty tab is left.
    const left = google.tabs(id).filter((tab) => !tab.startsWith('_'));
    expect(left).toHaveLength(1);
    expect(google.grid(id, left[0] ?? '').flat()).toEqual([]);
    const again = await at(['undo']);
    expect(again.status).toBe(65);
    expect(again.stderr).toContain('There is no write to undo');
  });

  it('restore of a Google Sheet points to undo', async () => {
    const restored = await at(['restore']);
    expect(restored.status).toBe(64);
    expect(restored.stderr).toContain('undersigned undo');
  });
});
