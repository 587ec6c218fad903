import type { KindOfSigner } from '../../domain/signer-id.ts';
import type { SignOn } from '../../domain/signon.ts';
import type { Language } from '../../languages/registry.ts';
import { REVIEW_TEXTS } from '../../master/reviews/review-texts.ts';
import { wordReason } from '../../matching/reason.ts';
import type { Cluster, Matching, PossibleMatch, Ruling } from '../../matching/interface.ts';
import { identify, type IdentityGroup, type PriorIdentity } from './identity.ts';

/** Sign-ons held to be one signer, with its ID. */
export interface SignerGroup<S extends SignOn> {
  readonly id: string;
  readonly canonicalName: string;
  /** Why they are one; '' for a single sign-on. */
  readonly reason: string;
  readonly signOns: readonly S[];
}

/** A pair of signers to judge. */
export interface SignerPair {
  readonly a: string;
  readonly b: string;
  /** A sign-on of each, by which the pair is found again whatever becomes of both. */
  readonly anchors: readonly [string, string];
  readonly score: number;
  readonly reason: string;
}

export interface Assembly<S extends SignOn> {
  readonly groups: readonly SignerGroup<S>[];
  readonly possible: readonly SignerPair[];
  readonly contradictions: readonly SignerPair[];
  /** Signers that turned out to be an older one. */
  readonly merged: ReadonlyMap<string, string>;
  readonly last: number;
}

/**
 * Turns clusters of mentions into signers with lasting IDs.
 *
 * @param language in which it is said why sign-ons are one, or may be
 * @param matching over the sign-ons and, beside them, names that people gave to a
 * signer; those mentions are in no group's sign-ons
 */
export function assemble<S extends SignOn>(
  signOns: readonly S[],
  matching: Matching,
  prior: PriorIdentity,
  kind: KindOfSigner,
  language: Language,
): Assembly<S> {
  const byId = new Map(signOns.map((signOn) => [signOn.id, signOn]));
  const clusters = matching.clusters.filter(({ members }) => members.some((id) => byId.has(id)));
  const groups = clusters.map((cluster) => asGroup(cluster, byId));
  const { ids, merged, last } = identify(groups, prior, kind);

  const sides = new Map<string, PairSide>();
  for (const [index, { members }] of clusters.entries()) {
    const signOn = members.find((id) => byId.has(id)) ?? '';
    for (const member of members) {
      sides.set(member, { signer: ids[index] ?? '', anchor: byId.has(member) ? member : signOn });
    }
  }
  return {
    groups: clusters.map((cluster, index) => ({
      id: ids[index] ?? '',
      canonicalName: cluster.canonicalName,
      reason: wordReason(cluster.reason, language),
      signOns: cluster.members.flatMap((id) => byId.get(id) ?? []),
    })),
    possible: matching.possible.flatMap((match) =>
      asPair(match, wordReason(match.reason, language), sides),
    ),
    contradictions: matching.contradictions.flatMap((ruling) =>
      asPair({ ...ruling, score: 1 }, contradiction(ruling, language), sides, true),
    ),
    merged,
    last,
  };
}

function asGroup<S extends SignOn>(cluster: Cluster, byId: ReadonlyMap<string, S>): IdentityGroup {
  const times = cluster.members.flatMap((id) => byId.get(id)?.submittedAt ?? []);
  return {
    members: cluster.members,
    since: times.sort()[0] ?? '~',
    name: cluster.canonicalName,
  };
}

/** A mention's signer, and the sign-on that stands for the mention for good. */
interface PairSide {
  readonly signer: string;
  readonly anchor: string;
}

function asPair(
  match: Pick<PossibleMatch, 'a' | 'b' | 'score'>,
  reason: string,
  sides: ReadonlyMap<string, PairSide>,
  evenIfOne = false,
): readonly SignerPair[] {
  const [x, y] = [sides.get(match.a), sides.get(match.b)];
  if (!x || !y || (x.signer === y.signer && !evenIfOne)) return [];
  const [a, b] = x.signer < y.signer ? [x, y] : [y, x];
  const anchors = [a.anchor, b.anchor] as const;
  return [{ a: a.signer, b: b.signer, anchors, score: match.score, reason }];
}

function contradiction({ verdict }: Ruling, language: Language): string {
  const key = verdict === 'same' ? 'contradictionSame' : 'contradictionDifferent';
  return REVIEW_TEXTS(language, key);
}
