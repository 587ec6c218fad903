import type { Memory } from './memory/memory.ts';

/**
 * The signer that another is part of by now, through however many merges, from before and from
 * `merged`; undefined for one that never became part of any.
 */
export function partOf(
  id: string,
  merged: ReadonlyMap<string, string>,
  memory: Memory['signers'],
): string | undefined {
  const earlier = memory.get(id)?.data.into;
  return merged.get(id) ?? (earlier === undefined ? undefined : (merged.get(earlier) ?? earlier));
}
