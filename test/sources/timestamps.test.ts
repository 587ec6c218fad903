import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Order } from '../../src/sources/timestamp-forms.ts';
import { readTimestamps } from '../../src/sources/timestamps.ts';

interface Case {
  readonly text: string;
  readonly zone: string;
  readonly instant: string;
  readonly why: string;
}
const cases = parse<Case>(readFileSync('fixtures/csv/timestamps.csv', 'utf8'), { columns: true });

const read = (texts: readonly string[], dateOrder: Order = 'month-first') =>
  readTimestamps(texts, { source: 'english', timezone: 'UTC', dateOrder, rowOf: (at) => at + 2 });

describe('readTimestamps', () => {
  it.each(cases)('$why: $text', ({ text, zone, instant }) => {
    const about = {
      source: 's',
      timezone: zone,
      dateOrder: 'month-first',
      rowOf: () => 2,
    } as const;
    const { instants, findings } = readTimestamps([text, '10/30/2021'], about);
    expect(instants[0]).toBe(instant === '' ? undefined : instant);
    expect(findings.some(({ code }) => code === 'timestamp-unreadable')).toBe(instant === '');
  });

  it.each([
    [
      'month-first',
      ['3/4/2022 10:00:00', '13/4/2022 10:00:00'],
      '2022-04-03',
      0,
      'a 13th day settles it',
    ],
    [
      'day-first',
      ['3/4/2022 10:00:00', '4/13/2022 10:00:00'],
      '2022-03-04',
      0,
      'a 13th day settles it',
    ],
    [
      'month-first',
      ['3/4/2022 10:00:00', '3/3/2022 10:00:00'],
      '2022-03-04',
      1,
      'the language decides',
    ],
    [
      'day-first',
      ['3/4/2022 10:00:00', '3/3/2022 10:00:00'],
      '2022-04-03',
      1,
      'the language decides',
    ],
    [
      'day-first',
      ['3/4/2022', '4/13/2022', '13/4/2022'],
      '2022-04-03',
      1,
      'the column contradicts itself',
    ],
  ] as const)('in %s, %j begins on %s: %#', (order, texts, day, guessed, why) => {
    const { instants, findings } = read(texts, order);
    expect(instants[0]?.slice(0, 10)).toBe(day);
    expect([why, findings.reduce((sum, { count }) => sum + count, 0)]).toEqual([why, guessed]);
  });

  it('case 23: does not judge the column by one row', () => {
    const { instants, findings } = read(['n/a', '', '2/1/2022 10:00:00', '31/1/2022 10:00:00']);
    expect(instants).toEqual([
      undefined,
      undefined,
      '2022-01-02T10:00:00.000Z',
      '2022-01-31T10:00:00.000Z',
    ]);
    expect(findings.map(({ code, count }) => [code, count])).toEqual([
      ['timestamp-unreadable', 1],
      ['timestamp-missing', 1],
    ]);
  });

  it('never throws, and gives an instant or nothing', () => {
    const odd = fc.oneof(fc.string(), fc.stringMatching(/^[\d/: .apmGMT+-]{0,30}$/u));
    fc.assert(
      fc.property(fc.array(odd), (texts) => {
        const { instants } = read(texts);
        expect(instants).toHaveLength(texts.length);
        for (const each of instants) {
          if (each !== undefined) expect(new Date(each).toISOString()).toBe(each);
        }
      }),
    );
  });
});
