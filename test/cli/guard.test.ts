import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { letterFolder, signedBy, type LetterFolder } from './letter-folder.ts';

/** A sync that would upset a large part of the list stops for a person's word. */

let letter: LetterFolder;
const master = () => readFile(letter.at('out', 'master.xlsx'));
const many = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    signedBy(n, `${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(n)}elm Street Tenants of ${n}`),
  );

beforeEach(async () => {
  letter = await letterFolder();
  await letter.signed(many(20));
  expect((await letter.run(['sync'])).status).toBe(0);
});
afterEach(() => letter.remove());

describe('case 34: when many responses vanish at once', () => {
  it('nothing is written, and it says why and what to do', async () => {
    const before = await master();
    await letter.signed(many(10));
    const stopped = await letter.run(['sync']);
    expect(stopped).toMatchObject({ status: 65, stdout: '' });
    expect(stopped.stderr).toContain(
      'Quiet parks: stopped, because 10 of 20 responses are missing from their sources at once. Nothing was written.',
    );
    expect(stopped.stderr).toContain('run it again with --force');
    expect(await master()).toEqual(before);
  });

  it('a program is told the same', async () => {
    await letter.signed(many(10));
    const stopped = await letter.run(['sync', '--json']);
    expect(stopped.status).toBe(65);
    expect(JSON.parse(stopped.stdout)).toMatchObject({ result: 'refused', vanished: 10 });
  });

  it('--dry-run says it too', async () => {
    await letter.signed(many(10));
    expect((await letter.run(['sync', '--dry-run'])).status).toBe(65);
  });

  it('--force writes it', async () => {
    await letter.signed(many(10));
    const forced = await letter.run(['sync', '--force', '--json']);
    expect(forced.status).toBe(0);
    expect(JSON.parse(forced.stdout)).toMatchObject({
      result: 'written',
      vanished: 10,
      listed: 20,
    });
  });

  it.each([
    ['five of many', 15],
    ['a fifth', 16],
  ])('%s is no listChange', async (_why, left) => {
    await letter.signed(many(left));
    expect((await letter.run(['sync'])).status).toBe(0);
  });
});
