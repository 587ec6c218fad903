import type { Signer } from '../domain/signer.ts';
import { rowsByKey } from './grid.ts';
import type { Master } from './master.ts';
import { seal, sealAt } from './memory/seal.ts';
import { nameColumn, type SignerSpec } from './schema/signer-tab.ts';

/** A column whose cells stand in other signers' rows, as after sorting it without the rest. */
export interface SortedColumn {
  readonly tab: string;
  readonly header: string;
  /** Rows in which another signer's value stands. */
  readonly rows: number;
}

/** Fewer may be a correction. */
const FEWEST = 3;
/** A sort moves most rows; of corrections a third are rarely in one column at once. */
const SHARE = 1 / 3;
/** And brings in next to no value that was not in the column before. */
const NEW_VALUES = 1 / 3;

/** The columns of the signer tabs that were sorted alone since the tool last wrote. */
export function sortedAlone(master: Master): readonly SortedColumn[] {
  const { schema } = master;
  return [
    ...sortedIn(master, 'Organizations', schema.Organizations),
    ...sortedIn(master, 'Individuals', schema.Individuals),
  ];
}

function sortedIn<S extends Signer>(
  { tabs, memory }: Master,
  tab: 'Organizations' | 'Individuals',
  spec: SignerSpec<S>,
): readonly SortedColumn[] {
  const known = [...rowsByKey(tabs[tab])].flatMap(([id, { cells }]) => {
    const { seals = '' } = memory.signers.get(id) ?? {};
    return seals === '' ? [] : [{ cells, seals }];
  });
  // Names that only changed their rows: taken for corrections, they would make one signer of two.
  const nameAt = nameColumn(spec);
  let telling = 0;
  const sorted = spec.columns.flatMap(({ key, header, theirs }, at): readonly SortedColumn[] => {
    if (key === spec.rowKey || theirs) return [];
    if (new Set(known.map(({ seals }) => sealAt(seals, at))).size >= FEWEST) telling++;
    const moved: string[] = [];
    const left = new Map<string, number>();
    for (const { cells, seals } of known) {
      const [now, before] = [seal(cells[at] ?? ''), sealAt(seals, at)];
      if (now === before) continue;
      moved.push(now);
      left.set(before, (left.get(before) ?? 0) + 1);
    }
    const few = moved.length < FEWEST || moved.length <= known.length * SHARE;
    if (few && at !== nameAt) return [];
    let fresh = 0;
    for (const value of moved) {
      const count = left.get(value) ?? 0;
      if (count === 0) fresh++;
      else left.set(value, count - 1);
    }
    const most = few ? 0 : moved.length * NEW_VALUES;
    return fresh > most || moved.length < 2 ? [] : [{ tab, header, rows: moved.length }];
  });
  const [first] = sorted;
  // Where nothing fits its ID any more, it is the IDs that were sorted.
  const isIds = first !== undefined && sorted.length > 1 && sorted.length >= telling;
  return isIds ? [{ ...first, header: spec.columns[0]?.header ?? first.header }] : sorted;
}

/** What was sorted, in words; undefined where nothing was. */
export function sortedAloneText(columns: readonly SortedColumn[]): string | undefined {
  const [first] = columns;
  if (first === undefined) return undefined;
  const { tab, header, rows } = first;
  return `on the tab ${tab} the column ${header} was sorted alone: ${rows} of its cells stand in other signers' rows`;
}
