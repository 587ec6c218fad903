import { writableText } from '../../names/writable-text.ts';

/** Text as a cell of an .xlsx file can hold it, after ECMA-376 part 1, 22.9.2.19 (ST_Xstring). */

/** In UTF-16 code units; Excel calls the file corrupt beyond it. */
export const CELL_LIMIT = 32_767;

const CUT_MARK = ' … [cut]';

/**
 * The text that will stand in a cell for `text`: its writable form, cut with a visible
 * mark where it is longer than a cell can hold.
 *
 * Whoever compares what was written with what stands there must compare this.
 * Idempotent.
 */
export function asStored(text: string): string {
  const writable = writableText(text);
  if (writable.length <= CELL_LIMIT) return writable;
  // The cut may halve a character.
  return writable.slice(0, CELL_LIMIT - CUT_MARK.length).toWellFormed() + CUT_MARK;
}

// What XML 1.0 cannot hold, what its parsers change (CR), and what would be read as an escape.
const UNSAFE =
  /[\0-\x08\x0b-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[0-9A-Fa-f]{4}_)/g;

/** Whatever `encodeText` may have to change. */
const ENCODED = /[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff&<>"]|_x/;

const ESCAPE = /_x([0-9A-Fa-f]{4})_/g;

/** Escapes as `_xHHHH_` whatever XML cannot hold, and `&`, `<`, `>` as XML does. */
export function encodeText(text: string): string {
  if (!ENCODED.test(text)) return text;
  return escapeXml(
    text.replace(UNSAFE, (each) => {
      const code = each.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      return `_x${code}_`;
    }),
  );
}

/** The element that holds a text, in a cell or among the shared ones. */
export function textXml(text: string, prefix: string): string {
  // Without it, XML lets a reader drop the blanks at both ends.
  const space = /^\s|\s$|[\n\t]/.test(text) ? ' xml:space="preserve"' : '';
  return `<${prefix}t${space}>${encodeText(text)}</${prefix}t>`;
}

/** Undoes the `_xHHHH_` of `encodeText`; XML's own escapes are the parser's business. */
export function decodeText(text: string): string {
  return text.includes('_x')
    ? text.replace(ESCAPE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

/** For text and double-quoted attribute values. */
export function escapeXml(text: string): string {
  return /[&<>"]/.test(text)
    ? text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
    : text;
}
