/** Markup that is safe to print as it stands. Only `markup` makes it. */
export interface Html {
  readonly html: string;
}

type Piece = string | number | Html | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template whose texts are escaped, for elements and for attributes in quotes. */
export function markup(fixed: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const parts = fixed.map(
    (text, at) => text + (at < pieces.length ? written(pieces[at] ?? '') : ''),
  );
  return { html: parts.join('') };
}

function written(piece: Piece): string {
  if (typeof piece === 'number') return String(piece);
  if (typeof piece === 'string')
    return piece.replace(/[&<>"']/gu, (char) => ENTITIES[char] ?? char);
  if ('html' in piece) return piece.html;
  return piece.map(({ html }) => html).join('');
}
