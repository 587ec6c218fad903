import { expect, it } from '@jest/globals';
import { deduplicator } from '../../src/matching/deduplicate.ts';

/**
 * In a register a body is often written without one of its words; but where little else is said, a
 * word more makes another body of it.
 */

function joined(a: string, b: string): boolean {
  const rows = deduplicator();
  for (const name of [a, b]) rows.add(name, '', '');
  return rows.finish([]).clusters === 1;
}

it.each([
  ['Ohio Bankers Association', 'Ohio Mortgage Bankers Association', false],
  ['WA NURSES ASSN', 'WA SCHOOL NURSES ASSN', false],
  ['Washington Growers League', 'Washington Potato Growers League', false],
  ['Larkspur Valley Orchard Growers League', 'Larkspur Valley Fruit Orchard Growers League', true],
])('%s | %s', (a, b, one) => {
  expect(joined(a, b)).toBe(one);
});
