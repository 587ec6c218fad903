import type { MissingAuthority } from '../domain/review.ts';
import type { ResolvedResponse } from '../master/merge/response-tab.ts';
import { columnOf } from '../master/schema/column.ts';
import { ORGANIZATIONS } from '../master/schema/organizations.ts';
import { tidy } from '../names/loose.ts';

const NAME = columnOf(ORGANIZATIONS, 'organization');
const STATUS = columnOf(ORGANIZATIONS, 'status');

/**
 * The organizations that wait for somebody who may sign, with what was answered so far.
 *
 * @param rows as they shall stand, people's edits included
 */
export function missingAuthorities(
  rows: ReadonlyMap<string, readonly string[]>,
  resolved: readonly ResolvedResponse[],
): readonly MissingAuthority[] {
  const given = new Map<string, Set<string>>();
  for (const [id, cells] of rows) {
    if (tidy(cells[STATUS] ?? '').toLowerCase() === 'needs authority') given.set(id, new Set());
  }
  if (given.size === 0) return [];
  for (const { known, signers } of resolved) {
    const answer = tidy(known.response.answers.authority ?? '');
    if (answer !== '') for (const signer of signers) given.get(signer)?.add(answer);
  }
  return [...given].map(([signer, answers]) => ({
    kind: 'authority',
    signer,
    name: rows.get(signer)?.[NAME] ?? '',
    given: [...answers].sort(),
  }));
}
