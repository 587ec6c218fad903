import { SaxesParser } from 'saxes';
import { flat } from './flat.ts';
import { LONGEST_TEXT, MOST_CELLS, type Refuse } from './limits.ts';
import { decodeText } from './text.ts';

/** The texts that cells of the workbook share, by index; formats within a text are left out. */
export async function readSharedStrings(
  pieces: AsyncIterable<string>,
  refuse: Refuse,
): Promise<readonly string[]> {
  const strings: string[] = [];
  const parser = new SaxesParser({ xmlns: false, position: false });
  let text = '';
  let inText = false;
  let inPhonetic = false;
  parser.on('opentag', (tag) => {
    const name = localName(tag.name);
    if (name === 'si') text = '';
    else if (name === 'rPh') inPhonetic = true;
    else if (name === 't') inText = !inPhonetic;
  });
  const add = (chars: string): void => {
    if (!inText) return;
    text += chars;
    if (text.length <= LONGEST_TEXT) return;
    throw refuse('holds a text that is longer than any spreadsheet holds');
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', (tag) => {
    const name = localName(tag.name);
    if (name === 'si' && strings.push(flat(decodeText(text))) > MOST_CELLS) {
      throw refuse('has more text than can be read');
    }
    if (name === 'rPh') inPhonetic = false;
    else if (name === 't') inText = false;
  });
  for await (const piece of pieces) parser.write(piece);
  parser.close();
  return strings;
}

export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
