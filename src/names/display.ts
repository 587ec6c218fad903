import { fromAllCaps } from './casing.ts';
import { visibleText } from './fold.ts';

const QUOTED = /^(["“”„«»]|'(?=.*'$)|‘(?=.*’$))(.*?)(["“”„«»'’])$/su;
const OUTER_JUNK = /^[\s,;]+|[\s,;]+$/gu;

/** Nothing in it is ever shown otherwise. */
const TIDY = /^[A-Za-z0-9](?:[A-Za-z0-9.,()'/-]|&(?= )| (?! ))*[A-Za-z0-9.)]$/;

/** An emoji with the invisible characters that make one sign of several. */
const EMOJI =
  /(\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]*)*)/u;

/** Without one of these there is no emoji. */
const LIKE_EMOJI = /[\u00a9\u00ae\u203c-\u3299\ud83c-\ud83f]/;

/** Invisible characters go, except where they hold an emoji together. */
function visibleName(name: string): string {
  if (!LIKE_EMOJI.test(name)) return visibleText(name);
  return name
    .split(EMOJI)
    .map((part, at) => (at % 2 === 1 ? part : visibleText(part)))
    .join('');
}

function withoutQuotes(text: string): string {
  const [, open, inner] = QUOTED.exec(text) ?? [];
  if (open === undefined || inner === undefined || inner.trim() === '') return text;
  // `"A" and "B"` is quoted in part only.
  return /["“”„«»]/u.test(inner) ? text : inner.trim();
}

/**
 * A name as it is shown: white space tidied, HTML entities decoded, invisible characters and
 * quotes round the whole removed, and capitals throughout set in normal case where that is certain.
 * Never empty where the name was not.
 */
export function displayName(name: string): string {
  if (TIDY.test(name)) return fromAllCaps(name);
  const visible = visibleName(name).normalize('NFC').replace(/\s+/gu, ' ');
  const tidy = withoutQuotes(visible.replace(OUTER_JUNK, '')).replace(OUTER_JUNK, '');
  return fromAllCaps(tidy) || visible.trim() || name.trim() || name;
}
