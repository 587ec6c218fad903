import { STATUSES, type IndividualSigner } from '../../domain/signer.ts';
import { COUNT, STATUS, TEXT, TIME } from './cell-formats.ts';
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
    note: ['personId'],
  },
  name: {
    header: 'Name',
    width: 28,
    wrap: true,
    format: TEXT,
    audience: 'public',
    note: ['printedName', 'editable'],
  },
  title: {
    header: 'Title',
    width: 22,
    wrap: true,
    format: TEXT,
    audience: 'public',
    note: ['title', 'editable'],
  },
  affiliation: {
    header: 'Affiliation',
    width: 36,
    wrap: true,
    format: TEXT,
    audience: 'public',
    note: ['affiliation', 'editable'],
  },
  status: {
    header: 'Status',
    width: 15,
    format: STATUS,
    choices: STATUSES,
    audience: 'internal',
    note: ['personStatus'],
  },
  email: {
    header: 'Email',
    width: 27,
    wrap: true,
    format: TEXT,
    audience: 'internal',
    note: ['personEmail', 'editable'],
  },
  edition: {
    header: 'Edition',
    width: 14,
    format: TEXT,
    audience: 'internal',
    note: ['personEdition'],
  },
  firstSigned: {
    header: 'First signed',
    width: 17,
    format: TIME,
    audience: 'internal',
    note: ['personFirstSigned'],
  },
  lastSigned: {
    header: 'Last signed',
    width: 17,
    format: TIME,
    audience: 'internal',
    note: ['personLastSigned'],
  },
  responses: {
    header: 'Responses',
    width: 11,
    kind: 'number',
    format: COUNT,
    audience: 'internal',
    note: ['personResponses'],
  },
} as const satisfies PropertyColumns<IndividualSigner>;

export type IndividualKey = keyof typeof COLUMNS | 'notes';

export const INDIVIDUALS: SignerSpec<IndividualSigner, IndividualKey> = {
  title: 'Individuals',
  hidden: false,
  kind: 'individual',
  rowKey: 'id',
  readKey: signerKey,
  looks: SIGNER_LOOKS,
  columns: [
    ...propertyColumns<IndividualSigner, typeof COLUMNS>(COLUMNS),
    notesColumn<IndividualSigner>(),
  ],
};
