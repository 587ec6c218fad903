import { numberOf, printSignerId, type KindOfSigner } from '../../domain/signer-id.ts';
import { byCodeUnit } from '../../names/code-units.ts';

/** What is remembered of who was who. */
export interface PriorIdentity {
  /** For each sign-on of an earlier sync, the signer that it was then. */
  readonly signerOf: ReadonlyMap<string, string>;
  /** Signers that turned out to be an older one, with the sign-ons that they had. */
  readonly retired: ReadonlyMap<string, readonly string[]>;
  /** For each signer that is a typed-in row, the sign-on that the row is. */
  readonly rowOf: ReadonlyMap<string, string>;
  /** The highest number ever given. */
  readonly last: number;
}

/** Sign-ons held to be one signer. */
export interface IdentityGroup {
  /** Sign-on IDs. */
  readonly members: readonly string[];
  /** By which new signers are numbered: the earliest time of signing, then the name. */
  readonly since: string;
  readonly name: string;
}

export interface Identities {
  /** The signer ID of each group, in the order given. */
  readonly ids: readonly string[];
  /** Earlier signers that are no longer their own, with the one that each now belongs to. */
  readonly merged: ReadonlyMap<string, string>;
  readonly last: number;
}

/**
 * Gives each group a signer ID: the one that its sign-ons had, else a new one.
 *
 * Of several the oldest survives. Where one signer comes apart, a typed-in row keeps
 * its ID, else the group with its oldest sign-on; a signer that had been merged gets
 * its own back.
 * The order of the groups makes no difference.
 */
export function identify(
  groups: readonly IdentityGroup[],
  prior: PriorIdentity,
  kind: KindOfSigner,
): Identities {
  const ordered = [...groups.entries()].sort(
    ([, a], [, b]) =>
      byCodeUnit(a.since, b.since) || byCodeUnit(a.name, b.name) || byCodeUnit(least(a), least(b)),
  );
  const ids = groups.map(() => '');
  const all = new Set(groups.flatMap(({ members }) => members));
  const claims = ordered.map(([index, group]) => ({
    index,
    claimed: claimsOf(group, prior, all),
  }));
  const taken = new Set<string>();
  for (const { index, claimed } of claims) {
    const id = claimed.find((each) => !taken.has(each)) ?? '';
    ids[index] = id;
    taken.add(id);
  }
  reviveRetired(ordered, ids, prior);
  let last = prior.last;
  for (const [index] of ordered) {
    if (ids[index] === '') ids[index] = printSignerId(kind, ++last);
  }
  const merged = new Map<string, string>();
  for (const { index, claimed } of claims) {
    for (const id of claimed) {
      if (!taken.has(id) && !merged.has(id)) merged.set(id, ids[index] ?? '');
    }
  }
  return { ids, merged, last };
}

/**
 * The signers that a group's sign-ons were, oldest first; but for one whose own row
 * is in another group.
 */
function claimsOf(
  group: IdentityGroup,
  prior: PriorIdentity,
  all: ReadonlySet<string>,
): readonly string[] {
  const claimed = new Set<string>();
  for (const member of group.members) {
    const id = prior.signerOf.get(member);
    if (id === undefined) continue;
    const row = prior.rowOf.get(id);
    if (row === undefined || !all.has(row) || group.members.includes(row)) claimed.add(id);
  }
  return [...claimed].sort((a, b) => numberOf(a) - numberOf(b));
}

function reviveRetired(
  ordered: readonly (readonly [number, IdentityGroup])[],
  ids: string[],
  prior: PriorIdentity,
): void {
  const given = new Set(ids);
  for (const [id, signOns] of [...prior.retired].sort(([a], [b]) => numberOf(a) - numberOf(b))) {
    const had = new Set(signOns);
    const back = ordered.find(
      ([index, group]) => ids[index] === '' && group.members.some((member) => had.has(member)),
    );
    if (!back || given.has(id)) continue;
    ids[back[0]] = id;
    given.add(id);
  }
}

function least(group: IdentityGroup): string {
  return group.members.reduce((a, b) => (a < b ? a : b), group.members[0] ?? '');
}
