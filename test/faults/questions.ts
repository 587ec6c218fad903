import type { AnswerField } from '../../src/domain/letter.ts';

export type Asked = Exclude<AnswerField, 'email'>;

/** What the form asks, in its order; the address is collected by the form itself. */
export const questions: readonly (readonly [Asked, string])[] = [
  ['organization', 'Organization Name'],
  ['scope', 'Scope'],
  ['state', 'State'],
  ['firstName', 'First Name'],
  ['lastName', 'Last Name'],
  ['title', 'Title'],
  ['affiliation', 'Affiliation'],
  ['authority', 'Are you authorized?'],
  ['amplify', 'Amplify?'],
];
