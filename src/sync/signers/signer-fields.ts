import type { Edition, Undated } from '../../domain/letter.ts';
import type { PlainAnswers } from '../../domain/response.ts';
import type { Authority, SignOn } from '../../domain/signon.ts';
import type { Status } from '../../domain/signer.ts';
import { mailbox } from '../../names/mailbox.ts';
import { byCodeUnit } from '../../names/code-units.ts';

/** How one value is drawn from several sign-ons. */

/** Oldest first; those without a time come before all others, so that a dated one counts as later. */
export function inOrder<S extends SignOn>(signOns: readonly S[]): readonly S[] {
  return [...signOns].sort(
    (a, b) => byCodeUnit(a.submittedAt ?? '', b.submittedAt ?? '') || byCodeUnit(a.id, b.id),
  );
}

/** The latest answer that is not blank. */
export function latest<S extends SignOn>(
  ordered: readonly S[],
  pick: (signOn: S) => string,
): string {
  return ordered.map(pick).findLast((value) => value !== '') ?? '';
}

/** Of each answer that needs no reading the latest. */
export function latestAnswers(ordered: readonly SignOn[]): PlainAnswers {
  return Object.assign({}, ...ordered.map(({ answers }) => answers)) as PlainAnswers;
}

const RANK: Readonly<Record<Authority, number>> = {
  authorized: 3,
  'not asked': 2,
  'not authorized': 1,
  unclear: 0,
};

/**
 * Whether anybody who signed for the organization may. Whoever answers again
 * takes back the earlier answer; one signer who may is enough.
 */
export function jointAuthority(
  ordered: readonly { readonly email: string; readonly authority: Authority }[],
): Authority {
  const lastOf = new Map<string, Authority>();
  for (const [index, { email, authority }] of ordered.entries()) {
    lastOf.set(mailbox(email) || `no address ${index}`, authority);
  }
  return [...lastOf.values()].reduce((a, b) => (RANK[b] > RANK[a] ? b : a), 'unclear');
}

/** The status that follows from authority and scope, as long as no person sets another. */
export function organizationStatus(authority: Authority, inScope: boolean): Status {
  if (!inScope) return 'Out of scope';
  return authority === 'authorized' || authority === 'not asked' ? 'Listed' : 'Needs authority';
}

const LATE = 'Late';

/**
 * The first edition that was still open at `instant`; `Late` after all of them, '' where none is set.
 *
 * @param instant '' where no response has a time: then `undated` says how it counts, and where it does
 * not, the edition is '' as soon as one has a close
 */
export function editionAt(
  instant: string,
  editions: readonly Edition[],
  undated?: Undated,
): string {
  if (editions.length === 0) return '';
  if (instant === '' && undated !== 'on-time' && editions[0]?.closes !== undefined) {
    if (undated === undefined) return '';
    return editions.find(({ closes }) => closes === undefined)?.name ?? LATE;
  }
  const open = editions.find(({ closes }) => closes === undefined || instant <= closes);
  return open?.name ?? LATE;
}

/** First and last time of signing, '' where no sign-on has one. */
export function timesOf(ordered: readonly SignOn[]): { first: string; last: string } {
  const times = ordered.flatMap(({ submittedAt }) => submittedAt ?? []);
  return { first: times[0] ?? '', last: times.at(-1) ?? '' };
}

/** The responses behind sign-ons, each once; one that a person typed in has none. */
export function responsesOf(ordered: readonly SignOn[]): readonly string[] {
  return [...new Set(ordered.map(({ responseId }) => responseId))].filter((id) => id !== '');
}
