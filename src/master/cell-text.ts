/**
 * Excel holds 32,767 characters in a cell, Google 50,000; what is longer is cut
 * here, the same for both, so that a cell reads back as it was written.
 */
const LONGEST = 32_000;
const CUT = ' … [cut]';

const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;

/** Whatever may not stay as it is: half a character, a line end, what cannot be written. */
const SUSPECT = /[\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;

/** The text that stands in a cell for `text`: what every kind of workbook gives back unchanged. */
export function cellText(text: string): string {
  if (text.length <= LONGEST && !SUSPECT.test(text)) return text;
  const writable = text.toWellFormed().replace(/\r\n?/gu, '\n').replace(UNWRITABLE, '');
  if (writable.length <= LONGEST) return writable;
  return writable.slice(0, LONGEST - CUT.length).toWellFormed() + CUT;
}
