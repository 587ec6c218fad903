import { nameKey } from '../names/key.ts';
import { stateName } from '../names/states.ts';
import { better } from './canonical.ts';
import { organizationDomain } from '../directory/domains.ts';
import type { Name } from './names.ts';
import { isOrdinary, readName } from './reading.ts';

/** Collects mentions by the thousand and keeps what is different about them. */
export interface Gathering {
  /** The number of the entry that this mention belongs to; entries are never joined by mistake. */
  add(name: string, state: string, email: string, apart?: string): number;
  /** Names in an order that depends on what they are alone, and which of them each entry is. */
  finish(): {
    readonly names: readonly Name[];
    readonly nameOf: Int32Array;
  };
}

interface Entry {
  readonly key: string;
  readonly apart: string;
  readonly state: string;
  readonly domains: string[];
  canonical: string;
  written: string;
  mentions: number;
}

const memo = (compute: (text: string) => string): ((text: string) => string) => {
  const known = new Map<string, string>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = compute(text);
      if (known.size < 100_000) known.set(text, value);
    }
    return value;
  };
};

/** Brackets, commas and dashes tell what a name's parts do. */
const marks = (name: string): number => {
  let count = 0;
  for (let at = 0; at < name.length; at += 1) if ('(),-/[]–—'.includes(name[at] ?? ' ')) count += 1;
  return count;
};

function tellsMore(a: string, b: string): boolean {
  const difference = marks(a) - marks(b);
  return difference !== 0 ? difference > 0 : better(a, b);
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function bestOf(texts: readonly string[], isBetter: (a: string, b: string) => boolean): string {
  let best = texts[0] ?? '';
  for (const text of texts) if (isBetter(text, best)) best = text;
  return best;
}

function asName(members: readonly Entry[]): Name {
  const written = bestOf(
    members.map((entry) => entry.written),
    tellsMore,
  );
  const all = (list: readonly string[]): readonly string[] => [...new Set(list)].sort(byText);
  return {
    key: members[0]?.key ?? '',
    written,
    canonical: bestOf(
      members.map((entry) => entry.canonical),
      better,
    ),
    reading: readName(written, members[0]?.key ?? ''),
    mentions: members.reduce((sum, entry) => sum + entry.mentions, 0),
    states: all(members.map((entry) => entry.state).filter((state) => state !== '')),
    domains: all(members.flatMap((entry) => entry.domains)),
  };
}

/**
 * Entries of one key, in groups that are one name. A name of nothing but ordinary words, such as
 * "Women's Center", is another body in another state, unless both write from one domain.
 */
function placesApart(
  group: readonly number[],
  entries: readonly Entry[],
): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  const states = new Set(
    group.map((at) => entries[at]?.state ?? '').filter((state) => state !== ''),
  );
  const ordinary = states.size > 1 && isOrdinary(entries[group[0] ?? 0]?.written ?? '');
  const domains = new Map<string, string>();
  for (const at of group) {
    const entry = entries[at];
    if (!entry) continue;
    const shared = entry.domains
      .map((domain) => domains.get(domain))
      .find((known) => known !== undefined);
    const place = ordinary ? entry.state : '';
    const id = entry.apart === '' ? (shared ?? place) : `apart ${String(at)}`;
    for (const domain of entry.domains) domains.set(domain, id);
    const known = groups.get(id);
    if (known) known.push(at);
    else groups.set(id, [at]);
  }
  return [...groups.values()];
}

export function gathering(): Gathering {
  const numbers = new Map<string, number>();
  const entries: Entry[] = [];
  const stateOf = memo((text) => stateName(text) ?? text.trim().toLowerCase());
  const domainOf = memo((host) => organizationDomain(host));

  function add(name: string, state: string, email: string, apart = ''): number {
    const key = nameKey(name) || name.trim();
    const where = state === '' ? '' : stateOf(state);
    const domain = email === '' ? '' : domainOf(email.slice(email.lastIndexOf('@') + 1));
    const id = where === '' && apart === '' ? key : `${key}\u0000${where}\u0000${apart}`;
    const at = numbers.get(id);
    const entry = at === undefined ? undefined : entries[at];
    if (at === undefined || entry === undefined) {
      numbers.set(id, entries.length);
      entries.push({
        key,
        apart,
        state: where,
        domains: domain ? [domain] : [],
        canonical: name,
        written: name,
        mentions: 1,
      });
      return entries.length - 1;
    }
    entry.mentions += 1;
    if (name !== entry.canonical && better(name, entry.canonical)) entry.canonical = name;
    if (name !== entry.written && tellsMore(name, entry.written)) entry.written = name;
    if (domain !== '' && entry.domains.length < 8 && !entry.domains.includes(domain))
      entry.domains.push(domain);
    return at;
  }

  function finish(): ReturnType<Gathering['finish']> {
    const order = entries
      .map((_, at) => at)
      .sort((a, b) => {
        const [x, y] = [entries[a], entries[b]];
        return x && y
          ? byText(x.key, y.key) || byText(x.state, y.state) || byText(x.apart, y.apart)
          : 0;
      });
    const names: Name[] = [];
    const nameOf = new Int32Array(entries.length);
    for (let from = 0, to = 0; from < order.length; from = to) {
      const key = entries[order[from] ?? 0]?.key;
      while (to < order.length && entries[order[to] ?? 0]?.key === key) to += 1;
      for (const group of placesApart(order.slice(from, to), entries)) {
        const members = group.map((at) => entries[at]).filter((entry) => entry !== undefined);
        for (const at of group) nameOf[at] = names.length;
        names.push(asName(members));
      }
    }
    return { names, nameOf };
  }

  return { add, finish };
}
