import type { Letter } from '../../domain/letter.ts';
import type { IndividualSigner, OrganizationSigner } from '../../domain/signer.ts';
import type { IndividualSignOn, OrganizationSignOn } from '../../domain/signon.ts';
import type { TabRow } from '../../master/grid.ts';
import type { TabSpec } from '../../master/schema/column.ts';
import { isInScope } from '../signons/scope.ts';
import { rowSignOnId } from './row-sign-on.ts';

/** What a typed-in row says, by column. */
export type TypedCells = Readonly<Record<string, string>>;

export function typedCells(spec: TabSpec, row: TabRow): TypedCells {
  return Object.fromEntries(
    spec.columns.flatMap(({ key }, index) => {
      const cell = row.cells[index] ?? '';
      // A status is no part of a sign-on: it is merged like any other cell.
      return cell === '' || key === spec.rowKey || key === 'status' ? [] : [[key, cell]];
    }),
  );
}

/** The sign-on of an organization that a person typed in. */
export function typedOrganization(
  id: string,
  at: string,
  typed: OrganizationSigner,
  letter: Letter,
): OrganizationSignOn {
  const { organization, authority, scope, state, contact, contactTitle, email, answers } = typed;
  return {
    kind: 'organization',
    id: rowSignOnId(id),
    responseId: '',
    submittedAt: at,
    email,
    answers,
    name: organization,
    authority,
    scope,
    inScope: isInScope(scope, letter.rules.scope.outOfScope),
    state,
    contact,
    contactTitle,
  };
}

/** The sign-on of a person that a person typed in. */
export function typedIndividual(id: string, at: string, typed: IndividualSigner): IndividualSignOn {
  const { name, title, affiliation, email, answers } = typed;
  return {
    kind: 'individual',
    id: rowSignOnId(id),
    responseId: '',
    submittedAt: at,
    email,
    answers,
    firstName: '',
    lastName: name,
    name,
    title,
    affiliation,
  };
}
