import { z } from 'zod';

/**
 * The first format of the memory kept seals by position and typed cells by header. What stands
 * here is history and never changes: the columns as they were when it was the format.
 */

const COLUMNS = {
  Organizations: {
    id: 'Signer ID',
    organization: 'Organization',
    status: 'Status',
    authority: 'Authority',
    scope: 'Scope',
    state: 'State',
    contact: 'Contact',
    contactTitle: 'Contact title',
    email: 'Email',
    amplify: 'Amplify',
    edition: 'Edition',
    firstSigned: 'First signed',
    lastSigned: 'Last signed',
    responses: 'Responses',
    alsoWrittenAs: 'Also written as',
    notes: 'Notes',
  },
  Individuals: {
    id: 'Signer ID',
    name: 'Name',
    title: 'Title',
    affiliation: 'Affiliation',
    status: 'Status',
    email: 'Email',
    edition: 'Edition',
    firstSigned: 'First signed',
    lastSigned: 'Last signed',
    responses: 'Responses',
    notes: 'Notes',
  },
  Review: {
    kind: 'Kind',
    a: 'A',
    b: 'B',
    evidence: 'Evidence',
    score: 'Score',
    decision: 'Decision',
    decidedBy: 'Decided by',
    id: 'Review ID',
  },
  Responses: {
    id: 'Response ID',
    source: 'Source',
    submitted: 'Submitted',
    email: 'Email',
    organization: 'Organization',
    scope: 'Scope',
    state: 'State',
    firstName: 'First name',
    lastName: 'Last name',
    title: 'Title',
    affiliation: 'Affiliation',
    authority: 'Authority',
    amplify: 'Amplify',
    signers: 'Signers',
    outcome: 'Outcome',
  },
  Log: {
    when: 'When',
    result: 'Result',
    pulled: 'Pulled',
    new: 'New',
    updated: 'Updated',
    signers: 'Signers',
    toReview: 'To review',
    keptEdits: 'Kept edits',
    googleCalls: 'Google calls',
    seconds: 'Seconds',
    message: 'Message',
  },
  Summary: {
    about: 'About',
    figure: 'Figure',
    organizations: 'Organizations',
    individuals: 'Individuals',
    id: 'Figure ID',
  },
} as const;

const firstMaster = z.looseObject({ version: z.literal(1) });
const typedSigner = z.looseObject({
  typed: z.looseObject({ cells: z.record(z.string(), z.string()) }),
});

export function isFirstFormat(master: unknown): boolean {
  return firstMaster.safeParse(master).success;
}

/** The first entry as the next format has it; not yet checked. */
export function withColumnKeys(master: unknown): unknown {
  const { data } = firstMaster.safeParse(master);
  const columns = Object.entries(COLUMNS).map(([tab, keys]) => [tab, Object.keys(keys)] as const);
  return { ...data, version: 2, columns: Object.fromEntries(columns) };
}

/** A signer's entry with what a person typed by column; not yet checked. */
export function withTypedKeys(signer: unknown, tab: 'Organizations' | 'Individuals'): unknown {
  const { data } = typedSigner.safeParse(signer);
  if (data === undefined) return signer;
  const byHeader = new Map<string, string>(
    Object.entries(COLUMNS[tab]).map(([key, header]) => [header, key]),
  );
  const cells = Object.entries(data.typed.cells).flatMap(([header, cell]) => {
    const key = byHeader.get(header);
    return key === undefined ? [] : [[key, cell] as const];
  });
  return { ...data, typed: { ...data.typed, cells: Object.fromEntries(cells) } };
}
