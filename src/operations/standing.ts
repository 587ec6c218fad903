import type { Letter } from '../domain/letter.ts';
import { STATUSES, type Status } from '../domain/signer.ts';
import { columnOf } from '../master/schema/column.ts';
import { LOG } from '../master/schema/log.ts';
import { REVIEW } from '../master/schema/review.ts';
import type { Master } from '../master/master.ts';
import { signersIn } from '../master/master-signers.ts';
import { toInstant } from '../platform/zone.ts';
import type { SyncState } from './state-file.ts';

/** How a letter stands: when it last synced well, and what waits for a person. */
export interface LetterStatus {
  readonly letter: string;
  readonly master: string;
  /** ISO 8601 in UTC, '' for never. */
  readonly lastGood: string;
  /** Where that is known from; the Log tab tells only of syncs that wrote something. */
  readonly knownFrom: 'this machine' | 'the Log tab' | 'nowhere';
  /** '' while all is well. */
  readonly failingSince: string;
  readonly failure: string;
  readonly toReview: number;
  readonly byStatus: Readonly<Record<Status, number>>;
}

export function standingOf(letter: Letter, master: Master, state: SyncState): LetterStatus {
  const written = lastLogged(master, letter.timezone);
  const noted = state.lastGood;
  const { organizations, individuals } = signersIn(master, letter.timezone);
  const byStatus = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<
    Status,
    number
  >;
  for (const { status } of [...organizations, ...individuals]) byStatus[status] += 1;
  return {
    letter: letter.name,
    master: master.location,
    lastGood: noted > written ? noted : written,
    knownFrom: noted > written ? 'this machine' : written === '' ? 'nowhere' : 'the Log tab',
    failingSince: state.failingSince,
    failure: state.message,
    toReview: undecided(master),
    byStatus,
  };
}

function undecided(master: Master): number {
  const decision = columnOf(REVIEW, 'decision');
  const rows = master.tabs.Review?.rows ?? [];
  return rows.filter(({ cells }) => (cells[decision] ?? '').trim() === '').length;
}

/** The latest time on the Log tab, wherever people sorted its rows to; '' where there is none. */
function lastLogged(master: Master, zone: string): string {
  const when = columnOf(LOG, 'when');
  const times = (master.tabs.Log?.rows ?? []).flatMap(({ cells }) => {
    const parts = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)$/u.exec(cells[when] ?? '');
    if (!parts) return [];
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
      .slice(1)
      .map(Number);
    return [toInstant({ year, month, day, hour, minute, second }, zone)];
  });
  return times.sort().at(-1) ?? '';
}
