import type { Signer } from '../domain/signer.ts';
import { buildList } from './build-list.ts';
import { toCsv } from './formats/to-csv.ts';
import { toHtml } from './formats/to-html.ts';
import { toJson } from './formats/to-json.ts';
import type { Format, ListOptions, PublishedList } from './published-list.ts';
import { toMd } from './formats/to-md.ts';
import { toTxt } from './formats/to-txt.ts';

export interface Rendering {
  readonly format: Format;
  /** For html: a full page with print styles instead of a fragment to paste. */
  readonly page?: boolean;
  /** For csv: begins with the mark by which Excel knows UTF-8; for files, not for pipes. */
  readonly bom?: boolean;
}

/** A list in one of its formats: bytes for docx, else text. The same list gives the same bytes. */
export async function renderList(
  list: PublishedList,
  { format, page = false, bom = false }: Rendering,
): Promise<Uint8Array | string> {
  switch (format) {
    case 'csv':
      return bom ? `\uFEFF${toCsv(list)}` : toCsv(list);
    case 'md':
      return toMd(list);
    case 'html':
      return toHtml(list, page);
    case 'txt':
      return toTxt(list);
    case 'json':
      return toJson(list);
    case 'docx': {
      // Twenty megabytes of library, for this format alone.
      const { toDocx } = await import('./formats/to-docx.ts');
      return toDocx(list);
    }
  }
}

/**
 * The published list of these signers, whose texts are those that stand in the
 * master now, people's edits included. Where the findings are wanted too, call
 * `buildList` and `renderList` one after the other.
 */
export async function exportList(
  signers: readonly Signer[],
  options: ListOptions & Rendering,
): Promise<Uint8Array | string> {
  return renderList(buildList(signers, options), options);
}
