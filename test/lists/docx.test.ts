import { describe, expect, it } from '@jest/globals';
import { exportList } from '../../src/lists/export-list.ts';
import type { Language } from '../../src/languages/registry.ts';
import { individual, OPTIONS, organization } from './signers.ts';
import { unzip } from './unzip.ts';

const signers = [
  organization('1', 'Alpha & <Omega> Choir', { state: 'Ohio' }),
  organization('2', 'Étienne House', { scope: 'National' }),
  individual('3', 'Ana Soto', { title: 'Organizer', affiliation: 'Soto Law' }),
];
const docx = async (languages: readonly [Language, ...Language[]] = ['en']) =>
  (await exportList(signers, {
    ...OPTIONS,
    group: 'state',
    languages,
    limit: 1,
    format: 'docx',
  })) as Uint8Array;

/** Style and text of each paragraph. */
function paragraphs(xml: string): readonly (readonly string[])[] {
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gsu)].map(([, inner = '']) => [
    /<w:pStyle w:val="([^"]*)"/u.exec(inner)?.[1] ?? '',
    [...inner.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)].map(([, words]) => words).join(''),
  ]);
}

describe('a list as a Word document', () => {
  it('has its headings, names and notes in styles', async () => {
    const parts = await unzip(await docx());
    const shown = paragraphs(parts.get('word/document.xml') ?? '').filter(([, words]) => words);
    expect(shown).toEqual([
      ['Title', 'Open letter for safe streets'],
      ['Heading1', 'Organizations (2)'],
      ['Heading2', 'National (1)'],
      ['Signer', 'Étienne House'],
      ['Note', 'and 1 more'],
      ['Heading1', 'Individuals (1)'],
      ['Signer', 'Ana Soto, Organizer, Soto Law*'],
      ['Note', '*Affiliation for identification purposes only.'],
    ]);
  });

  it('sets names in two columns and headings across both', async () => {
    const xml = (await unzip(await docx())).get('word/document.xml') ?? '';
    expect(xml.match(/<w:cols [^>]*w:num="2"/gu)).toHaveLength(2);
    expect(xml.match(/<w:type w:val="continuous"\/>/gu)?.length).toBeGreaterThanOrEqual(5);
  });

  it('is in the language of the letter', async () => {
    const parts = await unzip(await docx(['es']));
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="es-US"/>');
    expect(parts.get('word/document.xml')).toContain('Organizaciones (2)');
  });

  it('has the same bytes each time, and no date in them', async () => {
    const first = await docx();
    await new Promise((done) => setTimeout(done, 20));
    const second = await docx();
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
    const parts = await unzip(first);
    expect(parts.get('docProps/core.xml')).not.toMatch(/dcterms|20\d\d-/u);
  });
});
