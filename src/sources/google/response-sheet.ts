import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { finding, type Finding } from '../../domain/finding.ts';
import type { GoogleSheetSource, Questions } from '../../domain/letter.ts';
import type { Response } from '../../domain/response.ts';
import { AppError, EXIT } from '../../errors.ts';
import { addressOf, type Google, type Target } from '../../platform/google/google.ts';
import { GoogleRefusal } from '../../platform/google/refusals.ts';
import { isZone } from '../../platform/zone.ts';
import { mapQuestions } from '../question-columns.ts';
import { titleRowOf } from '../question-titles.ts';
import { responseIds } from '../response-id.ts';
import { sheetCells, sheetRows } from './sheet-rows.ts';
import { sheetTimes, wallOf } from './sheet-times.ts';
import type { Pulled } from '../../domain/pulled.ts';

const FIELDS =
  'properties(timeZone,locale),sheets(properties(title),data(rowData(values(effectiveValue,formattedValue))))';

/**
 * All responses of a form's linked sheet, in the order of its rows, in one call.
 *
 * Timestamps are read in the spreadsheet's zone, or in `letterTimezone` where that is
 * unknown here. A response has no ID of its own; the one it is given holds wherever
 * its row is sorted to. Throws (65) where the tab or a mapped question is not there.
 */
export async function pullResponseSheet(
  source: GoogleSheetSource,
  questions: Questions,
  google: Google,
  letterTimezone: string,
): Promise<Pulled> {
  const target: Target = { kind: 'spreadsheet', id: source.spreadsheetId, role: 'Viewer' };
  const { properties, sheets } = await readTab(google, target, source.tab);
  const cells = sheetCells(sheets?.[0]?.data?.[0]);
  const texts = cells.map((row) => row.map(({ text }) => text));
  const headerRow = titleRowOf(texts, questions);
  const titles = texts[headerRow] ?? [];
  const mapped = mapQuestions(questions, titles, { source: source.name });
  const { map, findings } = mapped;
  const read = sheetRows(cells, headerRow, mapped, source.name);

  const ids = responseIds(
    source.name,
    read.rows.map(({ submitted, answers }) => ({
      timestamp: wallOf(submitted) ?? submitted.text,
      answers,
    })),
  );
  const timezone = properties?.timeZone ?? '';
  const isKnown = isZone(timezone);
  const times =
    map.submittedAt === undefined
      ? { instants: [], findings: [] }
      : sheetTimes(
          read.rows.map(({ submitted }) => submitted),
          {
            source: source.name,
            timezone: isKnown ? timezone : letterTimezone,
            rowOf: (at) => read.rows[at]?.row ?? 0,
            locale: properties?.locale ?? 'en_US',
          },
        );
  return {
    source: source.name,
    responses: read.rows.map(({ answers }, at): Response => {
      const submittedAt = times.instants[at];
      const response = { id: ids[at] ?? '', source: source.name, answers };
      return submittedAt === undefined ? response : { ...response, submittedAt };
    }),
    findings: [
      ...findings,
      ...read.findings,
      ...times.findings,
      ...(isKnown ? [] : [unknownZone(source.name)]),
    ],
    questionIds: {},
  };
}

async function readTab(
  google: Google,
  target: Target,
  tab: string,
): Promise<sheets_v4.Schema$Spreadsheet> {
  const ranges = [`'${tab.replaceAll("'", "''")}'`];
  try {
    return await google.read(target, ({ sheets }, options) =>
      sheets.spreadsheets.get({ spreadsheetId: target.id, ranges, fields: FIELDS }, options),
    );
  } catch (error) {
    // Google says "invalid argument" where the tab is not there; only the tabs tell.
    if (error instanceof GoogleRefusal && error.trouble.code === 'INVALID_ARGUMENT') {
      throw (await missingTab(google, target, tab)) ?? error;
    }
    throw error;
  }
}

async function missingTab(
  google: Google,
  target: Target,
  tab: string,
): Promise<AppError | undefined> {
  const { sheets = [] } = await google.read(target, (clients, options) =>
    clients.sheets.spreadsheets.get(
      { spreadsheetId: target.id, fields: 'sheets(properties(title))' },
      options,
    ),
  );
  const titles = sheets.map(({ properties }) => properties?.title ?? '');
  if (titles.includes(tab)) return undefined;
  return new AppError(`There is no tab "${tab}" in ${addressOf(target)}.`, {
    exitCode: EXIT.data,
    hint: `Its tabs are: ${titles.map((title) => `"${title}"`).join(', ')}. Write the one with the responses as tab: in the config.`,
  });
}

function unknownZone(source: string): Finding {
  return finding({ code: 'zone-unknown', severity: 'warning', count: 1 }, 'zoneUnknown', {
    source,
  });
}
