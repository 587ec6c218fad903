import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exportList } from '../../src/lists/export-list.ts';
import type { Format, ListOptions } from '../../src/lists/published-list.ts';
import { escapeMd } from '../../src/lists/formats/to-md.ts';
import { individual, OPTIONS, organization } from './signers.ts';

const signers = [
  organization('1', 'Alpha & <b>Omega</b> Choir', { state: 'Ohio' }),
  organization('2', '*Étienne* House', { scope: 'National' }),
  organization('3', '1. The "First" Choir', { state: 'Ohio' }),
  individual('4', 'Ana Soto', { title: 'Organizer', affiliation: 'Soto_Law' }),
  individual('5', 'Sam Hill'),
];
const options: ListOptions = { ...OPTIONS, group: 'state', languages: ['en', 'es'], limit: 2 };
const text = async (format: Format, page = false) =>
  (await exportList(signers, { ...options, format, page })) as string;

describe('one list in each format', () => {
  it('as plain text', async () => {
    await expect(text('txt')).resolves.toBe(`Open letter for safe streets

Organizations / Organizaciones (3)

National / Nacional (1)
*Étienne* House

Ohio (2)
1. The "First" Choir

and 1 more / y 1 más

Individuals / Personas (2)

Sam Hill
Ana Soto, Organizer, Soto_Law*

*Affiliation for identification purposes only. / *Afiliación solo para fines de identificación.
`);
  });

  it('as Markdown', async () => {
    await expect(text('md')).resolves.toBe(`# Open letter for safe streets

## Organizations / Organizaciones (3)

### National / Nacional (1)

- \\*Étienne\\* House

### Ohio (2)

- 1\\. The "First" Choir

and 1 more / y 1 más

## Individuals / Personas (2)

- Sam Hill
- Ana Soto, Organizer, Soto\\_Law\\*

\\*Affiliation for identification purposes only. / \\*Afiliación solo para fines de identificación.
`);
  });

  it('as a fragment of HTML, with texts escaped and lists labelled by their headings', async () => {
    const html = await text('html');
    expect(html).toMatch(/^<div class="signers" lang="en">\n<section /u);
    expect(html).toContain('<li dir="auto">1. The &quot;First&quot; Choir</li>');
    expect(html).toContain('<ul role="list" aria-labelledby="signers-organizations-2">');
    expect(html).toContain('<h3 id="signers-organizations-2">Ohio <span class="count">(2)</span>');
    expect(html).toContain('<p class="more">and 1 more / y 1 más</p>');
    expect(html.match(/identification purposes/gu)).toHaveLength(1);
    expect(html).not.toMatch(/<script|<link|<img|src=|url\(|<style|<h1/u);
  });

  it('as a full page with print styles, which loads nothing', async () => {
    const html = await text('html', true);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/u);
    expect(html).toContain('<title>Open letter for safe streets</title>');
    expect(html).toContain('<h1>Open letter for safe streets</h1>');
    expect(html).toContain('@media print');
    expect(html).not.toMatch(/<script|<link|<img|src=|url\(|https?:/u);
  });

  it('as JSON', async () => {
    expect(JSON.parse(await text('json'))).toEqual({
      letter: 'Open letter for safe streets',
      languages: ['en', 'es'],
      audience: 'public',
      organizations: {
        heading: 'Organizations / Organizaciones',
        count: 3,
        more: 'and 1 more / y 1 más',
        groups: [
          {
            heading: 'National / Nacional',
            count: 1,
            signers: [
              { organization: '*Étienne* House', state: 'National', listedAs: '*Étienne* House' },
            ],
          },
          {
            heading: 'Ohio',
            count: 2,
            signers: [
              {
                organization: '1. The "First" Choir',
                state: 'Ohio',
                listedAs: '1. The "First" Choir',
              },
            ],
          },
        ],
      },
      individuals: {
        heading: 'Individuals / Personas',
        count: 2,
        groups: [
          {
            count: 2,
            signers: [
              { name: 'Sam Hill', title: '', affiliation: '', listedAs: 'Sam Hill' },
              {
                name: 'Ana Soto',
                title: 'Organizer',
                affiliation: 'Soto_Law',
                listedAs: 'Ana Soto, Organizer, Soto_Law*',
              },
            ],
          },
        ],
      },
      note: '*Affiliation for identification purposes only. / *Afiliación solo para fines de identificación.',
    });
  });

  it('for staff, with the contact behind the name', async () => {
    const one = organization('1', 'Alpha Choir', {
      contact: 'Ana Soto',
      contactTitle: 'Organizer',
      email: 'ana@example.org',
      status: 'Needs authority',
    });
    const internal = { ...OPTIONS, list: 'organizations', audience: 'internal' } as const;
    await expect(exportList([one], { ...internal, format: 'txt' })).resolves.toContain(
      'Alpha Choir — Ana Soto, Organizer, ana@example.org, Needs authority',
    );
    await expect(exportList([one], { ...internal, format: 'html' })).resolves.toContain(
      '<span class="detail">Ana Soto, Organizer, ana@example.org, Needs authority</span>',
    );
  });
});

describe('Markdown shows a text as it is', () => {
  it.each([
    ['# Heading', String.raw`\# Heading`],
    ['- item', String.raw`\- item`],
    ['+ item', String.raw`\+ item`],
    ['> quote', String.raw`\> quote`],
    ['12) item', String.raw`12\) item`],
    ['=====', String.raw`\=====`],
    ['[link](x)', String.raw`\[link\](x)`],
    ['a|b', String.raw`a\|b`],
    ['`code`', String.raw`\`code\``],
    ['R&amp;D', String.raw`R\&amp;D`],
    ['R&D', 'R&D'],
    ['C:\\x', String.raw`C:\\x`],
    ['two\nlines', 'two lines'],
    ['3-1-1 Neighbors', '3-1-1 Neighbors'],
  ])('%j → %j', (given, written) => {
    expect(escapeMd(given)).toBe(written);
  });
});

describe('HTML shows a text as it is', () => {
  it('no text opens a tag or ends an attribute', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('<', '>', '"', "'", '&lt;', '</ul>'), async (piece) => {
        const odd = [organization('1', `x${piece}y`, { state: `z${piece}` })];
        const plain = [organization('1', 'xy', { state: 'z' })];
        const render = async (list: typeof odd) =>
          (await exportList(list, { ...options, format: 'html', page: true })) as string;
        const tags = (html: string) => html.match(/<[^>]*>/gu);
        expect(tags(await render(odd))).toEqual(tags(await render(plain)));
      }),
    );
  });
});
