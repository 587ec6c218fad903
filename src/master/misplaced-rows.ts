import { kindOfId, type KindOfSigner } from '../domain/signer-id.ts';
import { rowsByKey } from './grid.ts';
import type { Master } from './master.ts';

/** Signers whose row stands on the tab of the other kind and not on their own, by kind. */
export function misplacedSigners({
  tabs,
  memory,
}: Master): Readonly<Record<KindOfSigner, ReadonlySet<string>>> {
  const { Organizations, Individuals } = tabs;
  const found = { organization: new Set<string>(), individual: new Set<string>() };
  for (const [kind, own, other] of [
    ['organization', Organizations, Individuals],
    ['individual', Individuals, Organizations],
  ] as const) {
    for (const { key } of other?.rows ?? []) {
      if (kindOfId(key) !== kind || rowsByKey(own).has(key)) continue;
      const { into, deleted } = memory.signers.get(key)?.data ?? { deleted: true };
      if (into === undefined && deleted !== true) found[kind].add(key);
    }
  }
  return found;
}
