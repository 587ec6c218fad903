import { STATUSES } from '../domain/signer.ts';
import { toWall } from '../platform/zone.ts';
import type { LetterStatus } from './standing.ts';

/** How a letter stands, for people; `zone` is the letter's. */
export function statusReport(standing: LetterStatus, zone: string, now: Date): string {
  const { letter, master, lastGood, failingSince, failure, toReview, byStatus } = standing;
  const signers = STATUSES.filter((status) => byStatus[status] > 0).map(
    (status) => `${byStatus[status]} ${status}`,
  );
  const lines = [
    letter,
    lastGood === ''
      ? '  Last good sync: never'
      : `  Last good sync: ${toWall(lastGood, zone)} (${ageOf(now.getTime() - Date.parse(lastGood))} ago, from ${standing.knownFrom})`,
    ...(failingSince === '' ? [] : [`  Failing since ${toWall(failingSince, zone)}: ${failure}`]),
    `  Signers: ${signers.length === 0 ? 'none yet' : signers.join(', ')}`,
    `  Waiting for a person: ${toReview} on the Review tab`,
    `  Master: ${master}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** "3 days", "2 hours": the largest unit alone. */
function ageOf(ms: number): string {
  const units = [
    [86_400_000, 'day'],
    [3_600_000, 'hour'],
    [60_000, 'minute'],
  ] as const;
  for (const [size, name] of units) {
    const n = Math.floor(ms / size);
    if (n >= 1) return `${n} ${name}${n === 1 ? '' : 's'}`;
  }
  return 'less than a minute';
}
