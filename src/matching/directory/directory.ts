import type { KnownOrganization } from '../interface.ts';
import { nameKey } from '../../names/key.ts';
import { byCodeUnit } from '../../names/code-units.ts';

export const COLUMNS = ['name', 'aliases', 'acronym', 'state', 'scope', 'domains'] as const;

export type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

export function toRow(known: KnownOrganization): Row {
  return {
    name: known.name,
    aliases: known.aliases.join(';'),
    acronym: known.acronym,
    state: known.state,
    scope: known.scope,
    domains: known.domains.join(';'),
  };
}

/** Texts that differ by more than spelling, in the order given. */
function distinct(texts: readonly string[], except: string): readonly string[] {
  const seen = new Set([nameKey(except)]);
  return texts.filter((text) => {
    const key = nameKey(text);
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function combine(first: KnownOrganization, second: KnownOrganization): KnownOrganization {
  return {
    name: first.name,
    aliases: distinct([...first.aliases, second.name, ...second.aliases], first.name),
    acronym: first.acronym || second.acronym,
    state: first.state || second.state,
    scope: first.scope || second.scope,
    domains: [...new Set([...first.domains, ...second.domains])],
  };
}

/**
 * One directory of several, each organization once, ordered by name.
 *
 * Entries are one organization where the name of one is the name or an alias of the other, compared
 * as names are; of two, the earlier directory's name, acronym, state and scope stand.
 */
export function mergeDirectories(
  directories: readonly (readonly KnownOrganization[])[],
): readonly KnownOrganization[] {
  const merged: KnownOrganization[] = [];
  const byName = new Map<string, number>();
  const byAlias = new Map<string, number>();
  for (const known of directories.flat()) {
    const key = nameKey(known.name);
    if (key === '') continue;
    const others = known.aliases.map((alias) => byName.get(nameKey(alias)));
    const at = byName.get(key) ?? byAlias.get(key) ?? others.find((other) => other !== undefined);
    const before = at === undefined ? undefined : merged[at];
    const entry = before ? combine(before, known) : combine(known, known);
    const place = at ?? merged.length;
    merged[place] = entry;
    byName.set(nameKey(entry.name), place);
    for (const alias of entry.aliases)
      if (!byAlias.has(nameKey(alias))) byAlias.set(nameKey(alias), place);
  }
  return merged.sort(
    (a, b) => byCodeUnit(nameKey(a.name), nameKey(b.name)) || byCodeUnit(a.name, b.name),
  );
}
