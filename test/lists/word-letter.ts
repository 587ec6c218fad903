import { buffer } from 'node:stream/consumers';
import { zipped } from '../../src/workbook/xlsx/write-package.ts';

export const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word document of the parts that a letter is filled in. */
export const wordDocument = (
  body: string,
  others: Readonly<Record<string, string>> = {},
): Promise<Buffer> =>
  buffer(
    zipped(
      Object.entries({
        '[Content_Types].xml': '<Types/>',
        'word/document.xml': `<?xml version="1.0"?>\n<w:document ${WORD}><w:body>${body}</w:body></w:document>`,
        ...others,
      }).map(([name, text]) => ({ name, content: Buffer.from(text) })),
    ),
  );

/** A letter of plain paragraphs. */
export const wordLetter = (...paragraphs: readonly string[]): Promise<Buffer> =>
  wordDocument(paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join(''));
