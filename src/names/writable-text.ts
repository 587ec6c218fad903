/** What may have to change: half a character, a line end, what cannot be written. */
const SUSPECT = /[\0-\x08\x0b-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/;

/** Control characters but tab and line feed, and what Unicode says is no character at all. */
const UNWRITABLE = /[\0-\x08\x0b-\x1f]|\p{Noncharacter_Code_Point}/gu;

/**
 * The one form of a text that every kind of workbook gives back as it was written:
 * well-formed, line ends as line feeds, without what XML or a sheet cannot hold.
 * Whatever is written, and whatever it is compared with, is in this form. Idempotent.
 */
export function writableText(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(UNWRITABLE, '');
}
