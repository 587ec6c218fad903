import type { ListGroup, PublishedList, ListSection } from '../published-list.ts';

/** What Markdown (CommonMark and GitHub's) would read as markup, anywhere in a line. */
const INLINE = /[\\`*_[\]<>|~]|&(?=#?\w+;)/gu;
/** … and only at the beginning of one: headings, lists, rules, numbers. */
const LEADING = /^(?:[#+=-]|\d+(?=[.)]))/u;

/** A text that Markdown shows as it is. */
export function escapeMd(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(INLINE, String.raw`\$&`)
    .replace(LEADING, (start) => (/^\d/u.test(start) ? start : `\\${start}`))
    .replace(/^(\d+)([.)])/u, String.raw`$1\$2`);
}

/** The list as Markdown: headings and a bulleted list under each. */
export function toMd({ letterName, sections, note }: PublishedList): string {
  const parts = [`# ${escapeMd(letterName)}`, ...sections.flatMap(sectionParts)];
  return `${[...parts, ...(note === '' ? [] : [escapeMd(note)])].join('\n\n')}\n`;
}

function sectionParts({ heading, count, groups, more }: ListSection): readonly string[] {
  const title = `## ${escapeMd(heading)} (${count})`;
  return [title, ...groups.flatMap(groupParts), ...(more === '' ? [] : [escapeMd(more)])];
}

function groupParts({ heading, count, entries }: ListGroup): readonly string[] {
  const items = entries.map(({ line, detail }) =>
    detail === '' ? `- ${escapeMd(line)}` : `- ${escapeMd(line)} — ${escapeMd(detail)}`,
  );
  const title = heading === '' ? [] : [`### ${escapeMd(heading)} (${count})`];
  return [...title, items.join('\n')];
}
