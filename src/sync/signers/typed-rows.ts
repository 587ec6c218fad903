import type { Letter } from '../../domain/letter.ts';
import type { Authority, IndividualSignOn, OrganizationSignOn } from '../../domain/signon.ts';
import type { INDIVIDUALS, ORGANIZATIONS } from '../../master/columns.ts';
import { AUTHORITIES, type TabSpec } from '../../master/columns.ts';
import type { TabRow } from '../../master/grid.ts';
import { isInScope } from '../signons/scope.ts';
import { rowSignOnId } from './row-sign-on.ts';

/** What a typed-in row says, by header. */
export type TypedCells = Readonly<Record<string, string>>;

export function typedCells(spec: TabSpec, row: TabRow): TypedCells {
  return Object.fromEntries(
    spec.columns.flatMap(({ header }, index) => {
      const cell = row.cells[index] ?? '';
      return cell === '' || header === spec.key ? [] : [[header, cell]];
    }),
  );
}

/** The sign-on of an organization that a person typed in. Who typed it vouches for it: `not asked`. */
export function typedOrganization(
  id: string,
  at: string,
  cells: TypedCells,
  letter: Letter,
): OrganizationSignOn {
  const of = (header: (typeof ORGANIZATIONS.columns)[number]['header']) => cells[header] ?? '';
  return {
    kind: 'organization',
    id: rowSignOnId(id),
    responseId: '',
    submittedAt: at,
    name: of('Organization'),
    authority: authorityIn(of('Authority')) ?? 'not asked',
    scope: of('Scope'),
    inScope: isInScope(of('Scope'), letter.rules.scope.outOfScope),
    state: of('State'),
    contact: of('Contact'),
    contactTitle: of('Contact title'),
    email: of('Email'),
    amplify: of('Amplify'),
  };
}

/** The sign-on of a person that a person typed in. */
export function typedIndividual(id: string, at: string, cells: TypedCells): IndividualSignOn {
  const of = (header: (typeof INDIVIDUALS.columns)[number]['header']) => cells[header] ?? '';
  return {
    kind: 'individual',
    id: rowSignOnId(id),
    responseId: '',
    submittedAt: at,
    firstName: '',
    lastName: of('Name'),
    name: of('Name'),
    title: of('Title'),
    affiliation: of('Affiliation'),
    email: of('Email'),
  };
}

/** The authority that a person typed into a cell, where it is one. */
export function authorityIn(cell: string): Authority | undefined {
  const typed = cell.trim().toLowerCase();
  return AUTHORITIES.find((authority) => authority === typed);
}
