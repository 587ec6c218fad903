import { typedStatus } from '../master/schema/cell-formats.ts';
import { columnOf } from '../master/schema/column.ts';
import { INDIVIDUALS } from '../master/schema/individuals.ts';
import { ORGANIZATIONS } from '../master/schema/organizations.ts';
import type { Master } from '../master/master.ts';
import type { Ruling } from '../matching/interface.ts';
import type { MeasuredChange } from './change-limit.ts';
import type { KnownResponse } from '../domain/known-response.ts';
import type { SignerVerdicts } from './signers/decided-signers.ts';
import type { ResolvedSigners } from './resolve-signers.ts';

/** What people decided: of pairs, and of single signers. */
export interface PeoplesWord {
  readonly rulings: readonly Ruling[];
  readonly verdicts: SignerVerdicts;
}

/**
 * How much of the list this sync would change by the tool's own doing. A merge
 * that a person decided and a status or name that a person set do not count.
 */
export function measureChange(
  master: Master,
  staged: readonly ResolvedSigners[],
  known: readonly KnownResponse[],
  { rulings, verdicts }: PeoplesWord,
): MeasuredChange {
  const decided = decidedMerges(staged, rulings);
  let listed = 0;
  let changed = 0;
  for (const [name, spec] of [
    ['Organizations', ORGANIZATIONS],
    ['Individuals', INDIVIDUALS],
  ] as const) {
    const status = columnOf<string>(spec, 'status');
    const shown = columnOf<string>(spec, name === 'Organizations' ? 'organization' : 'name');
    for (const { key, cells } of master.tabs[name]?.rows ?? []) {
      if (typedStatus(cells[status] ?? '') !== 'Listed' || !master.memory.signers.has(key))
        continue;
      listed++;
      if (decided.has(key) || verdicts.has(key)) continue;
      const after = staged.map(({ stage: { tab } }) => tab.wanted.rows.get(key)).find((row) => row);
      if (!after || typedStatus(after[status] ?? '') !== 'Listed' || after[shown] !== cells[shown])
        changed++;
    }
  }
  return {
    listed,
    changed,
    responses: known.length,
    vanished: known.filter(({ justVanished }) => justVanished).length,
  };
}

/** Signers that went into another, or took one in, because a person said so. */
function decidedMerges(
  staged: readonly ResolvedSigners[],
  rulings: readonly Ruling[],
): ReadonlySet<string> {
  const decided = new Set<string>();
  const same = rulings.filter(({ verdict }) => verdict === 'same');
  for (const { signerOf, stage } of staged) {
    const heads = new Set(same.flatMap(({ a, b }) => [signerOf.get(a), signerOf.get(b)]));
    for (const head of heads) if (head !== undefined) decided.add(head);
    for (const [id, into] of stage.pairs.merged) if (heads.has(into)) decided.add(id);
  }
  return decided;
}
