import type { Evidence } from './master-index.ts';
import type { QueuedQuestion } from './question.ts';

/** More at once than anybody looks through. */
const MOST = 200;

/** For a question that waits, the others that the same answer may settle at once. */
export function alikeAmong(
  evidence: Evidence,
  waiting: readonly QueuedQuestion[],
): (queued: QueuedQuestion) => readonly string[] {
  const byKind = new Map<string, string[]>();
  for (const each of waiting) {
    const kind = kindOf(evidence, each);
    if (kind === undefined) continue;
    const ids = byKind.get(kind);
    if (ids) ids.push(each.id);
    else byKind.set(kind, [each.id]);
  }
  return (queued) => {
    const kind = kindOf(evidence, queued);
    const ids = kind === undefined ? [] : (byKind.get(kind) ?? []);
    return ids
      .slice(0, MOST + 1)
      .filter((id) => id !== queued.id)
      .slice(0, MOST);
  };
}

/** Undefined for pairs, which are never alike: each is two signers of its own. */
function kindOf({ master }: Evidence, { id, kind }: QueuedQuestion): string | undefined {
  if (kind === 'match') return undefined;
  const review = master.memory.reviews.get(id)?.data.review;
  if (kind === 'authority' || review === undefined) return kind;
  return review.kind === 'flag' ? `flag ${review.rule}` : review.kind;
}
