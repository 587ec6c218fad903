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

const EDITABLE = 'Type over it to change it; empty the cell to get the tool’s value back.';

const COLUMNS = {
  id: {
    header: 'Signer ID',
    width: 9,
    format: TEXT,
    audience: 'internal',
    note: 'The organization’s number. It never changes; leave it as it is.',
  },
  organization: {
    header: 'Organization',
    width: 38,
    wrap: true,
    format: TEXT,
    audience: 'public',
    note: `The name as it is printed. ${EDITABLE}`,
  },
  status: {
    header: 'Status',
    width: 15,
    format: STATUS,
    choices: STATUSES,
    audience: 'internal',
    note: 'Only Listed is published. Choose another status to take the organization off the list; empty the cell to let the tool decide.',
  },
  authority: {
    header: 'Authority',
    width: 14,
    format: AUTHORITY,
    choices: AUTHORITIES,
    audience: 'internal',
    note: `Whether whoever signed may sign for the organization. ${EDITABLE}`,
  },
  scope: {
    header: 'Scope',
    width: 12,
    wrap: true,
    format: TEXT,
    audience: 'internal',
    note: `National, state or local. ${EDITABLE}`,
  },
  state: {
    header: 'State',
    width: 14,
    wrap: true,
    format: TEXT,
    audience: 'internal',
    note: `The state under which it is printed in lists by state. ${EDITABLE}`,
  },
  contact: {
    header: 'Contact',
    width: 19,
    wrap: true,
    format: TEXT,
    audience: 'internal',
    note: `Who signed. Never published. ${EDITABLE}`,
  },
  contactTitle: {
    header: 'Contact title',
    width: 19,
    wrap: true,
    format: TEXT,
    audience: 'internal',
    note: `The title of whoever signed. Never published. ${EDITABLE}`,
  },
  email: {
    header: 'Email',
    width: 27,
    wrap: true,
    format: TEXT,
    audience: 'internal',
    note: `The address of whoever signed. Never published. ${EDITABLE}`,
  },
  amplify: {
    header: 'Amplify',
    width: 10,
    format: TEXT,
    from: 'answers',
    audience: 'internal',
    note: `Whether they will help to share the letter. ${EDITABLE}`,
  },
  edition: {
    header: 'Edition',
    width: 14,
    format: TEXT,
    audience: 'internal',
    note: 'The edition for which it signed in time; Late if it signed after all of them.',
  },
  firstSigned: {
    header: 'First signed',
    width: 17,
    format: TIME,
    audience: 'internal',
    note: 'When it first signed, by the letter’s own time zone.',
  },
  lastSigned: {
    header: 'Last signed',
    width: 17,
    format: TIME,
    audience: 'internal',
    note: 'When it last signed, by the letter’s own time zone.',
  },
  responses: {
    header: 'Responses',
    width: 11,
    kind: 'number',
    format: COUNT,
    audience: 'internal',
    note: 'How many responses stand for it. They are on the Responses tab.',
  },
  alsoWrittenAs: {
    header: 'Also written as',
    width: 28,
    wrap: true,
    format: NAMES,
    audience: 'internal',
    note: 'Other names under which it signed.',
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
