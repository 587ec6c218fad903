import type { KnownOrganization } from '../interface.ts';
import { nameKey } from '../../names/key.ts';

const spellingsOf = ({ name, aliases }: KnownOrganization): readonly string[] => [
  ...new Set([name, ...aliases].map(nameKey)),
];

/** How many of some organizations have each text. */
function counted(texts: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const own of texts) for (const each of own) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

/** Whether a person told two names apart, compared as names are. */
function toldApart(
  different: readonly (readonly [string, string])[],
): (a: string, b: string) => boolean {
  const pairs = new Set(
    different.flatMap(([a, b]) => {
      const [x, y] = [nameKey(a), nameKey(b)];
      return [`${x}\n${y}`, `${y}\n${x}`];
    }),
  );
  return (a, b) => pairs.has(`${a}\n${b}`);
}

/** What stands in the directory under each spelling. */
interface AliasOwners {
  readonly byName: ReadonlyMap<string, KnownOrganization>;
  readonly byAlias: ReadonlyMap<string, KnownOrganization>;
}

function standing(directory: readonly KnownOrganization[]): AliasOwners {
  const byAlias = new Map<string, KnownOrganization>();
  for (const known of directory) {
    for (const alias of known.aliases)
      if (!byAlias.has(nameKey(alias))) byAlias.set(nameKey(alias), known);
  }
  return { byName: new Map(directory.map((known) => [nameKey(known.name), known])), byAlias };
}

/** The entry of the directory that `mergeDirectories` would add a lesson to. */
function homeOf(lesson: KnownOrganization, at: AliasOwners): KnownOrganization | undefined {
  const name = nameKey(lesson.name);
  const renamed = lesson.aliases.map((alias) => at.byName.get(nameKey(alias)));
  return at.byName.get(name) ?? at.byAlias.get(name) ?? renamed.find((known) => known);
}

/**
 * Lessons without what could join two organizations in the directory: a spelling or domain that two
 * lessons have, an alias that a person told from the name or from another alias, an alias that the
 * directory knows as another organization's. Where that is the name itself, nothing is learned.
 */
export function withoutAmbiguous(
  lessons: readonly KnownOrganization[],
  directory: readonly KnownOrganization[],
  different: readonly (readonly [string, string])[],
): readonly KnownOrganization[] {
  const apart = toldApart(different);
  const clear = lessons.map((each) => withoutToldApart(each, apart));
  const spellings = counted(clear.map(spellingsOf));
  const domains = counted(clear.map((each) => each.domains));
  const at = standing(directory);
  const isOne = (text: string): boolean => (spellings.get(nameKey(text)) ?? 0) < 2;

  const placed = clear.flatMap((each) => {
    const name = nameKey(each.name);
    const own = each.aliases.filter(isOne);
    const home = homeOf({ ...each, aliases: own }, at);
    const known = home ? spellingsOf(home) : [];
    if (!isOne(each.name) || [name, ...known].some((key) => apart(name, key))) return [];
    const aliases = own.filter((alias) => {
      const key = nameKey(alias);
      const held = at.byName.get(key) ?? at.byAlias.get(key);
      return (held === undefined || held === home) && !known.some((other) => apart(key, other));
    });
    const shown = each.domains.filter((domain) => (domains.get(domain) ?? 0) < 2);
    return [{ lesson: { ...each, aliases, domains: shown }, home }];
  });
  const guests = counted(placed.map(({ home }) => (home ? [nameKey(home.name)] : [])));
  return placed.flatMap(({ lesson, home }) =>
    home && (guests.get(nameKey(home.name)) ?? 0) > 1 ? [] : [lesson],
  );
}

function withoutToldApart(
  lesson: KnownOrganization,
  apart: (a: string, b: string) => boolean,
): KnownOrganization {
  const keys = spellingsOf(lesson);
  const aliases = lesson.aliases.filter((alias) => !keys.some((key) => apart(nameKey(alias), key)));
  return { ...lesson, aliases };
}
