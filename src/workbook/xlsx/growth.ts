import { parseRange, type Range, rangeRef } from './cell-ref.ts';
import type { RowEdits } from './edits.ts';
import { attributeIn } from './tags.ts';

/** How far down the rows of a tab reach, before and after a write. */
export interface Growth {
  /** The last row that held anything, -1 for none. */
  readonly oldBottom: number;
  readonly newBottom: number;
  /** Whether a row holds anything once all is written. */
  readonly isFilled: (row: number) => boolean;
}

export function growthOf(rows: readonly (readonly string[])[], edits: RowEdits): Growth {
  const filled = new Set<number>();
  let newBottom = rows.length - 1;
  for (const [row, runs] of edits) {
    if (!runs.some((run) => run.values.some((value) => value !== ''))) continue;
    filled.add(row);
    newBottom = Math.max(newBottom, row);
  }
  return {
    oldBottom: rows.length - 1,
    newBottom,
    isFilled: (row) => filled.has(row) || (rows[row]?.length ?? 0) > 0,
  };
}

/**
 * The range of a filter or a table with the rows that were added right below it, as
 * Excel does when a person types there: else sorting would leave the new rows behind.
 */
export function grownList(range: Range, growth: Growth): Range {
  if (growth.newBottom <= growth.oldBottom) return range;
  let { bottom } = range;
  while (growth.isFilled(bottom + 1)) bottom += 1;
  return { ...range, bottom };
}

/** Ranges of a rule (`sqref`): those that ended with the last row end with the new one. */
function grownRule(ranges: string, growth: Growth): string {
  if (growth.newBottom <= growth.oldBottom) return ranges;
  return ranges
    .split(' ')
    .map((ref) => {
      const range = parseRange(ref);
      const ended = range?.bottom === growth.oldBottom && range.top < range.bottom;
      return ended ? rangeRef({ ...range, bottom: growth.newBottom }) : ref;
    })
    .join(' ');
}

/** What follows the cells of a sheet, with its filter and its rules grown along. */
export function grownTail(xml: string, growth: Growth): string {
  if (growth.newBottom <= growth.oldBottom) return xml;
  let filters = 0;
  return xml
    .replace(/<(?:[^\s<>/:!?]+:)?(autoFilter|customSheetViews)[\s>][^>]*/, (tag, name: string) => {
      filters += 1;
      return name === 'autoFilter' && filters === 1 ? grownTag(tag, growth) : tag;
    })
    .replace(/<(?:[^\s<>/:!?]+:)?(?:conditionalFormatting|dataValidation)\s[^>]*/g, (tag) =>
      replaceAttribute(tag, 'sqref', (ref) => grownRule(ref, growth)),
    )
    .replace(
      /(<(?:[^\s<>/:!?]+:)?sqref>)([^<]*)(?=<)/g,
      (_, open: string, ref: string) => open + grownRule(ref, growth),
    );
}

/** A tag whose `ref` is the range of a filter or a table. */
export function grownTag(tag: string, growth: Growth): string {
  return replaceAttribute(tag, 'ref', (ref) => {
    const range = parseRange(ref);
    return range ? rangeRef(grownList(range, growth)) : ref;
  });
}

function replaceAttribute(tag: string, name: string, change: (value: string) => string): string {
  const value = attributeIn(tag, name);
  if (value === undefined) return tag;
  return tag.replace(
    new RegExp(`(\\s${name}\\s*=\\s*["'])[^"']*`),
    (_, before: string) => before + change(value),
  );
}
