import type { ListGroup, PublishedList, ListSection } from '../published-list.ts';

/** The list as plain text: one name a line, a blank line around each heading. */
export function toTxt({ letterName, sections, note }: PublishedList): string {
  const parts = [letterName, ...sections.flatMap(sectionParts), note];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function sectionParts({ heading, count, groups, more }: ListSection): readonly string[] {
  return [`${heading} (${count})`, ...groups.flatMap(groupParts), more];
}

function groupParts({ heading, count, entries }: ListGroup): readonly string[] {
  const names = entries.map(({ line, detail }) => (detail === '' ? line : `${line} — ${detail}`));
  const list = names.map((name) => name.replace(/\s*[\r\n]+\s*/gu, ' ')).join('\n');
  return heading === '' ? [list] : [`${heading} (${count})\n${list}`];
}
