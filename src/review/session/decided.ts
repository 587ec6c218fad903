import { columnOf, REVIEW } from '../../master/columns.ts';
import type { Evidence } from './master-index.ts';
import { byCodeUnit } from '../../names/code-units.ts';

/** A decision that stands in the master, whoever made it and on whichever face. */
export interface Decided {
  readonly id: string;
  readonly kind: string;
  readonly a: string;
  readonly b: string;
  readonly decision: string;
  readonly by: string;
  /** ISO 8601 in UTC; '' before the first merge after it. */
  readonly at: string;
}

const cell = (header: Parameters<typeof columnOf<typeof REVIEW>>[1]): number =>
  columnOf(REVIEW, header);

/** What has been decided on the Review tab, the latest first. */
export function decided({ master, reviews }: Evidence): readonly Decided[] {
  return [...reviews.values()]
    .filter(
      ({ key, cells }) => (cells[cell('Decision')] ?? '') !== '' && master.memory.reviews.has(key),
    )
    .map(({ key, cells }) => ({
      id: key,
      kind: cells[cell('Kind')] ?? '',
      a: cells[cell('A')] ?? '',
      b: cells[cell('B')] ?? '',
      decision: cells[cell('Decision')] ?? '',
      by: cells[cell('Decided by')] ?? '',
      at: master.memory.reviews.get(key)?.data.decided?.at ?? '',
    }))
    .sort((x, y) => byCodeUnit(y.at, x.at) || byCodeUnit(x.id, y.id));
}
