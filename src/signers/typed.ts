import type { Letter } from '../domain/letter.ts';
import type { Authority, IndividualSignOn, OrganizationSignOn } from '../domain/signon.ts';
import type { INDIVIDUALS, ORGANIZATIONS } from '../master/columns.ts';
import { AUTHORITIES, type TabSpec } from '../master/columns.ts';
import type { TabRow, TabState } from '../master/grid.ts';
import type { Remembered, SignerMemory } from '../master/memory.ts';
import { seal, sealAt } from '../master/seal.ts';
import { isInScope } from '../signons/scope.ts';
import { numberOf } from './identity.ts';
import { rowSignOnId } from './row-sign-on.ts';

/** A row of a signer tab with the signer that it is, people's own rows included. */
export interface SignerRow {
  readonly id: string;
  readonly row: TabRow;
  /** A person typed it in; since when. */
  readonly typedAt?: string;
}

export interface SignerRows {
  readonly rows: ReadonlyMap<string, SignerRow>;
  /** Signers whose row was there after the last sync and is no longer. */
  readonly deleted: readonly string[];
  readonly lastNumber: number;
}

/**
 * Tells which signer each row of a tab is. A row that a person typed in, or copied
 * together with its ID, gets an ID of its own; one whose ID was emptied gets it back.
 */
export function signerRows(
  spec: TabSpec,
  state: TabState | undefined,
  memory: ReadonlyMap<string, Remembered<SignerMemory>>,
  nameColumn: number,
  prefix: 'O' | 'P',
  lastNumber: number,
  now: string,
): SignerRows {
  const rows = new Map<string, SignerRow>();
  const nameless: TabRow[] = [];
  for (const row of state?.rows ?? []) {
    const remembered = memory.get(row.key);
    const standing = rows.get(row.key)?.row;
    if (remembered === undefined) nameless.push(row);
    else if (standing && !better(spec, row, standing, remembered.seals)) nameless.push(row);
    else {
      if (standing) nameless.push(standing);
      rows.set(row.key, asRow(row.key, row, remembered.data));
    }
  }
  const missing = [...memory]
    .filter(
      ([id, { data, seals }]) => id.startsWith(prefix) && !rows.has(id) && present(data, seals),
    )
    .sort(([a], [b]) => numberOf(a) - numberOf(b));
  let last = lastNumber;
  for (const row of nameless.sort((a, b) => a.row - b.row)) {
    const name = row.cells[nameColumn] ?? '';
    if (name.trim() === '') continue;
    const back = missing.findIndex(
      ([, { seals }]) => row.key === '' && sealAt(seals, nameColumn) === seal(name),
    );
    const [returned] = back < 0 ? [] : missing.splice(back, 1);
    if (returned) rows.set(returned[0], asRow(returned[0], row, returned[1].data));
    else {
      const id = `${prefix}-${String(++last).padStart(4, '0')}`;
      rows.set(id, { id, row, typedAt: now });
    }
  }
  return { rows, deleted: missing.map(([id]) => id), lastNumber: last };
}

function asRow(id: string, row: TabRow, data: SignerMemory): SignerRow {
  return { id, row, ...(data.typed === undefined ? {} : { typedAt: data.typed.at }) };
}

function present(data: SignerMemory, seals: string): boolean {
  return seals !== '' && data.deleted !== true && data.into === undefined;
}

/** Of two rows with one ID, the one that is more as the tool wrote it is the signer's. */
function better(spec: TabSpec, row: TabRow, standing: TabRow, seals: string): boolean {
  const fit = ({ cells }: TabRow): number =>
    spec.columns.filter((_, index) => seal(cells[index] ?? '') === sealAt(seals, index)).length;
  return fit(row) > fit(standing);
}

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
