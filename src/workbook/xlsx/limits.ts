/** What a file may ask of this machine. All lies far above what any spreadsheet program writes. */

/** Makes the error that refuses a file; `what` follows the name of the thing. */
export type Refuse = (what: string) => Error;

/** In characters; Excel and Google hold 32,767 and 50,000 in a cell. */
export const LONGEST_TEXT = 1_000_000;

/** In one tab, and of shared strings; V8's maps end soon after. */
export const MOST_CELLS = 16_000_000;

/** One row as it stands in the file, or all before the first, in characters. */
export const LONGEST_ROW = 16_000_000;

/** Of all parts together, in bytes. */
export const LARGEST_PACKAGE = 2 ** 31;

/** Of a part that is held whole: styles, the list of sheets. */
export const LARGEST_PART = 2 ** 26;
