import { writableText } from '../names/writable-text.ts';

/**
 * Excel holds 32,767 characters in a cell, Google 50,000; what is longer is cut
 * here, the same for both, so that a cell reads back as it was written.
 */
const LONGEST = 32_000;
const CUT = ' … [cut]';

/** The text that stands in a cell for `text`: what every kind of workbook gives back unchanged. */
export function cellText(text: string): string {
  const writable = writableText(text);
  if (writable.length <= LONGEST) return writable;
  return writable.slice(0, LONGEST - CUT.length).toWellFormed() + CUT;
}
