import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { getDomain } from 'tldts';
import { readTexts, wordsOf } from '../names/rules.ts';

const { free } = readTexts('mail-domains.yaml', ['free']);
const listed = createRequire(import.meta.url).resolve('email-providers/all.json');
const providers: unknown = JSON.parse(readFileSync(listed, 'utf8'));
const FREE: ReadonlySet<string> = new Set([
  ...(Array.isArray(providers) ? providers.map(String) : []),
  ...wordsOf(free),
]);

/**
 * The registrable domain of an address, '' where it tells nothing: none, or a mail provider that
 * everyone may use.
 */
export function organizationDomain(email: string): string {
  const host = email
    .slice(email.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
  if (host === '' || FREE.has(host)) return '';
  const domain = getDomain(host) ?? '';
  return FREE.has(domain) ? '' : domain;
}
