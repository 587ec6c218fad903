/** What is known of an entry of a key: one spelling or several, in one state. */
export interface PlacedEntry {
  readonly written: string;
  readonly state: string;
  readonly domains: readonly string[];
  /** Not '' where it must stay alone. */
  readonly apart: string;
}

/**
 * Entries of one key, in groups that are one name, as positions in the list given. A name of
 * nothing but ordinary words, such as "Women's Center", is another body in another state, unless
 * both write from one domain.
 */
export function placesApart(
  entries: readonly PlacedEntry[],
  isGenericName: (written: string) => boolean,
): readonly (readonly number[])[] {
  const ordinary = inTwoStates(entries) && isGenericName(entries[0]?.written ?? '');
  if (!ordinary && entries.every(({ apart }) => apart === '')) return [entries.map((_, at) => at)];
  const groups = new Map<string, number[]>();
  const domains = new Map<string, string>();
  for (const [at, entry] of entries.entries()) {
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

function inTwoStates(entries: readonly PlacedEntry[]): boolean {
  let one = '';
  for (const { state } of entries) {
    if (state === '' || state === one) continue;
    if (one !== '') return true;
    one = state;
  }
  return false;
}
