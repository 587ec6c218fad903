import type { Letter } from '../domain/letter.ts';
import { buildList } from '../lists/build-list.ts';
import { frozenEditions } from '../lists/editions/frozen.ts';
import { renderList } from '../lists/export-list.ts';
import { familyNames } from '../master/family-names.ts';
import type { Master } from '../master/master.ts';
import type { PublishedList } from '../lists/published-list.ts';
import type { ListDesk, ListRequest } from '../lists/list-desk.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { editionCounts, publishEdition } from './publish-edition.ts';
import { selectSigners } from './select-signers.ts';

const TYPES: Readonly<Record<ListRequest['format'], string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/** The lists of a letter as `export` writes them, and its editions as `publish` does. */
export function listDesk(letter: Letter, workbook: Workbook, now: () => Date): ListDesk {
  return {
    editions: ({ memory }) => {
      const frozen = frozenEditions(memory).map(({ name }) => name);
      const closed = letter.editions.filter(({ closes }) => closes !== undefined);
      return [...new Set([...frozen.reverse(), ...closed.map(({ name }) => name)])];
    },
    file: async (master, request) => {
      const { format, list, audience, since } = request;
      const built = listAsked(letter, master, request);
      const body = await renderList(built, { format, page: true, bom: true });
      const inside = audience === 'internal' ? ['internal', 'with addresses'] : [];
      const late = since === '' ? [] : [`since ${since}`];
      const parts = [letter.name, list === 'all' ? 'signers' : list, ...late, ...inside];
      return { name: `${fileName(parts.join(' – '))}.${format}`, type: TYPES[format], body };
    },
    fill: async (master, template, { name, group, since }) => {
      const { fillLetter } = await import('../lists/formats/fill-letter.ts');
      const asked = { list: 'all', audience: 'public', group, since } as const;
      const body = await fillLetter(template, listAsked(letter, master, asked), name);
      const filled = fileName(`${name.replace(/\.docx$/iu, '')} – with signers`);
      return { name: `${filled}.docx`, type: TYPES.docx, body };
    },
    publish: async (edition, again) => {
      const published = await publishEdition(letter, workbook, { edition, again }, now);
      const { name, at } = published.edition;
      return { edition: name, at, ...editionCounts(published) };
    },
  };
}

function listAsked(
  letter: Letter,
  master: Master,
  { list, group, audience, since }: Omit<ListRequest, 'format'>,
): PublishedList {
  const selection = { since: since === '' ? undefined : since, edition: undefined };
  const { signers, after } = selectSigners(selection, letter, master);
  return buildList(signers, {
    list,
    audience,
    group,
    languages: letter.languages,
    letterName: letter.name,
    extra: letter.extra,
    familyNames: familyNames(master),
    ...(after === undefined ? {} : { since: { instant: after } }),
  });
}

/** A name that every system takes. */
function fileName(text: string): string {
  return text
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 120);
}
