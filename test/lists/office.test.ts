import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildList } from '../../src/lists/build-list.ts';
import { fillLetter } from '../../src/lists/formats/fill-letter.ts';
import { exportList } from '../../src/lists/export-list.ts';
import { individual, OPTIONS, organization } from './signers.ts';

/** How a program says its version; undefined where it, or a part of it, is absent. */
function works(command: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const hasOffice = works('soffice', '--version');
const hasWriter = hasOffice && works('test', '-e', '/usr/lib/libreoffice/program/libswlo.so');
const chromium = ['chromium', 'google-chrome'].find((name) => works(name, '--version'));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lists-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function convert(file: string, to: string, ...filter: readonly string[]): Buffer {
  const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
  const args = [profile, '--headless', ...filter, '--convert-to', to, '--outdir', folder];
  execFileSync('soffice', [...args, path.join(folder, file)], { stdio: 'ignore', timeout: 90_000 });
  return readFileSync(path.join(folder, file.replace(/\.\w+$/u, `.${to}`)));
}

/** As a spreadsheet opens a CSV that is allowed to hold formulas. */
function opened(csv: string): { readonly formulas: number; readonly cells: readonly string[] } {
  writeFileSync(path.join(folder, 'list.csv'), csv);
  const evaluating = 'CSV:44,34,76,1,,0,false,true,false,false,false,-1,true';
  const sheet = convert('list.csv', 'fods', `--infilter=${evaluating}`).toString('utf8');
  return {
    formulas: sheet.match(/table:formula=/gu)?.length ?? 0,
    cells: [...sheet.matchAll(/<text:p>(.*?)<\/text:p>/gsu)].map(([, text = '']) => text),
  };
}

describe('a CSV list opened in LibreOffice', () => {
  const names = ['=1+1', '+1+1', '-1+1', '@SUM(1)', '=HYPERLINK("http://example.org")'];
  const harmless = ['-', '3-1-1 Neighbors', '00501 Neighbors', 'Étienne House'];
  const run = hasOffice ? it : it.skip;

  run(
    'case 25: runs no cell, and shows the others as they are (skipped without soffice)',
    async () => {
      const signers = [...names, ...harmless].map((name, at) => organization(`s${at}`, name));
      const about = { ...OPTIONS, list: 'organizations', format: 'csv' } as const;
      const { formulas, cells } = opened((await exportList(signers, about)) as string);
      expect(formulas).toBe(0);
      expect(cells).toEqual(expect.arrayContaining(harmless));
      expect(cells.join('\n')).toContain('=1+1');
    },
    120_000,
  );

  run(
    'cases 24 and 25: staff see addresses and numbers unmangled (skipped without soffice)',
    async () => {
      const signer = individual('i1', 'Ana Soto', {
        title: '+1 555 010 0100',
        affiliation: '3-1-1 Neighbors',
        email: 'ana@example.org',
      });
      const about = {
        ...OPTIONS,
        list: 'individuals',
        audience: 'internal',
        format: 'csv',
      } as const;
      const { cells } = opened((await exportList([signer], about)) as string);
      expect(cells).toEqual(expect.arrayContaining(['+1 555 010 0100', 'ana@example.org']));
      expect(cells.join('\n')).toContain('3-1-1 Neighbors');
    },
    120_000,
  );

  run(
    'would run them unguarded: this test can fail (skipped without soffice)',
    () => {
      expect(opened('Organization\n=1+1\n').formulas).toBe(1);
    },
    120_000,
  );
});

describe('lists on paper', () => {
  const signers = Array.from({ length: 60 }, (_, at) =>
    organization(`s${at}`, `Choir ${at}`, { state: at % 2 ? 'Ohio' : 'Texas' }),
  );
  const about = { ...OPTIONS, group: 'state' } as const;

  (hasWriter ? it : it.skip)(
    'Word’s document becomes one page in two columns (skipped without LibreOffice Writer)',
    async () => {
      writeFileSync(
        path.join(folder, 'list.docx'),
        await exportList(signers, { ...about, format: 'docx' }),
      );
      expect(pages(convert('list.docx', 'pdf'))).toBe(1);
    },
    120_000,
  );

  (chromium ? it : it.skip)(
    'the full page of HTML prints (skipped without Chromium)',
    async () => {
      const page = path.join(folder, 'page.html');
      const pdf = path.join(folder, 'page.pdf');
      writeFileSync(page, await exportList(signers, { ...about, format: 'html', page: true }));
      const quiet = [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        `--user-data-dir=${folder}/chrome`,
      ];
      execFileSync(
        chromium ?? '',
        [...quiet, '--no-pdf-header-footer', `--print-to-pdf=${pdf}`, pathToFileURL(page).href],
        { stdio: 'ignore', timeout: 90_000 },
      );
      expect(pages(readFileSync(pdf))).toBe(1);
    },
    120_000,
  );
});

function pages(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page(?![a-z])/gu)?.length ?? 0;
}

describe('a letter made in LibreOffice, filled', () => {
  const run = hasWriter ? it : it.skip;
  run(
    'reads as it did, with the names where the placeholders stood (skipped without soffice)',
    async () => {
      writeFileSync(path.join(folder, 'letter.fodt'), LETTER);
      const letter = convert('letter.fodt', 'docx');
      const signers = [
        organization('1', 'Alpha & <Omega> Choir'),
        organization('2', 'Étienne House'),
        individual('3', 'Ana Soto', { affiliation: 'Soto Law' }),
      ];
      const list = buildList(signers, { ...OPTIONS, list: 'all', languages: ['en', 'es'] });
      writeFileSync(
        path.join(folder, 'filled.docx'),
        await fillLetter(letter, list, 'letter.docx'),
      );
      const lines = convert('filled.docx', 'txt').toString('utf8').split(/\r?\n/u);
      expect(
        lines.map((line) => line.replace('\uFEFF', '').trim()).filter((line) => line !== ''),
      ).toEqual([
        'Open letter for safe streets',
        'We, 2 organizations and 1 person, ask for longer library hours.',
        'Alpha & <Omega> Choir',
        'Étienne House',
        'Nosotras y nosotros, 2 organizaciones, lo pedimos.',
        'Alpha & <Omega> Choir',
        'Étienne House',
        'Ana Soto, Soto Law*',
        expect.stringContaining(
          'Affiliation for identification purposes only',
        ) as unknown as string,
      ]);
    },
    120_000,
  );
});

/** Styles, two languages, a table, and a footnote, as people write letters. */
const LETTER = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:style style:name="Signer" style:family="paragraph"><style:text-properties fo:color="#224488" fo:font-style="italic"/></style:style></office:styles>
<office:body><office:text>
<text:h text:outline-level="1">{{letter}}</text:h>
<text:p>We, {{organization count}} organizations and {{individual count}} person, ask for longer library hours.</text:p>
<text:p text:style-name="Signer">{{organizations}}</text:p>
<text:p>Nosotras y nosotros, {{Organization  Count}} organizaciones, lo pedimos.</text:p>
<text:p text:style-name="Signer">{{organizations}}</text:p>
<table:table><table:table-column/><table:table-row><table:table-cell><text:p>{{individuals}}</text:p></table:table-cell></table:table-row></table:table>
<text:p>{{note}}</text:p>
</office:text></office:body></office:document>`;
