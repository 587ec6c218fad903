/** Tags inside a run of XML that is known to be well formed. */

/** The place after the ">" that ends the tag beginning at `start`; quoted ">" do not count. */
export function tagEnd(xml: string, start: number): number {
  let quote = 0;
  for (let at = start; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return at + 1;
  }
  return -1;
}

/** Where the tag `<name …` or `</name …` begins at or after `from`; "<row" is not found in "<rows". */
export function findTag(xml: string, tag: string, from: number): number {
  let at = xml.indexOf(tag, from);
  while (at >= 0 && !isTag(xml, tag, at)) at = xml.indexOf(tag, at + 1);
  return at;
}

/** Whether that tag begins at `at`; false while its end has not come yet. */
export function isTag(xml: string, tag: string, at: number): boolean {
  if (!xml.startsWith(tag, at)) return false;
  const next = xml.charCodeAt(at + tag.length);
  // ">", "/" or white space.
  return next === 62 || next === 47 || next <= 32;
}

/** The value of an attribute in an opening tag, as written. */
export function attributeIn(tag: string, name: string): string | undefined {
  const key = ` ${name}="`;
  const at = tag.indexOf(key);
  if (at >= 0) return tag.slice(at + key.length, tag.indexOf('"', at + key.length));
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found?.[1] ?? found?.[2];
}

/** The opening tag without the attribute. */
export function withoutAttribute(tag: string, name: string): string {
  return tag.replace(new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`), '');
}
