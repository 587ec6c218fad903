import type { Path } from './places.ts';
import { questionsSchema } from './schema.ts';

/**
 * Headers of the tabs on which a letter's own questions get a column. They belong to the master,
 * which stands above the config; a test holds them against it.
 */
export const TAKEN_HEADERS = [
  'Signer ID',
  'Organization',
  'Status',
  'Authority',
  'Scope',
  'State',
  'Contact',
  'Contact title',
  'Email',
  'Amplify',
  'Edition',
  'First signed',
  'Last signed',
  'Responses',
  'Also written as',
  'Notes',
  'Name',
  'Title',
  'Affiliation',
  'Response ID',
  'Source',
  'Submitted',
  'First name',
  'Last name',
  'Signers',
  'Outcome',
] as const;

/** Columns of a letter's own that could not be told from another one. */
export function extraColumnClashes(
  questions: unknown,
): readonly { readonly path: Path; readonly message: string }[] {
  const { data } = questionsSchema.safeParse(questions);
  const first = new Map(TAKEN_HEADERS.map((header) => [columnKey(header), 'of the master']));
  return (data?.extra ?? []).flatMap(({ column }, at) => {
    const taken = first.get(columnKey(column));
    first.set(columnKey(column), `of extra[${at}]`);
    if (taken === undefined) return [];
    const message = `"${column}" is a column ${taken} already; write another name`;
    return [{ path: ['questions', 'extra', at, 'column'], message }];
  });
}

function columnKey(header: string): string {
  return header.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
}
