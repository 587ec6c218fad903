import { organizationHost } from '../../names/organization-domain.ts';
import { nameKey } from '../../names/key.ts';
import { stateName } from '../../names/states.ts';
import { better } from '../cluster/canonical.ts';
import { entries, type NameEntries } from './entries.ts';
import type { Name } from '../read/name.ts';
import { isGenericName } from '../judge/generic-name.ts';
import { hostOf } from '../read/site-name.ts';
import { ownName, printedName } from '../read/own-name.ts';
import { orderOf } from '../find/name-order.ts';
import { placesApart } from './places-apart.ts';
import { parseName, type ParsedName } from '../read/parsed-name.ts';
import { bestOf, tellsMore } from './spellings.ts';
import { byCodeUnit } from '../../names/code-units.ts';

/** Collects mentions by the thousand and keeps what is different about them. */
export interface Collector {
  /** The number of the entry that this mention belongs to; entries are never joined by mistake. */
  add(name: string, state: string, email: string, apart?: string): number;
  /** Names in an order that depends on what they are alone, and which of them each entry is. */
  finish(): {
    readonly names: readonly Name[];
    readonly nameOf: Int32Array;
  };
}

const MOST_REMEMBERED = 100_000;
/** A name that many write under has many domains; a few are evidence enough. */
const MOST_DOMAINS = 8;

function memo<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = compute(text);
    if (known.size < MOST_REMEMBERED) known.set(text, value);
    return value;
  };
}

const NONE: readonly string[] = [];

/** One list for each text, however many names have it. */
const alone = memo((text: string): readonly string[] => (text === '' ? NONE : [text]));

const sorted = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].sort(byCodeUnit);

/** The first few by code units, so that the order in which they came makes no difference. */
function withDomain(known: readonly string[], domain: string): readonly string[] {
  if (domain === '' || known.includes(domain)) return known;
  return known.length === 0 ? alone(domain) : sorted([...known, domain]).slice(0, MOST_DOMAINS);
}

export function collector(): Collector {
  const all = entries();
  const stateOf = memo((text) => stateName(text) ?? text.trim().toLowerCase());
  const hostIn = memo((host) => organizationHost(host));

  function add(given: string, state: string, email: string, apart = ''): number {
    const name = ownName(given);
    const key = nameKey(name) || name.trim();
    const where = state === '' ? '' : stateOf(state);
    const host = email === '' ? hostOf(given) : email.slice(email.lastIndexOf('@') + 1);
    const domain = host === '' ? '' : hostIn(host);
    const entry = all.entryOf(key, where, apart);
    all.mentions.set(entry, all.mentions.at(entry) + 1);
    all.domains[entry] = withDomain(all.domains[entry] ?? NONE, domain);
    const [canonical, written] = [all.canonical[entry], all.written[entry]];
    const shown = printedName(given);
    if (canonical === undefined || (shown !== canonical && better(shown, canonical)))
      all.canonical[entry] = shown;
    if (written === undefined || (name !== written && tellsMore(name, written)))
      all.written[entry] = name;
    return entry;
  }

  function finish(): ReturnType<Collector['finish']> {
    const names: Name[] = [];
    const nameOf = new Int32Array(all.size);
    for (const key of orderOf(all.keys)) {
      const text = all.keys[key] ?? '';
      const only = all.onlyOfKey(key);
      if (only !== -1) {
        nameOf[only] = names.length;
        names.push(nameOfOne(all, text, only));
        continue;
      }
      const read = lastKept((written) => parseName(written, text));
      for (const group of groupsOf(all, key, read)) {
        for (const entry of group) nameOf[entry] = names.length;
        names.push(asName(all, text, group, read));
      }
    }
    return { names, nameOf };
  }

  return { add, finish };
}

type Read = (written: string) => ParsedName;

/** The same again where it is asked for twice in a row. */
function lastKept(read: Read): Read {
  let last: { readonly written: string; readonly parsed: ParsedName } | undefined;
  return (written) => {
    if (last?.written !== written) last = { written, parsed: read(written) };
    return last.parsed;
  };
}

function groupsOf(all: NameEntries, key: number, read: Read): readonly (readonly number[])[] {
  const own = all.ofKey(key);
  return placesApart(own.map(all.placed), (written) => isGenericName(read(written))).map((group) =>
    group.map((at) => own[at] ?? 0),
  );
}

function nameOfOne(all: NameEntries, key: string, entry: number): Name {
  const { written, state, domains } = all.placed(entry);
  return {
    key,
    written,
    canonical: all.canonical[entry] ?? '',
    parsed: parseName(written, key),
    mentions: all.mentions.at(entry),
    states: alone(state),
    domains,
  };
}

function asName(all: NameEntries, key: string, group: readonly number[], read: Read): Name {
  const members = group.map(all.placed);
  const written = bestOf(
    members.map((member) => member.written),
    tellsMore,
  );
  return {
    key,
    written,
    canonical: bestOf(
      group.map((entry) => all.canonical[entry] ?? ''),
      better,
    ),
    parsed: read(written),
    mentions: group.reduce((sum, entry) => sum + all.mentions.at(entry), 0),
    states: sorted(members.map(({ state }) => state).filter((state) => state !== '')),
    domains: sorted(members.flatMap((member) => member.domains)),
  };
}
