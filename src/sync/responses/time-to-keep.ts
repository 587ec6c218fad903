/** Zones turn an instant's day by at most so much. */
const A_DAY = 26 * 3_600_000;

/**
 * The time of a response that is pulled again with another time than before.
 *
 * The one that is known stays where the new one only says less (no seconds, no time at all) or
 * is the same with day and month changed over, as a file reads whose dates do not tell which is
 * which. Otherwise the source is right: a person corrected it there.
 */
export function timeToKeep(
  known: string | undefined,
  now: string | undefined,
  isSameResponse: boolean,
): string | undefined {
  if (known === undefined || now === undefined) return now ?? known;
  if (known.slice(0, 16) === now.slice(0, 16)) return known;
  return isSameResponse && isChangedOver(known, now) ? known : now;
}

function isChangedOver(known: string, now: string): boolean {
  const turned = `${now.slice(0, 5)}${now.slice(8, 10)}-${now.slice(5, 7)}${now.slice(10)}`;
  const time = Date.parse(turned);
  return !Number.isNaN(time) && Math.abs(time - Date.parse(known)) < A_DAY;
}
