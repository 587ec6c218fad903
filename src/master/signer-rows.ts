import { kindOfId, numberOf, printSignerId } from '../domain/signer-id.ts';
import type { Signer } from '../domain/signer.ts';
import { loosely } from '../names/loose.ts';
import type { TabRow, TabState } from './grid.ts';
import type { Memory, Remembered, SignerMemory } from './memory/memory.ts';
import { seal, sealAt } from './memory/seal.ts';
import { isNoSigner } from './no-signer-row.ts';
import type { TabSpec } from './schema/column.ts';

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
  /** Rows that only repeat another one, by their own new ID: the signer of that one. */
  readonly copies: ReadonlyMap<string, string>;
  /** Rows that are no signer: totals, headings, a second header. They are left alone. */
  readonly noSigners: readonly TabRow[];
  readonly lastNumber: number;
}

export interface SignerRowsInput {
  readonly spec: TabSpec & { readonly kind: Signer['kind'] };
  readonly state: TabState | undefined;
  readonly memory: Memory;
  readonly nameColumn: number;
  /** Signers of this kind whose row stands on the tab of the other kind. */
  readonly misplaced: ReadonlySet<string>;
  /** Signers of the other kind whose row stands here. */
  readonly foreign: ReadonlySet<string>;
  readonly lastNumber: number;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

/**
 * Tells which signer each row of a tab is.
 *
 * A row that a person typed in gets an ID of its own, also under an ID that was never issued. One
 * whose ID was cleared or typed over gets it back. One that repeats another row is a copy of it. A
 * row whose ID was issued and whose memory is gone keeps it, and counts as typed in throughout. A
 * signer of the other kind is passed over: its row belongs on the other tab.
 */
export function signerRows(input: SignerRowsInput): SignerRows {
  const { spec, state, memory, nameColumn, misplaced, foreign, lastNumber, now } = input;
  const rows = new Map<string, SignerRow>();
  const nameless: TabRow[] = [];
  for (const row of state?.rows ?? []) {
    const { key } = row;
    const remembered = memory.signers.get(key);
    const kind = kindOfId(key);
    if (foreign.has(key)) continue;
    const standing = rows.get(key)?.row;
    if (remembered === undefined || kind !== spec.kind) {
      const issued = kind === spec.kind && numberOf(key) <= lastNumber && !standing;
      if (issued) rows.set(key, forgotten(key, row, input));
      else nameless.push(row);
    } else if (standing && !better(spec, row, standing, remembered.seals)) nameless.push(row);
    else {
      if (standing) nameless.push(standing);
      rows.set(key, asRow(key, row, remembered.data));
    }
  }
  const missing = [...memory.signers]
    .filter(
      ([id, { data, seals }]) =>
        kindOfId(id) === spec.kind &&
        !rows.has(id) &&
        !misplaced.has(id) &&
        seals !== '' &&
        data.deleted !== true,
    )
    .sort(([a], [b]) => numberOf(a) - numberOf(b));

  const copies = new Map<string, string>();
  const noSigners: TabRow[] = [];
  const repeated = repeats(spec, nameColumn, rows);
  let last = lastNumber;
  for (const row of nameless.sort((a, b) => a.row - b.row)) {
    if ((row.cells[nameColumn] ?? '').trim() === '') continue;
    if (isNoSigner(spec, row, nameColumn)) {
      noSigners.push(row);
      continue;
    }
    const back = missing.findIndex(([, remembered]) => isRowOf(spec, row, nameColumn, remembered));
    const [returned] = back < 0 ? [] : missing.splice(back, 1);
    if (returned) {
      rows.set(returned[0], asRow(returned[0], row, returned[1].data));
      continue;
    }
    const id = printSignerId(spec.kind, ++last);
    const original = repeated(row);
    const typed = original === undefined ? { typedAt: now } : {};
    if (original !== undefined) copies.set(id, original);
    rows.set(id, { id, row, ...typed });
  }
  // The rest of a merge is no signer, unless the signer that it is part of is away too.
  const isAway = (id: string): boolean =>
    misplaced.has(id) || memory.signers.get(id)?.data.deleted === true;
  const deleted = missing.flatMap(
    ([
      id,
      {
        data: { into },
      },
    ]) => (into === undefined || isAway(into) ? [id] : []),
  );
  return { rows, deleted, copies, noSigners, lastNumber: last };
}

function asRow(id: string, row: TabRow, data: SignerMemory): SignerRow {
  return { id, row, ...(data.typed === undefined ? {} : { typedAt: data.typed.at }) };
}

/** A row of which nothing is remembered: where no response stands for its signer, it is a sign-on. */
function forgotten(id: string, row: TabRow, { memory, now }: SignerRowsInput): SignerRow {
  for (const { data } of memory.responses.values()) {
    if (data.signers.includes(id)) return { id, row };
  }
  return { id, row, typedAt: now };
}

/** Of two rows with one ID, the one that is more as the tool wrote it is the signer's. */
function better(spec: TabSpec, row: TabRow, standing: TabRow, seals: string): boolean {
  const fit = ({ cells }: TabRow): number =>
    spec.columns.filter((_, index) => seal(cells[index] ?? '') === sealAt(seals, index)).length;
  return fit(row) > fit(standing);
}

/** Whether a row without a usable ID is this signer's: by its name, or by who signed and when. */
function isRowOf(
  spec: TabSpec,
  row: TabRow,
  nameColumn: number,
  { seals, data }: Remembered<SignerMemory>,
): boolean {
  const isAsWritten = (key: string): boolean => {
    const at = spec.columns.findIndex((column) => column.key === key);
    const cell = row.cells[at] ?? '';
    if (cell === '') return false;
    return seal(cell) === sealAt(seals, at) || data.typed?.cells[key] === cell;
  };
  const name = spec.columns[nameColumn]?.key ?? '';
  return isAsWritten(name) || (isAsWritten('email') && isAsWritten('firstSigned'));
}

/**
 * Finds the signer whose row another one repeats: the same name under the same ID, or without an ID
 * the same in every cell that is filled, the name and one more.
 */
function repeats(
  spec: TabSpec,
  nameColumn: number,
  rows: ReadonlyMap<string, SignerRow>,
): (row: TabRow) => string | undefined {
  const idColumn = spec.columns.findIndex(({ key }) => key === spec.rowKey);
  const nameOf = ({ cells }: TabRow): string => loosely(cells[nameColumn] ?? '');
  let byName: Map<string, SignerRow[]> | undefined;
  return (row) => {
    const named = rows.get(row.key);
    if (named && named.row !== row && nameOf(named.row) === nameOf(row)) return named.id;
    if (byName === undefined) {
      byName = new Map();
      for (const each of rows.values()) {
        const key = nameOf(each.row);
        byName.set(key, [...(byName.get(key) ?? []), each]);
      }
    }
    const filled = row.cells.flatMap((cell, at) =>
      cell.trim() === '' || at === idColumn ? [] : [at],
    );
    const same = (byName.get(nameOf(row)) ?? []).find(
      (each) => each.row !== row && filled.every((at) => each.row.cells[at] === row.cells[at]),
    );
    return filled.length > 1 ? same?.id : undefined;
  };
}
