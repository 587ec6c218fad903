import { displayName } from '../../names/display.ts';
import { better } from './canonical.ts';
import type { Edge } from '../judge/edge.ts';
import type { Name } from '../read/name.ts';
import type { Reason, ReasonPart } from '../reason.ts';
import type { Partition } from './partition.ts';
import { byCodeUnit } from '../../names/code-units.ts';

/** What is told about a cluster, by its root. */
export interface Summary {
  canonicalName(root: number): string;
  /** None for a cluster of one spelling. */
  reason(root: number): Reason;
}

const SPELLINGS: Reason = [{ says: 'sameSpelling' }];

/** More than these nobody reads. */
const MOST_PARTS = 4;

/** What did not have to be found out. */
export interface Told {
  /** Names of which a person said that they are the same as another. */
  readonly ruled: ReadonlySet<number>;
  /** Names that the directory has of one organization, in pairs. */
  readonly known: readonly (readonly [number, number])[];
}

/**
 * Canonical name and reasons of every cluster of more than one name, computed in one pass.
 *
 * The canonical name is one that was used, never one that only the directory has.
 */
export function summarize(
  names: readonly Name[],
  edges: readonly Edge[],
  sets: Partition,
  told: Told,
): Summary {
  const best = Array<string | undefined>(names.length).fill(undefined);
  const mentions = new Int32Array(names.length);
  const reasons = new Map<number, Map<string, ReasonPart>>();
  const say = (root: number, part: ReasonPart): void => {
    const known = reasons.get(root);
    const own = `${part.says} ${part.filling?.['letters'] ?? ''}`;
    if (known) known.set(own, part);
    else reasons.set(root, new Map([[own, part]]));
  };
  for (const [at, name] of names.entries()) {
    const root = sets.find(at);
    if (name.mentions === 0) continue;
    const known = best[root];
    if (known === undefined || better(name.canonical, known)) best[root] = name.canonical;
    mentions[root] = (mentions[root] ?? 0) + name.mentions;
    if (told.ruled.has(at)) say(root, { says: 'saidByPerson' });
  }
  const used = (at: number): boolean => (names[at]?.mentions ?? 0) > 0;
  for (const [a, b] of told.known) {
    if (used(a) && used(b) && sets.find(a) === sets.find(b)) {
      say(sets.find(a), { says: 'inDirectory' });
    }
  }
  for (const { a, b, certain, soleFor, reason } of edges) {
    if (reason && (certain || soleFor !== undefined) && sets.find(a) === sets.find(b))
      say(sets.find(a), reason);
  }
  return {
    canonicalName: (root) => displayName(best[root] ?? ''),
    reason: (root) => {
      if ((mentions[root] ?? 0) < 2) return [];
      const known = [...(reasons.get(root) ?? [])].sort(([x], [y]) => byCodeUnit(x, y));
      if (known.length === 0) return SPELLINGS;
      return known.slice(0, MOST_PARTS).map(([, part]) => part);
    },
  };
}
