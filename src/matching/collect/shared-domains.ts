import type { Name } from '../read/name.ts';

/** From so many names on a domain belongs to all that stand under one roof, and tells none of them. */
const MANY = 8;

/**
 * The domains from which more names write than one body has: a university's, a fiscal sponsor's, a
 * town's. That two groups write from one of them says nothing about their being one.
 */
export function sharedDomains(names: readonly Name[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { domains, mentions } of names) {
    if (mentions === 0) continue;
    for (const domain of domains) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([domain, count]) => (count >= MANY ? [domain] : [])));
}
