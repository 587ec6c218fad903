import { addressOf, type Google, type Target } from '../../platform/google/google.ts';
import { warning, type Tried } from './trial.ts';

/**
 * Warns of what would stop a sync, or change what it writes, in tabs of a Google master: ranges that
 * the account may not edit, and Tables, whose columns take only values of their type.
 *
 * @param own IDs of the tool's own tabs
 */
export async function tryTabs(
  spreadsheetId: string,
  own: ReadonlySet<number>,
  google: Google,
): Promise<readonly Tried[]> {
  const target: Target = { kind: 'spreadsheet', id: spreadsheetId, role: 'Editor' };
  const fields =
    'sheets(properties(sheetId,title),protectedRanges(warningOnly,requestingUserCanEdit),tables(name))';
  const { sheets = [] } = await google.read(target, (clients, options) =>
    clients.sheets.spreadsheets.get({ spreadsheetId, fields }, options),
  );
  const who = google.account.email ?? 'the account that runs the sync';
  return sheets.flatMap(({ properties, protectedRanges = [], tables = [] }) => {
    const title = properties?.title ?? '';
    if (!own.has(properties?.sheetId ?? -1)) return [];
    const closed = protectedRanges.some((each) => !each.warningOnly && !each.requestingUserCanEdit);
    return [
      ...(closed
        ? [
            warning(
              'master',
              `a part of the tab "${title}" is protected against changes by ${who}; a sync that has to change it stops.`,
              `In Data > Protect sheets and ranges, let ${who} edit it: ${addressOf(target)}`,
            ),
          ]
        : []),
      ...(tables.length > 0
        ? [
            warning(
              'master',
              `the tab "${title}" holds a Table, which takes only values of the type of each column.`,
              `Turn it back into a range (the arrow beside its name > Convert to unformatted data): ${addressOf(target)}`,
            ),
          ]
        : []),
    ];
  });
}
