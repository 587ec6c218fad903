import type { IndividualSigner, OrganizationSigner, Signer } from '../domain/signer.ts';
import { kindOfId } from '../domain/signer-id.ts';
import { rowsByKey, type TabRow, type TabState } from './grid.ts';
import { isNoSigner } from './no-signer-row.ts';
import type { Master } from './master.ts';
import { nameColumn, signerIn, type SignerSpec } from './schema/signer-tab.ts';

/** The signers as the master shows them now, people's edits included, in the order of their rows. */
export function signersIn(
  master: Master,
  zone: string,
): { organizations: readonly OrganizationSigner[]; individuals: readonly IndividualSigner[] } {
  const responses = responsesBySigner(master);
  const { schema, tabs } = master;
  const signers = <S extends Signer>(spec: SignerSpec<S>, state: TabState | undefined) =>
    signerRowsOf(spec, state).map(({ key, cells }) => ({
      ...signerIn(spec, cells, zone),
      id: key,
      responses: responses.get(key) ?? [],
    }));
  return {
    organizations: signers(schema.Organizations, tabs.Organizations),
    individuals: signers(schema.Individuals, tabs.Individuals),
  };
}

/** One row a signer; none of the other kind, and no totals and headings. */
function signerRowsOf<S extends Signer>(
  spec: SignerSpec<S>,
  state: TabState | undefined,
): readonly TabRow[] {
  const name = nameColumn(spec);
  const first = rowsByKey(state);
  return (state?.rows ?? []).filter((row) => {
    const kind = kindOfId(row.key);
    if (kind === undefined) return !isNoSigner(spec, row, name);
    return kind === spec.kind && first.get(row.key) === row;
  });
}

function responsesBySigner({ memory }: Master): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [id, { data }] of memory.responses) {
    for (const signer of data.signers) {
      const own = found.get(signer);
      if (own) own.push(id);
      else found.set(signer, [id]);
    }
  }
  return found;
}
