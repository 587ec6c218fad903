import { kindOfId, numberOf, printSignerId, type KindOfSigner } from '../domain/signer-id.ts';
import type { TabSpec } from './schema/column.ts';
import type { TabRow, TabState } from './grid.ts';
import type { Remembered, SignerMemory } from './memory/memory.ts';
import { seal, sealAt } from './memory/seal.ts';

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
  kind: KindOfSigner,
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
      ([id, { data, seals }]) => kindOfId(id) === kind && !rows.has(id) && present(data, seals),
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
      const id = printSignerId(kind, ++last);
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
