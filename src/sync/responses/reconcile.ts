import type { Response } from '../../domain/response.ts';
import type { Pulled } from '../../domain/pulled.ts';
import { pairRewritten } from './pair-rewritten.ts';
import type {
  KnownResponse,
  RememberedResponse,
  RememberedResponses,
} from '../../domain/known-response.ts';
import { findSameSubmissions } from './same-submission.ts';

/**
 * Lays what was pulled over what is remembered. Everything pulled and everything
 * remembered is in the result exactly once, ordered by response ID.
 *
 * A remembered response whose source was not pulled this time is `unchanged`: only
 * a source that was read to its end can tell that something is missing from it.
 */
export function reconcile(
  pulls: readonly Pulled[],
  remembered: RememberedResponses,
): readonly KnownResponse[] {
  const keptIds = new Map<string, string>();
  for (const id of remembered.keys()) {
    const nowId = remembered.get(id)?.nowId;
    if (nowId !== undefined && remembered.get(nowId) === undefined) keptIds.set(nowId, id);
  }

  // A response that was edited, and stands beside its first wording again, is two: each by its own ID.
  for (const { responses } of pulls) {
    for (const { id } of responses) {
      const nowId = remembered.get(id)?.nowId;
      if (nowId !== undefined && keptIds.get(nowId) === id) keptIds.delete(nowId);
    }
  }

  const known = new Map<string, KnownResponse>();
  for (const { responses } of pulls) {
    for (const pulled of responses) {
      const id = keptIds.get(pulled.id) ?? pulled.id;
      const response = id === pulled.id ? pulled : { ...pulled, id };
      known.set(id, arrived(response, pulled.id, remembered.get(id)));
    }
  }
  const pulledSources = new Set(pulls.map(({ source }) => source));
  for (const id of remembered.keys()) {
    const earlier = known.has(id) ? undefined : remembered.get(id);
    if (earlier) known.set(id, missing(earlier, pulledSources));
  }
  const all = pairRewritten(
    [...known.values()],
    remembered,
    new Set(pulls.filter(({ ownIds }) => ownIds).map(({ source }) => source)),
  );
  const twins = findSameSubmissions(all);
  return all
    .map((each) => {
      const sameAs = twins.get(each.response.id);
      return sameAs === undefined ? each : { sameAs, ...each };
    })
    .sort((a, b) => (a.response.id < b.response.id ? -1 : 1));
}

function arrived(
  response: Response,
  sourceId: string,
  earlier: RememberedResponse | undefined,
): KnownResponse {
  const now = sourceId === response.id ? {} : { nowId: sourceId, pulledId: sourceId };
  if (earlier === undefined) return { response, change: 'new', justVanished: false, ...now };
  const { answers, same } = earlier.settle(response);
  const settled = answers === response.answers ? response : { ...response, answers };
  if (same) return { response: settled, change: 'unchanged', justVanished: false, ...now };
  return {
    response: settled,
    change: 'edited',
    justVanished: false,
    before: earlier.response.answers,
    ...now,
  };
}

function missing(earlier: RememberedResponse, pulledSources: ReadonlySet<string>): KnownResponse {
  const { response, vanished, nowId } = earlier;
  const now = nowId === undefined ? {} : { nowId };
  if (!vanished && !pulledSources.has(response.source)) {
    return { response, change: 'unchanged', justVanished: false, ...now };
  }
  return { response, change: 'vanished', justVanished: !vanished, ...now };
}
