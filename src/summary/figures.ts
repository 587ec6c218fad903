import type { IndividualSigner, OrganizationSigner } from '../domain/signer.ts';
import { STATUSES } from '../domain/signer.ts';
import { AUTHORITIES } from '../master/columns.ts';
import { stateName } from '../names/states.ts';
import { toWall } from '../time/zone.ts';

export interface Count {
  readonly what: string;
  readonly count: number;
}

/** Who first signed on one day. */
export interface Day {
  /** 2026-04-30, by the letter's own clock. */
  readonly day: string;
  readonly organizations: number;
  readonly individuals: number;
}

/** A letter in numbers; no name is in them. */
export interface Figures {
  readonly organizations: number;
  readonly individuals: number;
  readonly listed: number;
  /** From the first day on which anybody signed to the last, the silent ones included. */
  readonly days: readonly Day[];
  /** When it is not known when they signed. */
  readonly undated: number;
  /** Listed organizations by the English name of their state, most first. */
  readonly states: readonly Count[];
  /** Listed organizations that named none, or none that is known. */
  readonly noState: number;
  readonly authorities: readonly Count[];
  readonly statuses: readonly Count[];
}

const DAY = 86_400_000;
/** One wrong date must not draw ten thousand empty days. */
const MOST_DAYS = 1000;

export function figures(
  organizations: readonly OrganizationSigner[],
  individuals: readonly IndividualSigner[],
  zone: string,
): Figures {
  const all = [...organizations, ...individuals];
  const listed = organizations.filter(({ status }) => status === 'Listed');
  const states = tally(listed.map(({ state }) => stateName(state) ?? ''));
  return {
    organizations: organizations.length,
    individuals: individuals.length,
    listed: all.filter(({ status }) => status === 'Listed').length,
    days: daysOf(organizations, individuals, zone),
    undated: all.filter(({ firstSigned }) => firstSigned === '').length,
    states: [...states]
      .filter(([state]) => state !== '')
      .map(([what, count]) => ({ what, count }))
      .sort((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1)),
    noState: states.get('') ?? 0,
    authorities: inOrder(AUTHORITIES, tally(organizations.map(({ authority }) => authority))),
    statuses: inOrder(STATUSES, tally(all.map(({ status }) => status))),
  };
}

function daysOf(
  organizations: readonly OrganizationSigner[],
  individuals: readonly IndividualSigner[],
  zone: string,
): readonly Day[] {
  const byDay = (signers: readonly { readonly firstSigned: string }[]) =>
    tally(
      signers.flatMap(({ firstSigned }) =>
        firstSigned === '' ? [] : [toWall(firstSigned, zone).slice(0, 10)],
      ),
    );
  const [groups, people] = [byDay(organizations), byDay(individuals)];
  const known = [...new Set([...groups.keys(), ...people.keys()])].sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const length = (Date.parse(last) - Date.parse(first)) / DAY + 1;
  const days =
    length > MOST_DAYS
      ? known
      : Array.from({ length }, (_, at) =>
          new Date(Date.parse(first) + at * DAY).toISOString().slice(0, 10),
        );
  return days.map((day) => ({
    day,
    organizations: groups.get(day) ?? 0,
    individuals: people.get(day) ?? 0,
  }));
}

function tally(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function inOrder(whats: readonly string[], counts: ReadonlyMap<string, number>): readonly Count[] {
  return whats.map((what) => ({ what, count: counts.get(what) ?? 0 }));
}
