import { z } from 'zod';
import { readRules } from '../names/rules.ts';

const words = z.string().transform((text) => text.normalize('NFKC').split(/\s+/u));
const rules = readRules(
  'times.yaml',
  z.strictObject({
    months: z.array(words).length(12),
    around: words,
    morning: words,
    afternoon: words,
    zones: z.record(z.string(), z.number()),
  }),
);

/** The month that a word names, 1 to 12. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  rules.months.flatMap((names, at) => names.map((name) => [name, at + 1] as const)),
);

/** Weekdays and prepositions, which say nothing of a date. */
export const AROUND: ReadonlySet<string> = new Set(rules.around);

/** Minutes east of Greenwich. */
export const ZONES: ReadonlyMap<string, number> = new Map(Object.entries(rules.zones));

export type Half = 'morning' | 'afternoon';

const HALVES: readonly (readonly [string, Half])[] = [
  ...rules.morning.map((word) => [word, 'morning'] as const),
  ...rules.afternoon.map((word) => [word, 'afternoon'] as const),
].sort(([a], [b]) => b.length - a.length);

/** The half of the day with which a text begins, and what follows it. */
export function leadingHalf(text: string): readonly [Half, string] | undefined {
  for (const [word, half] of HALVES) {
    if (!text.startsWith(word)) continue;
    const rest = text.slice(word.length);
    if (!/^\p{L}/u.test(rest)) return [half, rest.trimStart()];
  }
  return undefined;
}
