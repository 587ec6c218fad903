import { type Html, markup } from './html-template.ts';
import type { ListEntry, ListGroup, PublishedList, ListSection } from '../published-list.ts';
import { PAGE_STYLE } from './page-style.ts';

/**
 * The list as HTML: a fragment to paste into a page of one's own (its headings
 * begin at h2), or a full page that prints in columns. Screen readers find each
 * list by its heading; nothing is loaded from elsewhere and nothing runs.
 */
export function toHtml(list: PublishedList, page: boolean): string {
  const [language] = list.languages;
  const title = page ? markup`<h1>${list.letterName}</h1>\n` : NOTHING;
  const note = list.note === '' ? NOTHING : markup`<p class="note">${list.note}</p>\n`;
  const fragment = markup`<div class="signers" lang="${language}">
${title}${list.sections.map(sectionHtml)}${note}</div>
`;
  return (page ? pageHtml(list.letterName, language, fragment) : fragment).html;
}

const NOTHING = markup``;

function sectionHtml({ kind, heading, count, groups, more }: ListSection): Html {
  const id = `signers-${kind}`;
  const parts = groups.map((group, at) => groupHtml(group, `${id}-${at + 1}`, id));
  const rest = more === '' ? NOTHING : markup`<p class="more">${more}</p>\n`;
  return markup`<section aria-labelledby="${id}">
<h2 id="${id}">${heading} <span class="count">(${count})</span></h2>
${parts}${rest}</section>
`;
}

/** Safari takes a list without bullets for none, unless its role says otherwise. */
function groupHtml({ heading, count, entries }: ListGroup, id: string, sectionId: string): Html {
  const title =
    heading === ''
      ? NOTHING
      : markup`<h3 id="${id}">${heading} <span class="count">(${count})</span></h3>\n`;
  return markup`${title}<ul role="list" aria-labelledby="${heading === '' ? sectionId : id}">
${entries.map(entryHtml)}</ul>
`;
}

/** `dir="auto"`: a Hebrew or Arabic name stands as it is read. */
function entryHtml({ line, detail }: ListEntry): Html {
  const behind = detail === '' ? NOTHING : markup` <span class="detail">${detail}</span>`;
  return markup`<li dir="auto">${line}${behind}</li>\n`;
}

function pageHtml(title: string, language: string, body: Html): Html {
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${PAGE_STYLE}</head>
<body>
<main>
${body}</main>
</body>
</html>
`;
}
