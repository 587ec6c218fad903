import { createRequire } from 'node:module';
import type * as Tldts from 'tldts';
import { readTexts, wordsOf } from './rules.ts';

const require = createRequire(import.meta.url);

interface Hosts {
  /** Of mail providers that everyone may use. */
  readonly free: ReadonlySet<string>;
  readonly domainOf: (host: string) => string | null;
}

let hosts: Hosts | undefined;

/** Lists of thousands of hosts, loaded with the first address: many tables have none. */
function knownHosts(): Hosts {
  if (hosts) return hosts;
  const { free } = readTexts('mail-domains.yaml', ['free']);
  const providers = require('email-providers/all.json') as readonly string[];
  const { getDomain } = require('tldts') as typeof Tldts;
  hosts = { free: new Set([...providers, ...wordsOf(free)]), domainOf: (host) => getDomain(host) };
  return hosts;
}

/** Whether a host is a mail provider's that everyone may use. */
export const isFreeHost = (host: string): boolean => knownHosts().free.has(host);

const hostOfAddress = (email: string): string =>
  email
    .slice(email.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();

/**
 * The registrable domain of an address, '' where it tells nothing: none, or a mail provider that
 * everyone may use.
 */
export function organizationDomain(email: string): string {
  const host = hostOfAddress(email);
  if (host === '') return '';
  const { free, domainOf } = knownHosts();
  if (free.has(host)) return '';
  const domain = domainOf(host) ?? '';
  return free.has(domain) ? '' : domain;
}

/** The host of an address as it stands there, '' where it tells nothing; see `organizationDomain`. */
export const organizationHost = (email: string): string =>
  organizationDomain(email) === '' ? '' : hostOfAddress(email).replace(/^(?:www|mail)\./, '');
