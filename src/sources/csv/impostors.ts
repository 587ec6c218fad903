import { unusable } from '../unusable.ts';

/** What people save under the name of a CSV file, and how such files begin, byte by byte. */
const IMPOSTORS: readonly (readonly [RegExp, string, string])[] = [
  [/^%PDF/u, 'a PDF', 'Download the responses as CSV.'],
  [/^\u00d0\u00cf\u0011\u00e0/u, 'an old Excel workbook (.xls)', 'Save it as CSV UTF-8.'],
  [/^\{\\rtf/u, 'a rich text document', 'Save it as plain text, UTF-8.'],
  [
    /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype|html)/iu,
    'a web page',
    'The download needs a signed-in account.',
  ],
  [/^(?:\u00ef\u00bb\u00bf)?\s*<\?xml/iu, 'XML', 'Download the responses as CSV.'],
  [
    /^(?:\u00ef\u00bb\u00bf)?\s*(?:\{\s*["}]|\[\s*[{"\]])/u,
    'JSON',
    'Download the responses as CSV. If the file is short, it may be the error of a download that was refused.',
  ],
  [/^SQLite format 3/u, 'a database', 'Export the responses from it as CSV.'],
  [
    /^(?:7z\u00bc\u00af|Rar!|BZh|\u00fd7zXZ|\u0028\u00b5\u002f\u00fd)/u,
    'an archive of a kind that is not read',
    'Unpack it and write the path of the CSV file.',
  ],
  [/^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8)/u, 'an image', 'Download the responses as CSV.'],
];

/** Bytes that no text holds; stray ones do no harm, and a stranger may have typed many into an answer. */
const CONTROL = /[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/gu;

const controlShare = (text: string): number =>
  (text.match(CONTROL)?.length ?? 0) / Math.max(1, text.length);

/** Random bytes are a tenth of these. */
const MOST_CONTROL = 1 / 20;
/** The first line is no stranger's. */
const MOST_IN_TITLES = 1 / 100;

/**
 * Throws `AppError` 65 where the beginning of a file shows that it is something else than a CSV.
 *
 * @param isUnicode whether the whole file is, as hardly any binary file is
 */
export function refuseImpostor(head: Buffer, path: string, isUnicode: boolean): void {
  const text = head.toString('latin1');
  for (const [signature, kind, hint] of IMPOSTORS) {
    if (signature.test(text)) throw unusable(`${path} is ${kind}, not a CSV file.`, hint);
  }
  const [titles = ''] = text.split(/[\r\n]/u, 1);
  const isBinary =
    controlShare(titles) > MOST_IN_TITLES || (!isUnicode && controlShare(text) > MOST_CONTROL);
  if (isBinary) {
    throw unusable(`${path} is a binary file, not a CSV file.`, 'Download the responses as CSV.');
  }
}
