/** Day 0 of a sheet's date-times is 1899-12-30. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
/** Numbers outside of 1950 to 2199 are no times of submission. */
const FIRST_DAY = 18_264;
const LAST_DAY = 109_575;

/** What a clock showed, `YYYY-MM-DDTHH:MM:SS.mmm`, by a sheet's number of days; undefined for what is no date-time. */
export function wallOfDays(days: number | undefined): string | undefined {
  if (days === undefined || !(days >= FIRST_DAY && days < LAST_DAY)) return undefined;
  return new Date(DAY_ZERO + Math.round(days * DAY)).toISOString().slice(0, -1);
}
