import { describe, expect, it } from '@jest/globals';
import { deduplicator } from '../../src/matching/deduplicate.ts';

/** What people and machines paste into a box, over and over. */
const PATTERNS = [
  'A&',
  'Larkspur ',
  '(',
  '(a)',
  '()',
  'Inc ',
  'the ',
  'a, ',
  'a - ',
  'a/b ',
  'a;',
  'a: ',
  'a.',
  'ABC DE ',
  '(ABC) A B C ',
  '1',
  'a@b.c ',
  'http://a ',
  'www.a.org ',
  'a aka ',
  'é',
  '&amp;',
  'co-a ',
  '501(c)(3) ',
  'on behalf of ',
  'Director, ',
  'a project of ',
  'University of Ohio, Dayton, ',
  'OR IN ',
  "d'a ",
  'SumOf',
  '权',
  '\u200b',
];
const [SHORT, LONG] = [4_000, 32_000];
/** Eight times the letters may take so many times as long: linear with room, far from the square. */
const MOST_TIMES = 28;
/** What takes less is not worth a comparison. In milliseconds of the processor. */
const NOTHING = 12;

/** What the processor does for one name of a length in four spellings; the least of three runs. */
function work(pattern: string, length: number): number {
  const name = pattern.repeat(Math.ceil(length / pattern.length));
  const runs = [0, 1, 2].map((run) => {
    const began = process.cpuUsage();
    const list = deduplicator();
    for (const each of [name, `${name}${String(run)}`, `y ${name}`, name.toUpperCase()])
      list.add(each, 'OH', 'ana@larkspur.example');
    const found = list.finish([]);
    for (let at = 0; at < found.clusters; at += 1) found.canonicalName(at);
    for (const { reason } of found.pairs) expect(reason).toMatch(/\w/);
    return process.cpuUsage(began).user / 1000;
  });
  return Math.min(...runs);
}

describe('a name of any length', () => {
  it.each(PATTERNS)('takes time in proportion: %s', (pattern) => {
    const few = Math.max(work(pattern, SHORT), NOTHING);
    expect(work(pattern, LONG) / few).toBeLessThan(MOST_TIMES);
  });

  it('is never one with another text that begins alike', () => {
    const text = 'Larkspur tenants and neighbors of the hills '.repeat(20);
    const list = deduplicator();
    list.add(`${text} and of the valley`, '', '');
    list.add(`${text} and of the shore`, '', '');
    list.add(`${text.toUpperCase()} and of the shore`, '', '');
    const found = list.finish([]);
    expect([0, 1, 2].map((row) => found.clusterOf(row))).toEqual([0, 1, 1]);
  });
});
