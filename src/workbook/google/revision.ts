import { digest } from './cells.ts';
import { JOURNAL, REVISION_NAME, type WorkbookState } from './workbook-state.ts';
import type { SheetsRequest } from './request.ts';

/**
 * Compare-and-swap, since the Sheets API has none: a batch fails as a whole if one
 * of its requests does, so each begins with one that only the first of two
 * writers can carry out.
 *
 * That is to touch the named range of the revision that was read, which the winner
 * deletes. Before the first write there is none: then it is making the hidden tab,
 * whose ID is fixed. Where people deleted the range alone, it is making a guard
 * under a name that both writers come to, and that stays. Google gives the ranges their IDs.
 */
export function advanceRevision(
  state: WorkbookState,
  next: string,
): { readonly before: readonly SheetsRequest[]; readonly after: readonly SheetsRequest[] } {
  const range = {
    sheetId: JOURNAL.id,
    startRowIndex: 0,
    endRowIndex: 1,
    startColumnIndex: 0,
    endColumnIndex: 1,
  };
  const named = (name: string): SheetsRequest => ({
    addNamedRange: { namedRange: { name, range } },
  });
  const after = [named(REVISION_NAME + next)];
  const { revisionId: namedRangeId } = state;
  if (namedRangeId !== '') {
    return {
      before: [
        { updateNamedRange: { namedRange: { namedRangeId, range }, fields: 'range' } },
        { deleteNamedRange: { namedRangeId } },
      ],
      after,
    };
  }
  if (!state.journal) return { before: [], after };
  return { before: [named(guardName(state))], after };
}

/** A name stays taken when its cells are deleted, so that it must never come again. */
function guardName({ names, journal }: WorkbookState): string {
  const first = journal?.rows.slice(0, 2).map((cells) => cells.map(({ shown }) => shown));
  const seen = digest(JSON.stringify([names, first]));
  return `undersigned_guard_${Buffer.from(seen).toString('hex')}`;
}
