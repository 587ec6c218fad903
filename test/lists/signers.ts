import type { IndividualSigner, OrganizationSigner } from '../../src/domain/signer.ts';
import type { ListOptions } from '../../src/lists/published-list.ts';

const signed = {
  status: 'Listed',
  email: '',
  edition: '',
  firstSigned: '2026-03-01T12:00:00.000Z',
  lastSigned: '2026-03-01T12:00:00.000Z',
  responses: ['r1'],
  answers: {},
} as const;

export function organization(
  id: string,
  name: string,
  more: Partial<OrganizationSigner> = {},
): OrganizationSigner {
  return {
    ...signed,
    kind: 'organization',
    id,
    organization: name,
    authority: 'authorized',
    scope: '',
    state: '',
    contact: '',
    contactTitle: '',
    alsoWrittenAs: [],
    ...more,
  };
}

export function individual(
  id: string,
  name: string,
  more: Partial<IndividualSigner> = {},
): IndividualSigner {
  return { ...signed, kind: 'individual', id, name, title: '', affiliation: '', ...more };
}

export const OPTIONS: ListOptions = {
  extra: [],
  list: 'all',
  audience: 'public',
  group: 'none',
  languages: ['en'],
  letterName: 'Open letter for safe streets',
};
