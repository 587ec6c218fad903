import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ListSource } from '../../src/domain/letter.ts';
import { pullList } from '../../src/sources/published-list/list-source.ts';

/** Lists that were published before, of every layout. */

let folder: string;
const EDITIONS = [{ name: 'First', closes: '2026-03-01T17:00:00.000Z' }, { name: 'Second' }];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undersigned-list-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function pull(file: string, content: string, more: Partial<ListSource> = {}) {
  const path = join(folder, file);
  await writeFile(path, content);
  return pullList({ type: 'list', name: 'printed', path, ...more }, EDITIONS, 'en');
}
const answers = async (file: string, content: string) =>
  (await pull(file, content)).responses.map((response) => response.answers);

describe('a list as text', () => {
  it('takes National and states for headings, and the letter above them for no names', async () => {
    const { responses, findings } = await pull(
      'list.txt',
      'We the undersigned ask for quiet parks.\nSigned,\nNATIONAL\nAcorn Alliance\n\nD-F\nDistrict of Columbia\nBirch League\nFlorida\nCedar Circle\nFlorida Continued\nDune Union\n',
      { edition: 'First' },
    );
    expect(responses.map((each) => each.answers)).toEqual([
      { organization: 'Acorn Alliance', scope: 'National' },
      { organization: 'Birch League', state: 'District of Columbia' },
      { organization: 'Cedar Circle', state: 'Florida' },
      { organization: 'Dune Union', state: 'Florida' },
    ]);
    expect(new Set(responses.map(({ submittedAt }) => submittedAt))).toEqual(
      new Set(['2026-03-01T17:00:00.000Z']),
    );
    expect(findings).toMatchObject([{ code: 'list-preamble', severity: 'note', count: 2 }]);
  });

  const layouts = [
    {
      why: 'no headings at all: every line is a name',
      text: 'Acorn Alliance\r\nBirch League\r\n',
      read: [{ organization: 'Acorn Alliance' }, { organization: 'Birch League' }],
    },
    {
      why: 'bullets and numbers are layout, but not a number that is part of the name',
      text: '• Acorn Alliance\n- Birch League\n1. Cedar Circle\n3-1-1 Neighbors\n100 Gardens\n',
      read: [
        'Acorn Alliance',
        'Birch League',
        'Cedar Circle',
        '3-1-1 Neighbors',
        '100 Gardens',
      ].map((organization) => ({ organization })),
    },
    {
      why: 'headings of Markdown, with counts and in two languages',
      text: '# Organizations (3)\n\n## National / Nacional (1)\n- Acorn Alliance\n\n**Nuevo México:**\n- Birch League\n',
      read: [
        { organization: 'Acorn Alliance', scope: 'National' },
        { organization: 'Birch League', state: 'New Mexico' },
      ],
    },
    {
      why: 'two letters are no state, and a state within a name is no heading',
      text: 'Ohio\nOR\nOhio Riders\nTexas\nMaine Street Walkers\n',
      read: [
        { organization: 'OR', state: 'Ohio' },
        { organization: 'Ohio Riders', state: 'Ohio' },
        { organization: 'Maine Street Walkers', state: 'Texas' },
      ],
    },
    {
      why: 'individuals, with an affiliation behind the name and the note under the asterisk',
      text: 'Organizations (1)\nAcorn Alliance\n\nIndividuals (2)\nAna Soto, Jr., Elm Clinic*\nCleo Marsh\n\n*Affiliation for identification purposes only.\n',
      read: [
        { organization: 'Acorn Alliance' },
        { firstName: 'Ana', lastName: 'Soto, Jr.', affiliation: 'Elm Clinic' },
        { firstName: 'Cleo', lastName: 'Marsh' },
      ],
    },
  ];
  const more = [
    {
      why: 'affiliations in brackets, behind dashes and bars, and the note in words',
      text: 'Individuals\nAna Soto (Elm Clinic, Oak House)\nBo Lind — Elm Clinic\nCy Marsh | Oak House*\nDee Holt, Elm (affiliation for identification purposes only)\nEve Ash-Holt\n',
      read: [
        { firstName: 'Ana', lastName: 'Soto', affiliation: 'Elm Clinic, Oak House' },
        { firstName: 'Bo', lastName: 'Lind', affiliation: 'Elm Clinic' },
        { firstName: 'Cy', lastName: 'Marsh', affiliation: 'Oak House' },
        { firstName: 'Dee', lastName: 'Holt', affiliation: 'Elm' },
        { firstName: 'Eve', lastName: 'Ash-Holt' },
      ],
    },
    {
      why: 'parts that are neither nationwide nor a state, totals, dates and notes',
      text: 'NATIONAL ORGANIZATIONS\nAcorn Alliance\nSTATE AND LOCAL ORGANIZATIONS\nBirch League\nDistrict of Columbia (D.C.)\nCedar Circle\nInternational\nDune Union\nTotal: 4 organizations\nAs of May 2, 2025\n(list in formation)\nTotal Health Network\n',
      read: [
        { organization: 'Acorn Alliance', scope: 'National' },
        { organization: 'Birch League' },
        { organization: 'Cedar Circle', state: 'District of Columbia' },
        { organization: 'Dune Union' },
        { organization: 'Total Health Network' },
      ],
    },
    {
      why: 'a note in brackets behind a heading, and one between stars',
      text: 'Individuals (titles and affiliations for identification only)\n* Ana Soto, *Elm Clinic*\n** Affiliations are listed for identification only **\n',
      read: [{ firstName: 'Ana', lastName: 'Soto', affiliation: 'Elm Clinic' }],
    },
    {
      why: 'links and stars of Markdown',
      text: '- **Acorn Alliance**\n- *Birch League*\n- [Cedar Circle](https://cedar.example.org)\n',
      read: ['Acorn Alliance', 'Birch League', 'Cedar Circle'].map((organization) => ({
        organization,
      })),
    },
    {
      why: 'two columns',
      text: 'Texas\nAcorn Alliance           Birch League\nCedar Circle             Dune Union\nElm\n',
      read: ['Acorn Alliance', 'Birch League', 'Cedar Circle', 'Dune Union', 'Elm'].map(
        (organization) => ({ organization, state: 'Texas' }),
      ),
    },
  ];
  it.each([...layouts, ...more])('$why', async ({ text, read }) => {
    expect(await answers('list.txt', text)).toEqual(read);
  });

  it('says so where a list leaves names out', async () => {
    const { responses, findings } = await pull('list.txt', 'Acorn Alliance\nand 212 more\n');
    expect(responses).toHaveLength(1);
    expect(findings).toMatchObject([{ code: 'list-abbreviated', severity: 'warning' }]);
  });

  it('gives each name the same ID on every pull, wherever it moves', async () => {
    const one = await pull('list.txt', 'Acorn Alliance\nBirch League\nBirch League\n');
    const two = await pull('list.txt', 'Birch League\nAcorn Alliance\nBirch League\n');
    const ids = (all: typeof one) => all.responses.map(({ id }) => id).sort();
    expect(new Set(ids(one)).size).toBe(3);
    expect(ids(two)).toEqual(ids(one));
  });

  it('knows no time of signing where no edition is named', async () => {
    const { responses } = await pull('list.txt', 'Acorn Alliance\n');
    expect(responses[0]).not.toHaveProperty('submittedAt');
  });
});

