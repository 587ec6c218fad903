import { describe, expect, it } from '@jest/globals';
import { buildList } from '../../src/lists/build-list.ts';
import { fillLetter } from '../../src/lists/formats/fill-letter.ts';
import { individual, OPTIONS, organization } from './signers.ts';
import { buffer } from 'node:stream/consumers';
import { zipped } from '../../src/workbook/xlsx/write-package.ts';
import { unzip } from './unzip.ts';
import { WORD, wordDocument as letter } from './word-letter.ts';

const signers = [
  organization('1', 'Alpha & <Omega> Choir', { state: 'Ohio' }),
  organization('2', 'Étienne House', { scope: 'National' }),
  individual('3', 'Ana Soto', { title: 'Organizer', affiliation: 'Soto Law' }),
];

const list = (options: Partial<typeof OPTIONS> = {}) =>
  buildList(signers, { ...OPTIONS, list: 'all', ...options });

const filled = async (body: string, options: Partial<typeof OPTIONS> = {}): Promise<string> => {
  const bytes = await fillLetter(await letter(body), list(options), 'letter.docx');
  const xml = (await unzip(bytes)).get('word/document.xml') ?? '';
  return xml.slice(xml.indexOf('<w:body>') + 8, xml.indexOf('</w:body>'));
};

const p = (text: string, looks = '', runLooks = ''): string =>
  `<w:p>${looks}<w:r>${runLooks}<w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

describe('a letter of their own, filled', () => {
  it('has a paragraph a name, each looking like the one with the placeholder', async () => {
    const looks = '<w:pPr><w:pStyle w:val="Signer"/><w:jc w:val="center"/></w:pPr>';
    const run = '<w:rPr><w:i/></w:rPr>';
    const before = `<w:p w:rsidR="1">${looks}<w:r>${run}<w:t>{{organizations}}</w:t></w:r></w:p>`;
    expect(await filled(before)).toBe(
      p('Alpha &amp; &lt;Omega&gt; Choir', looks, run) + p('Étienne House', looks, run),
    );
  });

  it('finds a placeholder that Word split into runs, and its notes to itself between them', async () => {
    const split =
      '<w:p><w:bookmarkStart w:id="0" w:name="b"/><w:r><w:t>{{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>Organi</w:t></w:r><w:r><w:t>zations }}</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>';
    expect(await filled(split)).toBe(p('Alpha &amp; &lt;Omega&gt; Choir') + p('Étienne House'));
  });

  it('fills a sentence in place, and keeps the runs around it', async () => {
    const sentence =
      '<w:p><w:r><w:t>We, {{organ</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ization count}} groups</w:t></w:r><w:r><w:t xml:space="preserve"> and {{individual count}} person, ask.</w:t></w:r></w:p>';
    expect(await filled(sentence)).toBe(
      '<w:p><w:r><w:t xml:space="preserve">We, 2</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> groups</w:t></w:r><w:r><w:t xml:space="preserve"> and 1 person, ask.</w:t></w:r></w:p>',
    );
  });

  it('puts names one after the other where text or a picture stands beside the placeholder', async () => {
    expect(await filled('<w:p><w:r><w:t>Signed: {{individuals}}</w:t></w:r></w:p>')).toContain(
      'Signed: Ana Soto, Organizer, Soto Law*',
    );
    const picture = '<w:r><w:drawing/></w:r>';
    const beside = await filled(`<w:p>${picture}<w:r><w:t>{{organizations}}</w:t></w:r></w:p>`);
    expect(beside).toContain(picture);
    expect(beside).toContain('Alpha &amp; &lt;Omega&gt; Choir; Étienne House');
  });

  it('fills text boxes within a paragraph', async () => {
    const box = `<w:p><w:r><w:pict><w:txbxContent>${p('{{organizations}}')}</w:txbxContent></w:pict></w:r></w:p>`;
    expect(await filled(box)).toContain(
      `<w:txbxContent>${p('Alpha &amp; &lt;Omega&gt; Choir')}${p('Étienne House')}</w:txbxContent>`,
    );
  });

  it('sets headings bold and keeps them with what follows', async () => {
    const grouped = await filled(p('{{organizations}}', '<w:pPr><w:pStyle w:val="S"/></w:pPr>'), {
      group: 'state',
    });
    expect(grouped).toContain(
      p('National', '<w:pPr><w:pStyle w:val="S"/><w:keepNext/></w:pPr>', '<w:rPr><w:b/></w:rPr>'),
    );
  });

  it('ends a section of pages once, after the last name', async () => {
    const looks = '<w:pPr><w:sectPr><w:cols w:num="2"/></w:sectPr></w:pPr>';
    const body = await filled(p('{{organizations}}', looks));
    expect(body.match(/sectPr>/gu)).toHaveLength(2);
    expect(body.indexOf('<w:sectPr>')).toBeGreaterThan(body.indexOf('Choir'));
  });

  it('keeps every other byte', async () => {
    const others = {
      'word/header1.xml': `<w:hdr ${WORD}>${p('{{letter}}')}</w:hdr>`,
      'word/styles.xml': '<w:styles  odd="{{letter}}"/>',
    };
    const before = `${p('  two  spaces  ')}<w:tbl><w:tc>${p('{{organizations}}')}</w:tc></w:tbl>`;
    const bytes = await fillLetter(await letter(before, others), list(), 'letter.docx');
    const parts = await unzip(bytes);
    expect([...parts.keys()]).toEqual([
      '[Content_Types].xml',
      'word/document.xml',
      'word/header1.xml',
      'word/styles.xml',
    ]);
    expect(parts.get('word/styles.xml')).toBe(others['word/styles.xml']);
    expect(parts.get('word/header1.xml')).toContain('Open letter for safe streets');
    expect(parts.get('word/document.xml')).toContain(p('  two  spaces  '));
  });

  it('leaves an empty paragraph where nobody is on the list', async () => {
    const nobody = buildList([], { ...OPTIONS, list: 'all' });
    const bytes = await fillLetter(await letter(p('{{individuals}}')), nobody, 'letter.docx');
    expect((await unzip(bytes)).get('word/document.xml')).toContain(p(''));
  });

  it.each([
    ['a placeholder that is not known', () => letter(p('{{organisations}}')), '{{organisations}}'],
    ['a letter without one', () => letter(p('Dear all')), 'holds no placeholder'],
    ['a zip of something else', () => buffer(zipped([])), 'is not a Word document'],
    ['what is no zip', () => Promise.resolve(Buffer.from('Dear all')), 'is not a Word document'],
  ])('refuses %s (65)', async (_, made, message) => {
    const bytes = await made();
    await expect(fillLetter(bytes, list(), 'letter.docx')).rejects.toMatchObject({
      exitCode: 65,
      message: expect.stringContaining(message) as unknown,
    });
  });
});
