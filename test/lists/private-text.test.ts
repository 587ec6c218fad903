import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withoutContacts } from '../../src/names/private-text.ts';
import { table } from './table.ts';

describe('case 48: addresses and numbers typed into a text', () => {
  it.each(table<'typed' | 'published' | 'held'>('contacts.csv'))(
    '$typed → $published ($why)',
    ({ typed, published, held }) => {
      expect(withoutContacts(typed)).toEqual({ text: published, held: held === 'yes' });
    },
  );
});

describe('everyday spellings', () => {
  const rows = table<'typed' | 'contact'>('everyday-contacts.csv');

  it.each(rows)('$typed: $contact', ({ typed, contact }) => {
    const { text, held } = withoutContacts(typed);
    expect(held ? 'yes' : 'no').toBe(contact);
    if (held) expect(text).toMatch(/^(?:Elm|Pine|Fir|Elder|Fig)(?: Ana)?$/u);
    else expect(text).toBe(typed);
  });

  it('are as many as the documentation says', () => {
    const page = readFileSync('docs/lists.md', 'utf8');
    const contacts = rows.filter(({ contact }) => contact === 'yes').length;
    expect(page).toContain(`${contacts} of ${contacts} are taken out`);
    expect(page).toContain(`none of ${rows.length - contacts} names`);
  });
});

describe('laws of texts for publication', () => {
  const before = fc.constantFrom('', 'Prueba Clinic, ', 'Ana Soto (', 'Organizer / ', 'x');
  const after = fc.constantFrom('', ')', ', Ohio', ' y más', '.');
  const digits = (length: number) =>
    fc.string({ unit: fc.constantFrom('2', '3', '5', '7'), minLength: length, maxLength: length });

  it('no address survives, wherever it stands', () => {
    fc.assert(
      fc.property(before, after, fc.emailAddress(), (start, end, address) => {
        fc.pre(/^[\w.+-]+@/u.test(address));
        expect(withoutContacts(`${start}${address}${end}`).text).not.toContain('@');
      }),
    );
  });

  it('no telephone number survives, however it is parted', () => {
    const gap = fc.constantFrom('', ' ', '-', '.', ') ', ' - ');
    fc.assert(
      fc.property(digits(3), digits(3), digits(4), gap, gap, after, (a, b, c, g, h, end) => {
        const { text } = withoutContacts(`Prueba Clinic ${a}${g}${b}${h}${c}${end}`);
        expect(text).not.toContain(c);
      }),
    );
  });

  it('a second pass finds nothing', () => {
    fc.assert(
      fc.property(before, after, fc.string({ unit: 'grapheme' }), (start, end, text) => {
        const once = withoutContacts(`${start}${text}${end}`);
        expect(withoutContacts(once.text).text).toBe(once.text);
      }),
    );
  });

  it('an answer of 50,000 characters takes no noticeable time', () => {
    const start = performance.now();
    for (const unit of ['a', '5', 'a.', '1 ', '@', 'a@', '(at)', '+', '-']) {
      withoutContacts(`${unit.repeat(50_000 / unit.length)}@`);
    }
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
