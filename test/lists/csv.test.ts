import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { safeCell } from '../../src/lists/formats/to-csv.ts';
import { exportList } from '../../src/lists/export-list.ts';
import { individual, OPTIONS, organization } from './signers.ts';
import { table } from './table.ts';

describe('cells that no spreadsheet runs', () => {
  it.each(table<'cell' | 'written'>('cells.csv'))(
    '$cell → $written ($why)',
    ({ cell, written }) => {
      expect(safeCell(cell)).toBe(written);
    },
  );

  it('case 25: what begins with a sign of a formula and holds letters or brackets is marked as text', () => {
    const sign = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', ' =');
    fc.assert(
      fc.property(sign, fc.string(), (start, rest) => {
        fc.pre(/[(!|a-z]/u.test(rest) && !rest.includes('@'));
        expect(safeCell(`${start}${rest}`)).toBe(`'${start}${rest}`);
      }),
    );
  });

  it('a cell keeps its text, marked or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect([text, `'${text}`]).toContain(safeCell(text));
      }),
    );
  });
});

describe('lists as CSV', () => {
  const signers = [
    organization('o1', 'Prueba "Quoted", Inc.', { state: 'Ohio', email: 'a@example.org' }),
    organization('o2', '=HYPERLINK("http://example.org")', { scope: 'National' }),
    organization('o3', 'Semi; colon'),
    individual('i1', 'Ana Soto', { title: 'Organizer', affiliation: 'Soto, "Law"\nClinic' }),
    individual('i2', 'Sam Hill'),
  ];

  it('organizations in public are their names', async () => {
    await expect(
      exportList(signers, { ...OPTIONS, list: 'organizations', format: 'csv' }),
    ).resolves.toBe(
      [
        'Organization',
        `"'=HYPERLINK(""http://example.org"")"`,
        '"Prueba ""Quoted"", Inc."',
        '"Semi; colon"',
        '',
      ].join('\n'),
    );
  });

  it('and their state where they are grouped by it', async () => {
    await expect(
      exportList(signers.slice(0, 1), {
        ...OPTIONS,
        list: 'organizations',
        group: 'state',
        format: 'csv',
      }),
    ).resolves.toBe('Organization,State\n"Prueba ""Quoted"", Inc.",Ohio\n');
  });

  it('cases 46 and 47: an affiliation with comma, quote and line break, and none at all', async () => {
    const csv = await exportList(signers, { ...OPTIONS, list: 'individuals', format: 'csv' });
    expect(parse(csv as string)).toEqual([
      ['Name', 'Title', 'Affiliation (*for identification purposes only)'],
      ['Sam Hill', '', ''],
      ['Ana Soto', 'Organizer', 'Soto, "Law" Clinic*'],
    ]);
  });

  it('both kinds say which one a row is', async () => {
    const csv = await exportList(signers, { ...OPTIONS, format: 'csv' });
    const rows = parse(csv as string, { columns: true });
    expect(rows.map((row) => (row as { Kind: string }).Kind)).toEqual([
      ...['organization', 'organization', 'organization'],
      ...['individual', 'individual'],
    ]);
  });

  it('staff see contacts, under the headers of the master', async () => {
    const signer = organization('o1', 'Prueba Choir', {
      email: 'a@example.org',
      status: 'Needs authority',
      contact: 'Ana Soto',
      alsoWrittenAs: ['Choir Prueba', 'The Choir'],
      responses: ['r1', 'r2'],
    });
    const csv = await exportList([signer], {
      ...OPTIONS,
      list: 'organizations',
      audience: 'internal',
      format: 'csv',
    });
    expect(parse(csv as string, { columns: true })).toEqual([
      {
        'Signer ID': 'o1',
        Organization: 'Prueba Choir',
        Status: 'Needs authority',
        Authority: 'authorized',
        Scope: '',
        State: '',
        Contact: 'Ana Soto',
        'Contact title': '',
        Email: 'a@example.org',
        Amplify: '',
        Edition: '',
        'First signed': '2026-03-01T12:00:00.000Z',
        'Last signed': '2026-03-01T12:00:00.000Z',
        Responses: '2',
        'Also written as': 'Choir Prueba; The Choir',
      },
    ]);
  });

  it('begins with the mark that Excel looks for, where it is a file', async () => {
    const about = { ...OPTIONS, list: 'organizations', format: 'csv', bom: true } as const;
    await expect(exportList([organization('o1', 'Étienne House')], about)).resolves.toBe(
      '\uFEFFOrganization\nÉtienne House\n',
    );
  });

  it('an empty list has its header', async () => {
    await expect(
      exportList([], { ...OPTIONS, list: 'organizations', format: 'csv' }),
    ).resolves.toBe('Organization\n');
  });
});
