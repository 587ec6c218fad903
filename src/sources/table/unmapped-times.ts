import { finding as made, type Finding } from '../../domain/finding.ts';
import { quoteTitle } from '../question-titles.ts';
import { parseTimestamp } from '../timestamp-forms.ts';

/** Watches for a column of times where the letter maps none. */
export interface TimeWatch {
  readonly see: (cells: readonly string[]) => void;
  readonly finding: (source: string) => readonly Finding[];
}

/** Enough rows to know a column by. */
const SEEN_ROWS = 20;

/** Responses without a time cannot be late: where the time is there, but not mapped, that is worth a word. */
export function timeWatch(titles: readonly string[]): TimeWatch {
  const times = titles.map(() => 0);
  const others = new Set<number>();
  let seen = 0;
  return {
    see: (cells) => {
      if (seen >= SEEN_ROWS) return;
      seen += 1;
      titles.forEach((_, column) => {
        const cell = cells[column] ?? '';
        if (cell.trim() === '') return;
        if (/\d:\d/u.test(cell) && parseTimestamp(cell) !== undefined) {
          times[column] = (times[column] ?? 0) + 1;
        } else others.add(column);
      });
    },
    finding: (source) => {
      const found = titles.filter((_, column) => (times[column] ?? 0) > 0 && !others.has(column));
      if (found.length === 0) return [];
      return [
        made({ code: 'time-unmapped', severity: 'warning', count: found.length }, 'timeUnmapped', {
          source,
          titles: found.map(quoteTitle).join(', '),
        }),
      ];
    },
  };
}
