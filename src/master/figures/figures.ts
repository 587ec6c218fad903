import { STATUSES, type Status } from '../../domain/signer.ts';
import { AUTHORITIES, AUTHORITY, STATUS } from '../schema/cell-formats.ts';
import { columnOf } from '../schema/column.ts';
import { INDIVIDUALS } from '../schema/individuals.ts';
import { ORGANIZATIONS } from '../schema/organizations.ts';
import { stateName } from '../../names/states.ts';
import { byCodeUnit } from '../../names/code-units.ts';

export interface Count {
  readonly what: string;
  readonly count: number;
}

/** How many signers of each kind. */
export interface FigureSplit {
  readonly organizations: number;
  readonly individuals: number;
}

/** Who first signed on one day. */
export interface Day extends FigureSplit {
  /** 2026-04-30, by the letter's own clock. */
  readonly day: string;
}

/** A letter in numbers; no name is in them. */
export interface Figures {
  readonly all: FigureSplit;
  readonly listed: FigureSplit;
  /** From the first day on which anybody signed to the last, the silent ones included. */
  readonly days: readonly Day[];
  /** When it is not known when they signed. */
  readonly undated: FigureSplit;
  /** Listed organizations by the English name of their state, most first. */
  readonly states: readonly Count[];
  /** Listed organizations that named none, or none that is known. */
  readonly noState: number;
  /** Of organizations. */
  readonly authorities: readonly Count[];
  readonly statuses: readonly (FigureSplit & { readonly what: string })[];
}

/** The cells of a signer's row, in the order of its tab's columns. */
type CountedRows = Iterable<readonly string[]>;

const DAY = 86_400_000;
/** One wrong date must not draw ten thousand empty days. */
const MOST_DAYS = 1000;

const GROUP = {
  status: columnOf(ORGANIZATIONS, 'status'),
  authority: columnOf(ORGANIZATIONS, 'authority'),
  state: columnOf(ORGANIZATIONS, 'state'),
  signed: columnOf(ORGANIZATIONS, 'firstSigned'),
} as const;
const PERSON = {
  status: columnOf(INDIVIDUALS, 'status'),
  signed: columnOf(INDIVIDUALS, 'firstSigned'),
} as const;

/** Counts what the rows of both signer tabs show, people's edits included. */
export function figures(organizations: CountedRows, individuals: CountedRows): Figures {
  const groups = nothing();
  for (const cells of organizations) {
    const status = count(groups, textAt(cells, GROUP.status), textAt(cells, GROUP.signed));
    add(groups.authorities, AUTHORITY.read(textAt(cells, GROUP.authority), ''));
    if (status === 'Listed') add(groups.places, textAt(cells, GROUP.state));
  }
  const people = nothing();
  for (const cells of individuals) {
    count(people, textAt(cells, PERSON.status), textAt(cells, PERSON.signed));
  }
  const split = (of: (tallies: Tallies) => number | undefined): FigureSplit => ({
    organizations: of(groups) ?? 0,
    individuals: of(people) ?? 0,
  });
  const states: FigureTally = new Map();
  for (const [place, number] of groups.places) add(states, stateName(place) ?? '', number);
  const days = daysFrom([...groups.days.keys(), ...people.days.keys()]);
  return {
    all: split(({ total }) => total),
    listed: split(({ statuses }) => statuses.get('Listed')),
    days: days.map((day) => ({ day, ...split((tallies) => tallies.days.get(day)) })),
    undated: split((tallies) => tallies.days.get('')),
    states: [...states]
      .filter(([state]) => state !== '')
      .map(([what, number]) => ({ what, count: number }))
      .sort((a, b) => b.count - a.count || byCodeUnit(a.what, b.what)),
    noState: states.get('') ?? 0,
    authorities: AUTHORITIES.map((what) => ({ what, count: groups.authorities.get(what) ?? 0 })),
    statuses: STATUSES.map((what) => ({ what, ...split(({ statuses }) => statuses.get(what)) })),
  };
}

type FigureTally = Map<string, number>;

/** What is counted of one kind of signer. */
interface Tallies {
  total: number;
  readonly statuses: FigureTally;
  readonly days: FigureTally;
  readonly authorities: FigureTally;
  /** As they are written; few compared with the signers. */
  readonly places: FigureTally;
}

function nothing(): Tallies {
  return {
    total: 0,
    statuses: new Map(),
    days: new Map(),
    authorities: new Map(),
    places: new Map(),
  };
}

function add(tally: FigureTally, what: string, number = 1): void {
  tally.set(what, (tally.get(what) ?? 0) + number);
}

function count(tallies: Tallies, status: string, signed: string): Status {
  const known = STATUS.read(status, '');
  tallies.total++;
  add(tallies.statuses, known);
  add(tallies.days, dayIn(signed));
  return known;
}

function textAt(cells: readonly string[], column: number): string {
  return cells[column]?.trim() ?? '';
}

/** The day of a time as the master shows it; '' for one that cannot be read. */
function dayIn(shown: string): string {
  const day = /^\d{4}-\d{2}-\d{2}(?=$|[ T]\d{2}:\d{2}(?::\d{2})?$)/u.exec(shown)?.[0] ?? '';
  const date = new Date(day === '' ? Number.NaN : `${day}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : '';
}

function daysFrom(texts: readonly string[]): readonly string[] {
  const known = [...new Set(texts)].filter((day) => day !== '').sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const length = (Date.parse(last) - Date.parse(first)) / DAY + 1;
  if (length > MOST_DAYS) return known;
  return Array.from({ length }, (_, at) =>
    new Date(Date.parse(first) + at * DAY).toISOString().slice(0, 10),
  );
}
