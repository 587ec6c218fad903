import type { SignerRows } from '../master/signer-rows.ts';
import type { Letter } from '../domain/letter.ts';
import type { IndividualSigner, OrganizationSigner } from '../domain/signer.ts';
import type { IndividualSignOn, OrganizationSignOn } from '../domain/signon.ts';
import { columnOf, INDIVIDUALS, ORGANIZATIONS } from '../master/columns.ts';
import type { Memory } from '../master/memory/memory.ts';
import { seal, sealAt } from '../master/memory/seal.ts';
import type { KnownOrganization, Ruling } from '../matching/interface.ts';
import { individualCells, organizationCells } from '../master/merge/signer-cells.ts';
import { buildIndividuals, buildOrganizations } from './signers/build-signers.ts';
import { organizationStatus } from './signers/signer-fields.ts';
import { authorityIn, typedIndividual, typedOrganization } from './signers/typed-rows.ts';
import { isInScope } from './signons/scope.ts';
import type { SignerKind } from './resolve-signers.ts';

const NAME = columnOf(ORGANIZATIONS, 'Organization');
const STATUS = columnOf(ORGANIZATIONS, 'Status');
const AUTHORITY = columnOf(ORGANIZATIONS, 'Authority');
const SCOPE = columnOf(ORGANIZATIONS, 'Scope');

export function organizationKind(
  letter: Letter,
  memory: Memory,
  directory: readonly KnownOrganization[],
  rulings: readonly Ruling[],
): SignerKind<OrganizationSigner, OrganizationSignOn> {
  return {
    spec: ORGANIZATIONS,
    name: 'organization',
    nameColumn: NAME,
    typed: (id, at, cells) => typedOrganization(id, at, cells, letter),
    build: (signOns, last, rows) =>
      buildOrganizations(
        signOns,
        letter,
        memory,
        last,
        givenNames(rows, memory),
        directory,
        rulings,
      ),
    cells: (signer) => organizationCells(signer, letter.timezone),
    statusOf: (cells, draft) => {
      if (cells[AUTHORITY] === draft[AUTHORITY] && cells[SCOPE] === draft[SCOPE]) {
        return draft[STATUS] ?? '';
      }
      const inScope =
        cells[SCOPE] === draft[SCOPE]
          ? draft[STATUS] !== 'Out of scope'
          : isInScope(cells[SCOPE] ?? '', letter.rules.scope.outOfScope);
      return organizationStatus(authorityIn(cells[AUTHORITY] ?? '') ?? 'unclear', inScope);
    },
  };
}

export function individualKind(
  letter: Letter,
  memory: Memory,
  rulings: readonly Ruling[],
): SignerKind<IndividualSigner, IndividualSignOn> {
  const status = columnOf(INDIVIDUALS, 'Status');
  return {
    spec: INDIVIDUALS,
    name: 'individual',
    nameColumn: columnOf(INDIVIDUALS, 'Name'),
    typed: (id, at, cells) => typedIndividual(id, at, cells),
    build: (signOns, last) => buildIndividuals(signOns, letter, memory, last, rulings),
    cells: (signer) => individualCells(signer, letter.timezone),
    statusOf: (_cells, draft) => draft[status] ?? '',
  };
}

/** The names that people gave to organizations over the tool's; one typed in whole is its own sign-on. */
function givenNames({ rows }: SignerRows, memory: Memory): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [id, { row, typedAt }] of rows) {
    if (typedAt !== undefined) continue;
    const name = row.cells[NAME] ?? '';
    const seals = memory.signers.get(id)?.seals ?? '';
    if (name !== '' && seals !== '' && seal(name) !== sealAt(seals, NAME)) names.set(id, name);
  }
  return names;
}
