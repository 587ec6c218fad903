import type { PublishedList, ListSection } from '../published-list.ts';

/**
 * The list as JSON for a web page or a program: the same names in the same order
 * as printed, each with `listedAs`, the line as it is printed. Texts are as they
 * were given; the asterisk is in `listedAs` and its meaning in `note`.
 */
export function toJson({ letterName, languages, audience, sections, note }: PublishedList): string {
  const list = {
    letter: letterName,
    languages,
    audience,
    ...Object.fromEntries(sections.map((section) => [section.kind, sectionJson(section)])),
    ...(note === '' ? {} : { note }),
  };
  return `${JSON.stringify(list, null, 2)}\n`;
}

function sectionJson({ heading, count, groups, more, columns }: ListSection) {
  return {
    heading,
    count,
    ...(more === '' ? {} : { more }),
    groups: groups.map((group) => ({
      ...(group.heading === '' ? {} : { heading: group.heading }),
      count: group.count,
      signers: group.entries.map(({ line, cells }) => ({
        ...Object.fromEntries(columns.map(({ key }) => [key, plain(key, cells[key] ?? '')])),
        listedAs: line,
      })),
    })),
  };
}

function plain(key: string, cell: string): string {
  return key === 'affiliation' ? cell.replace(/\*$/u, '') : cell;
}
