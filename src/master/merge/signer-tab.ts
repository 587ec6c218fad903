import { typedStatus } from '../schema/cell-formats.ts';
import { columnOf, type TabSpec } from '../schema/column.ts';
import { ORGANIZATIONS } from '../schema/organizations.ts';
import type { Signer } from '../../domain/signer.ts';
import type { TabRow } from '../grid.ts';
import type { Remembered, SignerMemory } from '../memory/memory.ts';
import type { DesiredTab } from '../diff/tab-changes.ts';
import { partOf } from '../part-of.ts';
import type { SignerRow } from '../signer-rows.ts';
import type { CellConflict } from '../../domain/review.ts';
import { mergeRow, type MergedRow } from './merge-row.ts';

/** Either kind; what is common to both. */
type MergedSpec = TabSpec & { readonly kind: Signer['kind'] };

export interface SignerTabInput {
  readonly spec: MergedSpec;
  /** What the tool would write for each signer that has a row, by ID. */
  readonly drafts: ReadonlyMap<string, readonly string[]>;
  readonly rows: ReadonlyMap<string, SignerRow>;
  readonly memory: ReadonlyMap<string, Remembered<SignerMemory>>;
  /** Signers that are part of an older one now. */
  readonly merged: ReadonlyMap<string, string>;
  /** The status that follows from a row's other cells as they shall stand. */
  readonly statusOf: (cells: readonly string[], draft: readonly string[]) => string;
}

export interface SignerTab {
  readonly wanted: DesiredTab & { readonly rows: ReadonlyMap<string, readonly string[]> };
  readonly seals: ReadonlyMap<string, string>;
  /** Cells in which a person's edit stands. */
  readonly kept: readonly { readonly signer: string; readonly header: string }[];
  readonly conflicts: readonly CellConflict[];
}

/** Merges the rows of one kind of signer with what people made of them. */
export function mergeSignerTab(input: SignerTabInput): SignerTab {
  const { spec, drafts, rows, memory, merged } = input;
  const wanted = new Map<string, readonly string[]>();
  const seals = new Map<string, string>();
  const placed = new Map<string, number>();
  const cleared = new Set<number>();
  const kept: { signer: string; header: string }[] = [];
  const conflicts: CellConflict[] = [];

  const stand = (id: string, row: MergedRow): void => {
    wanted.set(id, row.cells);
    seals.set(id, row.seals);
    for (const header of row.kept) kept.push({ signer: id, header });
    for (const conflict of row.conflicts) conflicts.push({ signer: id, ...conflict });
  };
  for (const [id, draft] of drafts) {
    const known = rows.get(id);
    if (known) placed.set(id, known.row.row);
    stand(id, mergeSigner(input, draft, known?.row, memory.get(id)?.seals ?? ''));
  }
  for (const [id, { row }] of rows) {
    if (drafts.has(id)) continue;
    placed.set(id, row.row);
    const written = memory.get(id)?.seals ?? '';
    const into = partOf(id, merged, memory);
    if (into !== undefined && !hasPersonsTouch(spec, row, written)) {
      placed.delete(id);
      cleared.add(row.row);
    } else stand(id, mergeIdle(spec, { id, row, into, written }));
  }
  return { wanted: { rows: wanted, placed, cleared }, seals, kept, conflicts };
}

/** Status follows from cells that people edit, so it is merged once those are known. */
function mergeSigner(
  { spec, statusOf }: SignerTabInput,
  draft: readonly string[],
  row: TabRow | undefined,
  written: string,
): MergedRow {
  const first = mergeRow(spec, draft, row, written);
  const status = statusOf(first.cells, draft);
  const column = columnOf(spec, 'status');
  if (status === draft[column]) return first;
  return mergeRow(spec, draft.with(column, status), row, written);
}

interface IdleRow {
  readonly id: string;
  readonly row: TabRow;
  /** The signer that it is part of. */
  readonly into: string | undefined;
  /** The seals of what the tool last wrote. */
  readonly written: string;
}

/** What is part of another signer is not printed a second time, also where its row says Listed. */
function mergeIdle(spec: MergedSpec, { id, row, into, written }: IdleRow): MergedRow {
  const status = columnOf(spec, 'status');
  const twice = into !== undefined && typedStatus(row.cells[status] ?? '') === 'Listed';
  const current = twice ? { ...row, cells: row.cells.with(status, '') } : row;
  const merged = mergeRow(spec, idleCells(spec, id, row, into), current, written);
  // What its cells would say is no question: the other row says it.
  return into === undefined ? merged : { ...merged, conflicts: [] };
}

/** A signer whom no response stands for any more: its row stays, off the list. */
function idleCells(
  spec: MergedSpec,
  id: string,
  row: TabRow,
  into: string | undefined,
): readonly string[] {
  const cells = row.cells
    .with(columnOf(spec, 'id'), id)
    .with(columnOf(spec, 'status'), into === undefined ? 'Withdrawn' : 'Excluded')
    .with(columnOf(spec, 'responses'), '0');
  if (into === undefined || spec.kind !== 'organization') return cells;
  return cells.with(columnOf(ORGANIZATIONS, 'alsoWrittenAs'), `Now part of ${into}`);
}

/** Whether people left anything in a row: notes, cells of their own, edits. */
function hasPersonsTouch(spec: MergedSpec, row: TabRow, written: string): boolean {
  const notes = row.cells[columnOf(spec, 'notes')] ?? '';
  if (row.extra || notes !== '' || row.formulas.length > 0) return true;
  return (
    mergeRow(
      spec,
      row.cells.map(() => ''),
      row,
      written,
    ).kept.length > 0
  );
}
