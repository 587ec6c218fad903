import { readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { workbookAt } from '../workbook/xlsx/parts.ts';
import { fileFingers } from '../workbook/xlsx/fingers.ts';
import { deskAt, type Desk } from '../sync/desk.ts';
import { letterFolder, signedBy, XLSX_MASTER, type LetterFolder } from './letter-folder.ts';

const HEADER = 'name,aliases,acronym,state,scope,domains';

let letter: LetterFolder;
let desk: Desk;
const directory = () => readFile(letter.at('organizations.csv'), 'utf8');
const open = async (master: string): Promise<void> => {
  letter = await letterFolder(master);
  const path = letter.at('out', 'master.xlsx');
  desk = deskAt(workbookAt(path), fileFingers(path));
};
afterEach(() => letter.remove());

describe('directory learn', () => {
  const typePair = (a: string, b: string, decision: string) =>
    desk.append('Review', { A: a, B: b, Decision: decision, 'Decided by': 'Ines' });

  beforeEach(async () => {
    await open(`${XLSX_MASTER}\ndirectory: ../organizations.csv`);
    await writeFile(letter.at('organizations.csv'), `${HEADER}\n`);
    await letter.signed([
      signedBy(1, 'Acorn Walkers Alliance (AWA)'),
      signedBy(2, 'ACORN WALKERS ALLIANCE'),
      signedBy(3, 'Birch Riders'),
      signedBy(4, 'Saddle Society'),
    ]);
    expect(await letter.run(['sync'])).toMatchObject({ status: 0 });
  });

  it('learns spellings and acronyms, and nothing the second time', async () => {
    const first = await letter.run(['directory', 'learn', '--json']);
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(first.stdout)).toEqual({ known: 3, added: 3, changed: true });
    expect(await directory()).toBe(
      `${HEADER}\nAcorn Walkers Alliance (AWA),,AWA,Ohio,,\nBirch Riders,,,Ohio,,\nSaddle Society,,,Ohio,,\n`,
    );
    const again = await letter.run(['directory', 'learn']);
    expect(again).toEqual({
      status: 0,
      stdout: '',
      stderr: 'organizations.csv: nothing new, 3 organizations\n',
    });
  });

  it('learns aliases from “same”, before and after a sync carries it out', async () => {
    await typePair('Birch Riders', 'Saddle Society', 'same');
    await letter.run(['directory', 'learn']);
    const before = await directory();
    expect(before).toContain('Birch Riders,Saddle Society,,Ohio,,\n');
    await letter.run(['sync', '--force']);
    expect((await letter.run(['directory', 'learn'])).stderr).toContain('nothing new');
    expect(await directory()).toBe(before);
  });

  it('never learns from “different”, also where the matcher would have joined them', async () => {
    await typePair('O-0002', 'O-0003', 'different');
    await desk.edit('Organizations', ['Organization', 'Birch Riders'], {
      'Also written as': 'Saddle Society',
    });
    await letter.run(['directory', 'learn']);
    expect(await directory()).toContain('\nBirch Riders,,,Ohio,,\nSaddle Society,,,Ohio,,\n');
  });

  it('learns nothing from whom is not listed', async () => {
    await desk.edit('Organizations', ['Organization', 'Birch Riders'], { Status: 'Withdrawn' });
    await letter.run(['directory', 'learn']);
    expect(await directory()).not.toContain('Birch Riders');
  });

  it('keeps what people wrote into the file, their own columns included', async () => {
    await writeFile(
      letter.at('organizations.csv'),
      'Who to call,name,aliases\nInes,Birch Riders,The Saddles\n"Sam, or Lee",Zinnia Growers,\n',
    );
    await letter.run(['directory', 'learn']);
    expect(await directory()).toBe(
      `${HEADER},Who to call\nAcorn Walkers Alliance (AWA),,AWA,Ohio,,,\nBirch Riders,The Saddles,,Ohio,,,Ines\n` +
        `Saddle Society,,,Ohio,,,\nZinnia Growers,,,,,,"Sam, or Lee"\n`,
    );
  });

  it('tells the next letter: what it learned is one signer there', async () => {
    await typePair('Birch Riders', 'Saddle Society', 'same');
    await letter.run(['directory', 'learn', '--file', 'known.csv']);
    await writeFile(letter.at('new.csv'), 'org\nBirch Riders\nSaddle Society\n');
    const dedupe = ['dedupe', 'new.csv', '--name', 'org'];
    const { stdout } = await letter.run([...dedupe, '--directory', 'known.csv']);
    expect(stdout).toMatch(/^Birch Riders,1,.*\nSaddle Society,1,/mu);
    const without = await letter.run(dedupe);
    expect(without.stdout).toMatch(/^Saddle Society,2,/mu);
  });
});

describe('directory', () => {
  beforeEach(() => open(XLSX_MASTER));

  it('says what to do where the config names no directory', async () => {
    for (const words of [['learn'], ['import', 'more.csv']]) {
      expect(await letter.run(['directory', ...words])).toEqual({
        status: 78,
        stdout: '',
        stderr:
          'undersigned: The config names no directory.\n  → Write `directory: organizations.csv` into it, or name a file with --file.\n',
      });
    }
  });

  it('says so where no sync has made a master yet', async () => {
    const { status, stderr } = await letter.run(['directory', 'learn', '--file', 'known.csv']);
    expect(status).toBe(65);
    expect(stderr).toContain('Run `undersigned sync` first.');
  });

  it('shows the starter where the letter has no directory of its own, or there is no letter', async () => {
    const shown = `${HEADER}\nSierra Club,,,,National,sierraclub.org\n`;
    for (const config of [[], ['--config', 'config/letter.yaml']]) {
      const { status, stdout } = await letter.run(['directory', 'show', 'sierra club', ...config]);
      expect({ status, stdout }).toEqual({ status: 0, stdout: shown });
    }
    await letter.remove();
    letter = { ...letter, remove: () => Promise.resolve() };
    const none = await letter.run(['directory', 'show', 'Sierra Club', '--json']);
    expect(JSON.parse(none.stdout)).toMatchObject([{ name: 'Sierra Club' }]);
  });

  it('imports without a config, and shows what was imported', async () => {
    await writeFile(letter.at('more.csv'), 'Name,Aliases\nZephyr Guild,Old Zephyrs;Zephyrs\n');
    const words = ['directory', 'import', 'more.csv', '--file', 'own.csv'];
    expect(await letter.run(words)).toMatchObject({
      status: 0,
      stderr: 'own.csv: 1 organizations, 1 of them new\n',
    });
    const { stdout } = await letter.run(['directory', 'show', 'zephyrs', '--file', 'own.csv']);
    expect(stdout).toBe(`${HEADER}\nZephyr Guild,Old Zephyrs;Zephyrs,,,,\n`);
    const nothing = await letter.run(['directory', 'show', 'quagga', '--file', 'own.csv']);
    expect(nothing).toMatchObject({ status: 0, stdout: '' });
    expect(nothing.stderr).toBe('Nothing is known under that name.\n');
  });

  it('says what it can do', async () => {
    const { status, stdout } = await letter.run(['directory']);
    expect(status).toBe(0);
    for (const word of ['show', 'import', 'learn']) expect(stdout).toContain(`directory ${word}`);
  });
});
