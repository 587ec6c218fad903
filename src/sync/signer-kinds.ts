import type { SignerRows } from '../master/signer-rows.ts';
import type { Letter } from '../domain/letter.ts';
import type { IndividualSigner, OrganizationSigner, Signer } from '../domain/signer.ts';
import type { IndividualSignOn, OrganizationSignOn } from '../domain/signon.ts';
import { AUTHORITY as AUTHORITY_FORMAT } from '../master/schema/cell-formats.ts';
import { columnOf } from '../master/schema/column.ts';
import { INDIVIDUALS } from '../master/schema/individuals.ts';
import { ORGANIZATIONS } from '../master/schema/organizations.ts';
import { signerIn, type SignerSpec } from '../master/schema/signer-tab.ts';
import type { Master } from '../master/master.ts';
import type { Memory } from '../master/memory/memory.ts';
import { seal, sealAt } from '../master/memory/seal.ts';
import type { KnownOrganization, Ruling } from '../matching/interface.ts';
import { buildIndividuals, buildOrganizations } from './signers/build-signers.ts';
import { organizationStatus } from './signers/signer-fields.ts';
import { typedIndividual, typedOrganization, type TypedCells } from './signers/typed-rows.ts';
import { isInScope } from './signons/scope.ts';
import type { SignerKind } from './resolve-signers.ts';

const NAME = columnOf(ORGANIZATIONS, 'organization');
const STATUS = columnOf(ORGANIZATIONS, 'status');
const AUTHORITY = columnOf(ORGANIZATIONS, 'authority');
const SCOPE = columnOf(ORGANIZATIONS, 'scope');

export function organizationKind(
  letter: Letter,
  { memory, schema }: Master,
  directory: readonly KnownOrganization[],
  rulings: readonly Ruling[],
): SignerKind<OrganizationSigner, OrganizationSignOn> {
  const spec = schema.Organizations;
  return {
    spec,
    name: 'organization',
    zone: letter.timezone,
    nameColumn: NAME,
    typed: (id, at, cells) => typedOrganization(id, at, signerTyped(spec, cells, letter), letter),
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
    statusOf: (cells, draft) => {
      if (cells[AUTHORITY] === draft[AUTHORITY] && cells[SCOPE] === draft[SCOPE]) {
        return draft[STATUS] ?? '';
      }
      const inScope =
        cells[SCOPE] === draft[SCOPE]
          ? draft[STATUS] !== 'Out of scope'
          : isInScope(cells[SCOPE] ?? '', letter.rules.scope.outOfScope);
      return organizationStatus(
        AUTHORITY_FORMAT.read(cells[AUTHORITY] ?? '', letter.timezone),
        inScope,
      );
    },
  };
}

export function individualKind(
  letter: Letter,
  { memory, schema }: Master,
  rulings: readonly Ruling[],
): SignerKind<IndividualSigner, IndividualSignOn> {
  const spec = schema.Individuals;
  const status = columnOf(INDIVIDUALS, 'status');
  return {
    spec,
    name: 'individual',
    zone: letter.timezone,
    nameColumn: columnOf(INDIVIDUALS, 'name'),
    typed: (id, at, cells) => typedIndividual(id, at, signerTyped(spec, cells, letter)),
    build: (signOns, last) => buildIndividuals(signOns, letter, memory, last, rulings),
    statusOf: (_cells, draft) => draft[status] ?? '',
  };
}

/** What a typed-in row says of its signer. */
function signerTyped<S extends Signer>(
  spec: SignerSpec<S>,
  cells: TypedCells,
  { timezone }: Letter,
): S {
  // Who typed a row vouches for it, unless another authority stands there.
  const vouched: TypedCells = { authority: 'not asked' };
  const row = spec.columns.map(({ key }) => cells[key]?.trim() || (vouched[key] ?? ''));
  return signerIn(spec, row, timezone);
}

/** The names that people gave to organizations over the tool's; one typed in whole is its own sign-on. */
function givenNames({ rows }: SignerRows, memory: Memory): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [id, { row, typedAt }] of rows) {
    if (typedAt !== undefined) continue;
    const name = row.cells[NAME] ?? '';
    const seals = memory.signers.get(id)?.seals ?? '';
    if (name !== '' && seal(name) !== sealAt(seals, NAME)) names.set(id, name);
  }
  return names;
}
