/** Most answers by far; spares them the rest. */
const PLAIN = /^[\x20-\x7e]*$/;

/** Characters that take no room or turn the writing round: nothing that a name needs. */
const INVISIBLE =
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0E\uFEFF\uFFA0\uFFF0-\uFFFB]/gu;

/**
 * The text as it was meant: white space single and trimmed, line breaks turned
 * into spaces, control, bidi and zero-width characters and lone surrogates gone,
 * letters composed (NFC). Case, accents and punctuation stay.
 */
export function tidy(text: string): string {
  if (PLAIN.test(text)) return text.replace(/ {2,}/g, ' ').trim();
  return text
    .replace(/[\s\p{Zs}\p{Zl}\p{Zp}\p{Cc}]+/gu, ' ')
    .replace(/\p{Cs}/gu, '')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/**
 * The key under which two wordings of one answer meet: case, accents and spacing
 * do not count, punctuation becomes a space, an apostrophe vanishes ("I'm" is
 * `im`). '' for an answer without any letter or digit.
 */
export function loosely(text: string): string {
  if (PLAIN.test(text)) {
    return text
      .replace(/['`]/g, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  }
  return tidy(text)
    .normalize('NFKD')
    .replace(/[\p{M}'’‘ʼʻ`´]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
