import type { TabLayout } from '../workbook.ts';
import { cellRef } from './cell-ref.ts';
import { MAIN_NAMESPACE } from './template.ts';
import { encodeText } from './text.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const AUTHOR = 'Undersigned';

/** The notes on the headers of a new tab: what they say, and the boxes in which Excel shows it. */
export interface HeaderNotes {
  readonly comments: string;
  readonly drawing: string;
}

/** @param about the number of the tab among those with notes, and the namespace of its workbook */
export function headerNotes(
  { columns }: TabLayout,
  about: { readonly number: number; readonly namespace?: string },
): HeaderNotes {
  const notes = columns.flatMap(({ note = '' }, column) => (note === '' ? [] : [{ column, note }]));
  const list = notes.map(
    ({ column, note }) =>
      `<comment ref="${cellRef(0, column)}" authorId="0"><text><t>${encodeText(note)}</t></text></comment>`,
  );
  const shapes = notes.map((each, at) => box(each, about.number * 1024 + at + 1));
  return {
    comments: `${XML}<comments xmlns="${about.namespace ?? MAIN_NAMESPACE}"><authors><author>${AUTHOR}</author></authors><commentList>${list.join('')}</commentList></comments>`,
    drawing: `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${about.number}"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join('')}</xml>`,
  };
}

/** As high as its text needs: some 34 characters stand in a line. */
function box(
  { column, note }: { readonly column: number; readonly note: string },
  id: number,
): string {
  const rows = Math.max(2, Math.ceil(note.length / 34));
  const anchor = `${column + 1}, 12, 1, 4, ${column + 3}, 60, ${rows + 2}, 4`;
  return `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>0</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
}
