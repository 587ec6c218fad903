import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { isWall, isZone, toInstant, toWall } from '../../src/platform/zone.ts';

const wall = (text: string) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text
    .split(/\D/u)
    .map(Number);
  return { year, month, day, hour, minute, second };
};

describe('toInstant', () => {
  it.each([
    ['2021-10-29 12:00:00', 'America/New_York', '2021-10-29T16:00:00.000Z', 'summer time'],
    ['2021-12-01 12:00:00', 'America/New_York', '2021-12-01T17:00:00.000Z', 'winter time'],
    ['2021-03-14 02:30:00', 'America/New_York', '2021-03-14T07:30:00.000Z', 'case 35: in the gap'],
    ['2021-11-07 01:30:00', 'America/New_York', '2021-11-07T05:30:00.000Z', 'case 35: shown twice'],
    ['2021-11-07 02:00:00', 'America/New_York', '2021-11-07T07:00:00.000Z', 'just after it'],
    ['2022-01-15 12:00:00', 'Asia/Kolkata', '2022-01-15T06:30:00.000Z', 'a half-hour zone'],
    ['2022-04-03 01:45:00', 'Australia/Lord_Howe', '2022-04-02T14:45:00.000Z', 'half an hour back'],
    [
      '2018-11-04 00:00:00',
      'America/Sao_Paulo',
      '2018-11-04T03:00:00.000Z',
      'a day without midnight',
    ],
    ['2020-02-29 23:59:59', 'UTC', '2020-02-29T23:59:59.000Z', 'a leap day'],
  ])('%s in %s is %s (%s)', (text, zone, instant) => {
    expect(toInstant(wall(text), zone)).toBe(instant);
  });

  it('refuses days and times that do not exist', () => {
    for (const text of ['2021-02-29 00:00:00', '2021-13-01 00:00:00', '2021-01-01 24:00:00']) {
      expect(isWall(wall(text))).toBe(false);
      expect(() => toInstant(wall(text), 'UTC')).toThrow(RangeError);
    }
  });

  it('agrees with Temporal everywhere', () => {
    const zones = ['America/New_York', 'Europe/Madrid', 'Pacific/Apia', 'Africa/Casablanca'];
    const from = Date.UTC(2009, 0, 1);
    const until = Date.UTC(2031, 0, 1);
    const moments = fc.integer({ min: from, max: until });
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (moment, zone) => {
        const there = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
        const { year, month, day, hour, minute, second, millisecond } = there;
        const local = { year, month, day, hour, minute, second, millisecond };
        const expected = there.toPlainDateTime().toZonedDateTime(zone).epochMilliseconds;
        expect(Date.parse(toInstant(local, zone))).toBe(expected);
        const shown = there.toPlainDateTime().toString({ smallestUnit: 'second' });
        expect(toWall(new Date(moment).toISOString(), zone)).toBe(shown.replace('T', ' '));
      }),
    );
  });
});

describe('toWall', () => {
  it.each([
    ['2021-10-29T16:00:00.000Z', 'America/New_York', '2021-10-29 12:00:00'],
    ['2021-11-07T05:30:00.000Z', 'America/New_York', '2021-11-07 01:30:00'],
    ['2021-11-07T06:30:00.000Z', 'America/New_York', '2021-11-07 01:30:00'],
    ['2021-12-31T23:59:59.999Z', 'Asia/Kathmandu', '2022-01-01 05:44:59'],
  ])('%s in %s is %s', (instant, zone, expected) => {
    expect(toWall(instant, zone)).toBe(expected);
  });
});

describe('isZone', () => {
  it.each([
    ['America/New_York', true],
    ['UTC', true],
    ['America/New York', false],
    ['+01:00', false],
    ['Eastern', false],
    ['', false],
  ])('%s: %s', (name, known) => {
    expect(isZone(name)).toBe(known);
  });
});
