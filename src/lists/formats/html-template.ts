import { html, raw } from 'hono/html';

/** Markup that is safe to print as it stands. Only `markup` makes it. */
export interface Html {
  readonly html: string;
}

type HtmlPiece = string | number | Html | readonly Html[];

/** A template whose texts are escaped, for elements and for attributes in quotes. */
export function markup(fixed: TemplateStringsArray, ...pieces: readonly HtmlPiece[]): Html {
  const made = html(fixed, ...pieces.map(asPiece));
  if (made instanceof Promise) throw new Error('Nothing in a template has to be waited for.');
  return { html: made.toString() };
}

function asPiece(piece: HtmlPiece): unknown {
  if (typeof piece === 'string' || typeof piece === 'number') return piece;
  return 'html' in piece ? raw(piece.html) : piece.map((each) => raw(each.html));
}
