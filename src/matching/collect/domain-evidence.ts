import { organizationDomain } from '../../names/organization-domain.ts';
import type { Name } from '../read/name.ts';
import { MANY_AT_DOMAIN } from '../thresholds.ts';

/** How many names write from each domain; of a name that only the directory has, nobody does. */
function counted(names: readonly Name[], domainOf: (host: string) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { domains, mentions } of names) {
    if (mentions === 0) continue;
    for (const domain of new Set(domains.map(domainOf)))
      counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  return counts;
}

/**
 * What a host is evidence of: the domain that it is part of, so that "mail.larkspur.example" and
 * "larkspur.example" are one; where more names write from that domain than one body has (a
 * university's, a provider's of sites), only the host itself; and where more do from the host, ''.
 */
export function domainEvidence(names: readonly Name[]): (host: string) => string {
  const known = new Map<string, string>();
  const domainOf = (host: string): string => {
    const before = known.get(host);
    if (before !== undefined) return before;
    const domain = organizationDomain(host) || host;
    known.set(host, domain);
    return domain;
  };
  const atDomain = counted(names, domainOf);
  const atHost = counted(names, (host) => host);
  return (host) => {
    const domain = domainOf(host);
    if ((atDomain.get(domain) ?? 0) < MANY_AT_DOMAIN) return domain;
    return host !== domain && (atHost.get(host) ?? 0) < MANY_AT_DOMAIN ? host : '';
  };
}
