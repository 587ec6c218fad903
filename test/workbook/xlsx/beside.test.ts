import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { refuseWhileOpen } from '../../../src/platform/files/open-elsewhere.ts';
import { besideFindings } from '../../../src/workbook/xlsx/beside-findings.ts';

/** What office programs and programs that share files leave beside a master. */

const folder = mkdtempSync(join(tmpdir(), 'beside-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const HOUR = 3_600_000;
const now = () => new Date();
let at = '';
let master = '';
beforeEach(() => {
  at = mkdtempSync(join(folder, 'letter-'));
  master = join(at, 'list.xlsx');
  writeFileSync(master, 'workbook');
});
const leave = (name: string, text: string, hours: number): void => {
  writeFileSync(join(at, name), text);
  const then = new Date(Date.now() - hours * HOUR);
  utimesSync(join(at, name), then, then);
};
const told = async () => (await besideFindings(master, now)).map(({ code }) => code);

describe('a note of an office program', () => {
  it.each([
    ['~$list.xlsx', ''],
    ['.~lock.list.xlsx#', ',robin,another-machine,08.09.2025 13:58,file:///profile;'],
    ['.~lock.list.xlsx#', `,robin,${hostname()},08.09.2025 13:58,file:///profile;`],
  ])('%s holds a write off for a day, then is told and passed over', async (name, text) => {
    leave(name, text, 23);
    await expect(refuseWhileOpen(master, now)).rejects.toMatchObject({ exitCode: 75 });
    expect(await told()).toEqual([]);
    leave(name, text, 25);
    await refuseWhileOpen(master, now);
    expect(await told()).toEqual(['stale-office-lock']);
  });

  it('of today counts beside one of last week', async () => {
    leave('~$list.xlsx', '', 200);
    leave('.~lock.list.xlsx#', '', 1);
    await expect(refuseWhileOpen(master, now)).rejects.toMatchObject({
      message: `${master} is open in LibreOffice; nothing was written.`,
    });
  });
});

describe('a conflicted copy', () => {
  it.each([
    'list (Robin’s conflicted copy 2025-09-08).xlsx',
    'list (conflicted copy 2025-09-08 135823).xlsx',
    'list.sync-conflict-20250908-135823-K7GT2DD.xlsx',
    'list (copia en conflicto de Robin).xlsx',
    'list (copie en conflit de Robin).xlsx',
  ])('%s is told of until the master is written again, and never by its name', async (name) => {
    leave(name, 'workbook', 2000);
    const findings = await besideFindings(master, now);
    expect(findings.map(({ code, count }) => [code, count])).toEqual([['conflicted-copy', 1]]);
    expect(findings[0]?.message).not.toContain('Robin');
    await setTimeout(20);
    writeFileSync(master, 'workbook again');
    expect(await told()).toEqual([]);
  });

  it.each(['list-2.xlsx', 'list.pdf', 'other conflict.xlsx', 'list conflict.docx'])(
    '%s is none',
    async (name) => {
      leave(name, '', 0);
      expect(await told()).toEqual([]);
    },
  );
});
