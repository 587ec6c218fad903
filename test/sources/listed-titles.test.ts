import { describe, expect, it } from '@jest/globals';
import { listTitles } from '../../src/sources/question-titles.ts';

/** An error names the titles of a file, and never what people typed into one that lost its titles. */

describe('titles in an error', () => {
  it.each([
    [['Timestamp', 'Our own wording', 'Another']],
    [['First Name', 'Odd']],
    [['Correo electrónico', 'Rara']],
  ])('%j are shown', (titles) => {
    for (const title of titles) expect(listTitles(titles)).toContain(title);
  });

  it.each([
    [['Ana Reyes', 'Bo Lee', 'Larch Circle']],
    [['Ana', 'Reyes']],
    [['Larch Group', 'Ohio Organization of Walkers']],
    [['Ana Reyes', 'ana@example.org']],
    [['Ana Reyes', '555 010 0199']],
    [['Ana Reyes', 'Yes']],
  ])('%j may be answers, and are not', (titles) => {
    for (const title of titles) expect(listTitles(titles)).not.toContain(title);
  });
});
