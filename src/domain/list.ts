/** What may be asked of a list, in a config and on the command line. */

export type ListName = 'organizations' | 'individuals' | 'all';
export const FORMATS = ['csv', 'md', 'html', 'txt', 'docx', 'json'] as const;
export type Format = (typeof FORMATS)[number];
export type Audience = 'public' | 'internal';
export type Grouping = 'none' | 'state' | 'scope';

const ENDINGS: Readonly<Record<Format, readonly string[]>> = {
  csv: ['.csv'],
  md: ['.md', '.markdown'],
  html: ['.html', '.htm'],
  txt: ['.txt'],
  docx: ['.docx'],
  json: ['.json'],
};

/** What the ending of a file's name says of its format. */
export const FORMAT_OF_ENDING: Readonly<Record<string, Format>> = Object.fromEntries(
  FORMATS.flatMap((format) => ENDINGS[format].map((ending) => [ending, format])),
);

/** A file with a list that a sync keeps up to date. */
export interface ListFile {
  /** Absolute. */
  readonly path: string;
  /** As the config names it; the memory knows the file by it, on whatever machine. */
  readonly name: string;
  readonly format: Format;
  readonly list: ListName;
  readonly group: Grouping;
  readonly audience: Audience;
}
