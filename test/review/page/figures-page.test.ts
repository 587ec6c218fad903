import { describe, expect, it } from '@jest/globals';
import { figures } from '../../../src/master/figures/figures.ts';
import { lookPage } from '../../../src/review/page/figures-page.ts';
import { counted } from '../../master/figures/counted.ts';

describe('the page', () => {
  it('tells numbers and no names', async () => {
    const waiting = { match: 2, authority: 0, notice: 0 };
    const page = lookPage('A letter', 'en', await counted(), waiting);
    expect(page).toContain('<title>Ohio: 2</title>');
    expect(page).toContain('Back to the review (2)');
    expect(page).not.toMatch(/Acorn|Elm|@|<script|style=/u);
  });

  it('is there for a letter that nobody signed', () => {
    const page = lookPage('Nobody’s letter', 'en', figures([], []), {
      match: 0,
      authority: 0,
      notice: 0,
    });
    expect(page).toContain('0 organizations');
  });
});
