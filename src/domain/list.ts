/** What may be asked of a list, in a config and on the command line. */

export type ListName = 'organizations' | 'individuals' | 'all';
export type Format = 'csv' | 'md' | 'html' | 'txt' | 'docx' | 'json';
export type Audience = 'public' | 'internal';
export type Grouping = 'none' | 'state' | 'scope';

/** What the ending of a file's name says of its format. */
export const FORMAT_OF_ENDING: Readonly<Record<string, Format>> = {
  '.csv': 'csv',
  '.md': 'md',
  '.markdown': 'md',
  '.html': 'html',
  '.htm': 'html',
  '.txt': 'txt',
  '.docx': 'docx',
  '.json': 'json',
};

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
