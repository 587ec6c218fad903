import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';
import { addressDomain } from '../../names/address-domain.ts';
import { loosely } from '../../names/loose.ts';
import { SCREENING } from './screening-rules.ts';

const DISPOSABLE = disposableEmailBlocklistSet();

/** Whether an address is of a service that hands out addresses for ten minutes. */
export function isDisposable(email: string): boolean {
  const host = addressDomain(email);
  return host !== '' && parents(host).some((domain) => DISPOSABLE.has(domain));
}

/** Whether an address, a title or an affiliation is of the federal service of the United States. */
export function isFederal(email: string, title: string, affiliation: string): boolean {
  const { endings, domains, positions } = SCREENING.federal;
  const host = addressDomain(email);
  if (endings.some((ending) => host.endsWith(`.${ending}`))) return true;
  if (parents(host).some((domain) => domains.has(domain))) return true;
  return positions.in(loosely(title)) || positions.in(loosely(affiliation));
}

/** Of the Domain Name System. */
const LONGEST_HOST = 253;

/** "mail.a.example" is under "a.example" too; a top-level domain alone tells nothing. */
function parents(host: string): readonly string[] {
  if (host.length > LONGEST_HOST) return [];
  const labels = host.split('.');
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
}
