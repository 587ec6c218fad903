import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { run, type Ran } from '../cli/run.ts';

type Row = Readonly<Record<string, string>>;

const FIELDS =
  'submittedAt email organization scope state firstName lastName title affiliation authority amplify'.split(
    ' ',
  );

/** Signer, authority, what is awkward about the answer. */
const AUTHORITIES: readonly (readonly [string, string, string])[] = [
  ['Les Amis du Tilleul', 'authorized', 'Oui'],
  ["L'Atelier du Genêt", 'authorized', 'je suis autorisée à signer'],
  ['Réseau pour une lecture publique libre (RLPL)', 'authorized', 'the board voted, with a date'],
  ['Fédération de la Bruyère', 'authorized', 'la secrétaire générale, c’est moi'],
  ['Collectif Mimosa', 'authorized', 'autorisé.e: for everybody'],
  ['Association Iris', 'authorized', 'a yes and a thank-you'],
  ['Ville de Sainte-Rose-sur-Lac', 'authorized', 'en ma qualité de mairesse'],
  [
    'Union des lectrices et lecteurs de la Pivoine',
    'authorized',
    'the later answer is the clear one',
  ],
  ['Collectif Ortie', 'unclear', 'sous réserve: a condition'],
  ['Éditions du Houx', 'unclear', 'je crois que oui: a belief'],
  ['Coopérative La Fougère', 'not authorized', 'pas encore'],
  ['Maison de la Lavande', 'not authorized', 'Non'],
];

const INDIVIDUALS: readonly (readonly [string, string])[] = [
  ['Jean-Loup de La Tour', '“Aucune” is no organization'],
  ['Marie Dupré', '“sans objet”, and a name in capitals'],
  ['Fatou Diop', '“n/a” and then “Néant”'],
  ['Zoé Lambert', 'her own name for an organization'],
  ['Dr Philippe Roy', 'a title, printed without a full stop'],
  ['Thierry Van den Berghe', 'an affiliation that has signed too'],
];

/** As the first is listed, and how the other response wrote it. */
const TOGETHER: readonly (readonly [string, string])[] = [
  ["L'Atelier du Genêt", 'Atelier du Genet'],
  ['Réseau pour une lecture publique libre (RLPL)', 'RLPL'],
  ['Association Iris', 'Assoc. Iris'],
  ['Fatou Diop', ''],
];

/** What one word or number tells apart. */
const APART: readonly (readonly [string, string])[] = [
  ['Fédération de la Bruyère', 'Fédération de la Bruyère, section 49'],
  ['Fédération de la Bruyère, section 49', 'Fédération de la Bruyère, section 72'],
  ['Les Glycines', 'Jardin des Glycines'],
  ['Les Amis du Tilleul', 'Les Amis du Tilleul de Lafayette'],
];

const STATES: readonly (readonly [string, string])[] = [
  ['Les Amis du Tilleul', 'Louisiane'],
  ['Bibliothèque associative du Saule', 'Pennsylvanie'],
  ['Association Iris', 'Géorgie'],
  ['Maison de la Lavande', 'Floride'],
];

let folder: string;
let config: string;
let first: Ran;
let signers: readonly Row[];

const undersigned = (...argv: string[]): Promise<Ran> => run(argv, folder);
const exported = async (...options: string[]): Promise<string> => {
  const done = await undersigned('export', '--list', 'all', ...options);
  expect(done).toMatchObject({ status: 0 });
  return done.stdout;
};
const signer = (name: string): Row | undefined =>
  signers.find(({ Organization, Name }) => (Organization || Name) === name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undersigned-french-'));
  await cp('fixtures/bibliotheques/reponses.csv', join(folder, 'reponses.csv'));
  expect(await undersigned('init', '--csv', 'reponses.csv', '--yes')).toMatchObject({ status: 0 });
  config = await readFile(join(folder, 'config', 'reponses.yaml'), 'utf8');
  expect(await undersigned('check')).toMatchObject({ status: 0 });
  first = await undersigned('sync', '--json');
  const path = join(folder, 'internal.csv');
  await exported('--audience', 'internal', '--output', path);
  signers = parse<Row>(await readFile(path, 'utf8'), { columns: true, bom: true });
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the French letter', () => {
  it('is recognized as one, with all of its questions', () => {
    expect(config).toContain('languages: [fr] #');
    for (const field of FIELDS) expect(config).toMatch(new RegExp(`^ {2}${field}: \\S`, 'mu'));
  });

  it('is synced whole, and then unchanged', async () => {
    expect(first.status).toBe(0);
    const again = JSON.parse((await undersigned('sync', '--json')).stdout) as { result: string };
    expect(again.result).toBe('unchanged');
  });

  it.each(AUTHORITIES)('%s: %s (%s)', (name, authority) => {
    expect(signer(name)).toMatchObject({ Authority: authority, Kind: 'organization' });
    expect(signer(name)?.['Status']).toBe(
      authority === 'authorized' ? 'Listed' : 'Needs authority',
    );
  });

  it.each(INDIVIDUALS)('%s is a person (%s)', (name) => {
    expect(signer(name)).toMatchObject({ Kind: 'individual', Status: 'Listed', Organization: '' });
  });

  it.each(TOGETHER)('%s and %s are one signer', (name, other) => {
    expect(signer(name)?.['Responses']).toBe('2');
    expect(signer(name)?.['Also written as'] ?? '').toBe(other);
  });

  it.each(APART)('%s and %s are two', (name, other) => {
    expect(signer(name)?.['Signer ID']).toMatch(/^O-/u);
    expect(signer(other)?.['Signer ID']).toMatch(/^O-/u);
    expect(signer(name)).not.toBe(signer(other));
  });

  it.each(STATES)('%s is in %s', (name, state) => {
    expect(signer(name)?.['State']).toBe(state);
  });

  it('takes no test and no placeholder for a signer', () => {
    const names = signers.flatMap(({ Organization, Name }) => [Organization, Name]);
    expect(
      names.filter((name) => /^(?:test|aucune|sans objet|néant|n\/a)/iu.test(name ?? '')),
    ).toEqual([]);
  });

  it('heads and closes its lists in French', async () => {
    const text = await exported('--group', 'state', '--format', 'txt');
    expect(text).toMatch(/^Organisations \(\d+\)$/mu);
    expect(text).toMatch(/^Personnes \(\d+\)$/mu);
    expect(text).toMatch(/^National \(3\)$/mu);
    expect(text).toContain("*L'affiliation n'est indiquée qu'à des fins d'identification.");
  });

  it.each(['csv', 'md', 'html', 'txt', 'json'])(
    'shows nobody’s address or number in %s',
    async (format) => {
      const text = await exported('--format', format);
      expect(text).toContain('Jo Bernard');
      expect(text).not.toMatch(/@|Appelez|504|555.?0142/u);
    },
  );
});

it('no line of a French text begins with a mark: the space before it does not break', () => {
  const folder = 'src/languages/fr';
  const files = [
    ...readdirSync(`${folder}/texts`).map((name) => `${folder}/texts/${name}`),
    ...['lists', 'follow-up'].map((topic) => `${folder}/${topic}.yaml`),
  ];
  const texts = files.flatMap((file) => leaves(parseYaml(readFileSync(file, 'utf8'))));
  expect(texts.length).toBeGreaterThan(300);
  expect(texts.filter((text) => / [;:?!»](?!\w)|« /u.test(text))).toEqual([]);
});

function leaves(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}
