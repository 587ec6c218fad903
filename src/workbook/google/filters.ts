import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { SheetState } from './workbook-state.ts';
import type { SheetsRequest } from './request.ts';

/**
 * Takes a basic filter that hides rows off each touched tab while a batch is at work, and puts it
 * back as it was read: what is pasted would pass over the rows that it hides. Filters that hide
 * nothing, and views of people's own, are left alone.
 */
export function withoutFilters(
  sheets: readonly SheetState[],
  touched: ReadonlySet<number>,
): { readonly before: readonly SheetsRequest[]; readonly after: readonly SheetsRequest[] } {
  const own = sheets.flatMap(({ id, filter }) =>
    touched.has(id) && filter && hides(filter) ? [{ id, filter }] : [],
  );
  return {
    before: own.map(({ id: sheetId }) => ({ clearBasicFilter: { sheetId } })),
    after: own.map(({ id, filter }) => {
      // Sorting is done once, when it is set: to send it again would sort the rows again.
      const again = { ...filter, range: { ...filter.range, sheetId: id } };
      delete again.sortSpecs;
      return { setBasicFilter: { filter: again } };
    }),
  };
}

function hides({ criteria, filterSpecs }: sheets_v4.Schema$BasicFilter): boolean {
  return Object.keys(criteria ?? {}).length > 0 || (filterSpecs ?? []).length > 0;
}

/** Tabs that somebody has begun to filter since `then`. */
export function newlyFiltered(
  then: readonly SheetState[],
  now: readonly SheetState[],
): ReadonlySet<number> {
  const known = new Map(then.map(({ id, filter }) => [id, JSON.stringify(filter)]));
  return new Set(
    now.flatMap(({ id, filter }) =>
      filter && hides(filter) && known.get(id) !== JSON.stringify(filter) ? [id] : [],
    ),
  );
}
