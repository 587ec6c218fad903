import { toWall } from '../platform/zone.ts';

/**
 * A time of submission as the Responses tab shows it: the letter's own clock, and
 * its distance from UTC, so that the instant can be read back to the millisecond
 * even from the hour that the autumn has twice.
 */
export function showSubmitted(instant: string, zone: string): string {
  const wall = toWall(instant, zone);
  const minutes = Math.round(
    (Date.parse(`${wall.replace(' ', 'T')}Z`) - Date.parse(instant)) / 60_000,
  );
  const sign = minutes < 0 ? '-' : '+';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const fraction = instant.endsWith('.000Z') ? '' : instant.slice(19, 23);
  return `${wall}${fraction} ${sign}${pad(hours)}:${pad(rest)}`;
}

/** The instant that `showSubmitted` showed; undefined for anything else. */
export function readSubmitted(shown: string): string | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d{3})?) ([+-]\d{2}:\d{2})$/u.exec(
    shown.trim(),
  );
  if (!parts) return undefined;
  const [, day = '', time = '', offset = ''] = parts;
  const instant = new Date(`${day}T${time}${offset}`);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
