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

const EDITABLE = 'Type over it to change it; empty the cell to get the tool’s value back.';

const COLUMNS = {
  id: {
    header: 'Signer ID',
    width: 9,
    format: TEXT,
    audience: 'internal',
    note: 'The person’s number. It never changes; leave it as it is.',
  },
  name: {
    header: 'Name',
    width: 28,
    wrap: true,
    format: TEXT,
    audience: 'public',
    note: `The name as it is printed. ${EDITABLE}`,
  },
  title: {
    header: 'Title',
    width: 22,
    wrap: true,
    format: TEXT,
    audience: 'public',
    note: `Printed after the name. ${EDITABLE}`,
  },
  affiliation: {
    header: 'Affiliation',
    width: 36,
    wrap: true,
    format: TEXT,
    audience: 'public',
    note: `Printed with an asterisk: for identification purposes only. ${EDITABLE}`,
  },
  status: {
    header: 'Status',
    width: 15,
    format: STATUS,
    choices: STATUSES,
    audience: 'internal',
    note: 'Only Listed is published. Choose another status to take the person off the list; empty the cell to let the tool decide.',
  },
  email: {
    header: 'Email',
    width: 27,
    wrap: true,
    format: TEXT,
    audience: 'internal',
    note: `Never published. ${EDITABLE}`,
  },
  edition: {
    header: 'Edition',
    width: 14,
    format: TEXT,
    audience: 'internal',
    note: 'The edition for which the person signed in time; Late if after all of them.',
  },
  firstSigned: {
    header: 'First signed',
    width: 17,
    format: TIME,
    audience: 'internal',
    note: 'When the person first signed, by the letter’s own time zone.',
  },
  lastSigned: {
    header: 'Last signed',
    width: 17,
    format: TIME,
    audience: 'internal',
    note: 'When the person last signed, by the letter’s own time zone.',
  },
  responses: {
    header: 'Responses',
    width: 11,
    kind: 'number',
    format: COUNT,
    audience: 'internal',
    note: 'How many responses stand for the person. They are on the Responses tab.',
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
