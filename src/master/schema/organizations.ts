import { STATUSES, type OrganizationSigner } from '../../domain/signer.ts';
import { AUTHORITIES, AUTHORITY, COUNT, NAMES, STATUS, TEXT, TIME } from './cell-formats.ts';
import {
  notesColumn,
  propertyColumns,
  signerKey,
  type PropertyColumns,
  SIGNER_LOOKS,
  type SignerSpec,
} from './signer-tab.ts';

const COLUMNS = {
  id: {
    header: 'Signer ID',
    width: 9,
    format: TEXT,
    audience: 'internal',
    note: ['organizationId'],
  },
  organization: {
    header: 'Organization',
    width: 38,
    wrap: true,
    format: TEXT,
    audience: 'public',
    note: ['printedName', 'editable'],
  },
  status: {
    header: 'Status',
    width: 15,
    format: STATUS,
    choices: STATUSES,
    audience: 'internal',
    note: ['organizationStatus'],
  },
  authority: {
    header: 'Authority',
    width: 14,
    format: AUTHORITY,
    choices: AUTHORITIES,
    audience: 'internal',
    note: ['authority', 'editable'],
  },
  scope: {
    header: 'Scope',
    width: 12,
    wrap: true,
    format: TEXT,
    audience: 'internal',
    note: ['scope', 'editable'],
  },
  state: {
    header: 'State',
    width: 14,
    wrap: true,
    format: TEXT,
    audience: 'internal',
    note: ['state', 'editable'],
  },
  contact: {
    header: 'Contact',
    width: 19,
    wrap: true,
    format: TEXT,
    audience: 'internal',
    note: ['contact', 'editable'],
  },
  contactTitle: {
    header: 'Contact title',
    width: 19,
    wrap: true,
    format: TEXT,
    audience: 'internal',
    note: ['contactTitle', 'editable'],
  },
  email: {
    header: 'Email',
    width: 27,
    wrap: true,
    format: TEXT,
    audience: 'internal',
    note: ['contactEmail', 'editable'],
  },
  amplify: {
    header: 'Amplify',
    width: 10,
    format: TEXT,
    from: 'answers',
    audience: 'internal',
    note: ['amplify', 'editable'],
  },
  edition: {
    header: 'Edition',
    width: 14,
    format: TEXT,
    audience: 'internal',
    note: ['organizationEdition'],
  },
  firstSigned: {
    header: 'First signed',
    width: 17,
    format: TIME,
    audience: 'internal',
    note: ['organizationFirstSigned'],
  },
  lastSigned: {
    header: 'Last signed',
    width: 17,
    format: TIME,
    audience: 'internal',
    note: ['organizationLastSigned'],
  },
  responses: {
    header: 'Responses',
    width: 11,
    kind: 'number',
    format: COUNT,
    audience: 'internal',
    note: ['organizationResponses'],
  },
  alsoWrittenAs: {
    header: 'Also written as',
    width: 28,
    wrap: true,
    format: NAMES,
    audience: 'internal',
    note: ['alsoWrittenAs'],
  },
} as const satisfies PropertyColumns<OrganizationSigner>;

export type OrganizationKey = keyof typeof COLUMNS | 'notes';

export const ORGANIZATIONS: SignerSpec<OrganizationSigner, OrganizationKey> = {
  title: 'Organizations',
  hidden: false,
  kind: 'organization',
  rowKey: 'id',
  readKey: signerKey,
  looks: SIGNER_LOOKS,
  columns: [
    ...propertyColumns<OrganizationSigner, typeof COLUMNS>(COLUMNS),
    notesColumn<OrganizationSigner>(),
  ],
};