describe('a list as CSV', () => {
  const tables = [
    {
      why: 'columns for organization and state, as this program exports them',
      text: 'Organization,State\nAcorn Alliance,National\n"Birch League, Inc.",Ohio\nCedar Circle,\n',
      read: [
        { organization: 'Acorn Alliance', scope: 'National' },
        { organization: 'Birch League, Inc.', state: 'Ohio' },
        { organization: 'Cedar Circle' },
      ],
    },
    {
      why: 'one column, in which the headings stand',
      text: 'NATIONAL\n"Acorn, Birch & Co."\nOhio\nBirch League\n',
      read: [
        { organization: 'Acorn, Birch & Co.', scope: 'National' },
        { organization: 'Birch League', state: 'Ohio' },
      ],
    },
    {
      why: 'semicolons and Spanish titles',
      text: 'Nombre de la organización;Estado\nLiga del Roble;Nuevo México\n',
      read: [{ organization: 'Liga del Roble', state: 'New Mexico' }],
    },
    {
      why: 'individuals beside organizations',
      text: 'Kind,Organization,Name,Title,Affiliation (*for identification purposes only)\norganization,Acorn Alliance,,,\nindividual,,Ana Soto,Nurse,Elm Clinic*\n',
      read: [
        { organization: 'Acorn Alliance' },
        { firstName: 'Ana', lastName: 'Soto', title: 'Nurse', affiliation: 'Elm Clinic' },
      ],
    },
  ];
  it.each(tables)('$why', async ({ text, read }) => {
    expect(await answers('list.csv', text)).toEqual(read);
  });

  it('without a title that is known is refused, with what to write', async () => {
    await expect(pull('list.csv', 'Kreis,Ort\nAcorn,Ohio\n')).rejects.toMatchObject({
      exitCode: 65,
      hint: 'Give the column with the names that title, and the one with the states the title State.',
    });
  });
});

describe('a list that cannot be used', () => {
  const wrong = [
    { why: 'is empty', file: 'list.txt', text: '' },
    { why: 'holds headings alone', file: 'list.txt', text: 'National\nOhio\n' },
    { why: 'is a PDF', file: 'list.txt', text: '%PDF-1.7 and so on' },
    {
      why: 'breaks off inside quotes',
      file: 'list.csv',
      text: 'Organization,State\n"Acorn,Ohio\n',
    },
  ];
  it.each(wrong)('$why', async ({ file, text }) => {
    await expect(pull(file, text)).rejects.toMatchObject({ exitCode: 65 });
  });
});
