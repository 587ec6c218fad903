import {
  STATUSES,
  type IndividualSigner,
  type OrganizationSigner,
  type Status,
} from '../domain/signer.ts';
import type { Authority } from '../domain/signon.ts';
import { toInstant } from '../platform/zone.ts';
import { AUTHORITIES, columnOf, INDIVIDUALS, ORGANIZATIONS } from './columns.ts';
import type { TabRow } from './grid.ts';
import type { Master } from './master.ts';

/** The signers as the master shows them now, people's edits included, in the order of their rows. */
export function signersIn(
  master: Master,
  zone: string,
): { organizations: readonly OrganizationSigner[]; individuals: readonly IndividualSigner[] } {
  const responses = responsesBySigner(master);
  const of = ({ key }: TabRow): readonly string[] => responses.get(key) ?? [];
  const organizations = (master.tabs.Organizations?.rows ?? []).map((row) => ({
    ...organizationIn(row, zone),
    responses: of(row),
  }));
  const individuals = (master.tabs.Individuals?.rows ?? []).map((row) => ({
    ...individualIn(row, zone),
    responses: of(row),
  }));
  return { organizations, individuals };
}

function responsesBySigner({ memory }: Master): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [id, { data }] of memory.responses) {
    for (const signer of data.signers) {
      const own = found.get(signer);
      if (own) own.push(id);
      else found.set(signer, [id]);
    }
  }
  return found;
}

function organizationIn(
  { cells, key }: TabRow,
  zone: string,
): Omit<OrganizationSigner, 'responses'> {
  const of = (header: (typeof ORGANIZATIONS.columns)[number]['header']): string =>
    cells[columnOf(ORGANIZATIONS, header)]?.trim() ?? '';
  return {
    kind: 'organization',
    id: key,
    organization: of('Organization'),
    status: statusIn(of('Status')),
    authority: authorityIn(of('Authority')),
    scope: of('Scope'),
    state: of('State'),
    contact: of('Contact'),
    contactTitle: of('Contact title'),
    email: of('Email'),
    amplify: of('Amplify'),
    edition: of('Edition'),
    firstSigned: instantIn(of('First signed'), zone),
    lastSigned: instantIn(of('Last signed'), zone),
    alsoWrittenAs: of('Also written as')
      .split('; ')
      .filter((name) => name !== ''),
  };
}

function individualIn({ cells, key }: TabRow, zone: string): Omit<IndividualSigner, 'responses'> {
  const of = (header: (typeof INDIVIDUALS.columns)[number]['header']): string =>
    cells[columnOf(INDIVIDUALS, header)]?.trim() ?? '';
  return {
    kind: 'individual',
    id: key,
    name: of('Name'),
    title: of('Title'),
    affiliation: of('Affiliation'),
    status: statusIn(of('Status')),
    email: of('Email'),
    edition: of('Edition'),
    firstSigned: instantIn(of('First signed'), zone),
    lastSigned: instantIn(of('Last signed'), zone),
  };
}

/** A status that people typed in their own words is not one under which a name is published. */
export function statusIn(cell: string): Status {
  return STATUSES.find((status) => status.toLowerCase() === cell.toLowerCase()) ?? 'Excluded';
}

/** Of words of their own nobody can say what they allow. */
export function authorityIn(cell: string): Authority {
  return AUTHORITIES.find((each) => each === cell.toLowerCase()) ?? 'unclear';
}

/** '' for a time that cannot be read. */
function instantIn(shown: string, zone: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/u.exec(shown);
  if (!parts) return '';
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part || 0));
  try {
    return toInstant({ year, month, day, hour, minute, second }, zone);
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}
