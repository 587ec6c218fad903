import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGoogle, type FakeGoogle } from '../google-server/server.ts';
import { ROBOT } from '../google-server/office.ts';
import { PLAYED_KINDS } from '../google-server/batch/batch.ts';
import { DOCUMENTS, haveDocuments, sample } from './documents.ts';

interface Recorded {
  readonly request: string;
  readonly requestBody: unknown;
  readonly response: Record<string, unknown>;
  readonly source: string;
}

interface RecordedError {
  readonly source: string;
  readonly status: number;
  readonly body: unknown;
}

const here = haveDocuments();
const title = here
  ? 'against recorded replies'
  : `against recorded replies (skipped: there are none in ${DOCUMENTS}; set UNDERSIGNED_GOOGLE_DOCS)`;

const RECORDED = here
  ? Object.entries(
      (sample('gspread-recorded-ok.json') as { samples: Record<string, Recorded[]> }).samples,
    )
  : [];

/** Of the recorded kinds, those which no signer list needs. */
const NOT_PLAYED = ['addDimensionGroup', 'deleteDimensionGroup'];

/** Names of what is random or a moment's, and so has no value to compare. */
const RANDOM = ['spreadsheetId', 'spreadsheetUrl', 'namedRangeId', 'protectedRangeId', 'sheetId'];

/** A reply with its random IDs replaced, also inside A1 ranges and errors. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]): [string, unknown] => [
      name,
      RANDOM.includes(name) && each !== 0 ? typeof each : comparable(each),
    ]),
  );
}

function* found(value: unknown, name: string): Generator {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    if (key === name) yield each;
    yield* found(each, name);
  }
}

type RecordedRange = { readonly range: string; readonly values?: readonly (readonly string[])[] };

function isRange(value: unknown): value is RecordedRange {
  return typeof value === 'object' && value !== null && 'majorDimension' in value;
}

/** A spreadsheet as the recorded one must have been: its tabs, cells, and what is deleted later. */
function prepare(google: FakeGoogle, { request, requestBody, response }: Recorded): string {
  const sheets = (response['sheets'] ?? []) as readonly {
    properties: {
      sheetId: number;
      title: string;
      gridProperties: { rowCount: number; columnCount: number };
    };
  }[];
  const properties = response['properties'] as { title?: string } | undefined;
  const tabs = sheets.map(({ properties: each }) => ({
    sheetId: each.sheetId,
    title: each.title,
    ...each.gridProperties,
  }));
  const id = google.addSpreadsheet({
    ...(properties?.title === undefined ? {} : { title: properties.title }),
    tabs: tabs.length === 0 ? [{ title: 'Sheet1' }] : tabs,
  });
  const person = google.person(id, ROBOT);
  const titles = [...decodeURIComponent(request).matchAll(/(?:ranges=|values\/)'?(🌵[^'!&]*)/gu)];
  const named = titles[0]?.[1]?.replaceAll('+', ' ');
  if (named !== undefined) {
    person.request({
      addSheet: { properties: { title: named, gridProperties: { rowCount: 10, columnCount: 10 } } },
    });
  }
  const wanted = new Set([...found(requestBody, 'sheetId')].filter((each) => Number(each) > 0));
  for (const sheetId of wanted) {
    person.request({ addSheet: { properties: { sheetId: Number(sheetId) } } });
  }
  const index = Number([...found(response, 'index')].at(0) ?? 0);
  if (tabs.length === 0) {
    for (let n = 1; n < index; n += 1) person.addTab(`Earlier ${n}`);
  }
  const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 1 };
  for (const namedRangeId of found(requestBody, 'namedRangeId')) {
    person.request({
      addNamedRange: { namedRange: { namedRangeId: String(namedRangeId), name: 'Old', range } },
    });
  }
  for (const protectedRangeId of found(requestBody, 'protectedRangeId')) {
    person.request({
      addProtectedRange: { protectedRange: { protectedRangeId: Number(protectedRangeId), range } },
    });
  }
  const ranges = [response, ...((response['valueRanges'] ?? []) as readonly unknown[])];
  for (const each of ranges.filter(isRange)) fill(google, id, each);
  if (typeof response['tableRange'] === 'string') {
    fill(google, id, {
      range: response['tableRange'],
      values: Array.from({ length: 4 }, () => Array.from({ length: 10 }, () => 'x')),
    });
  }
  return id;
}

function fill(google: FakeGoogle, id: string, { range, values = [] }: RecordedRange): void {
  const [, tab = 'Sheet1', letters = 'A', digits = '1'] =
    /^(?:'?(.+?)'?!)?([A-Z]+)(\d+)/.exec(range) ?? [];
  values.forEach((row, r) => {
    row.forEach((text, c) => {
      const column = String.fromCharCode(letters.charCodeAt(0) + c);
      google.person(id).type(tab, `${column}${Number(digits) + r}`, text === '' ? '' : `'${text}`);
    });
  });
}

if (!here) process.stderr.write(`The local Google is not held ${title}\n`);

(here ? describe : describe.skip)(title, () => {
  let google: FakeGoogle;
  beforeAll(async () => {
    google = await startGoogle();
  });
  afterAll(() => google.close());

  async function send(
    line: string,
    id: string,
    body: unknown,
    token = google.token(),
  ): Promise<{ readonly status: number; readonly body: unknown }> {
    const [method = 'GET', address = ''] = line.split(/ (.*)/);
    const { pathname, search } = new URL(address);
    const path = pathname.replace('/spreadsheets/ID', `/spreadsheets/${id}`);
    const response = await fetch(`${google.url}${path}${search}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(method === 'GET' || body === null
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  }

  const cases = RECORDED.flatMap(([name, recordings]) =>
    recordings.map((recorded, i) => ({ name: `${name} (${i + 1})`, recorded })),
  ).filter(({ name }) => !NOT_PLAYED.some((kind) => name.includes(` ${kind} `)));

  it.each(cases)('$name', async ({ recorded }) => {
    const id = prepare(google, recorded);
    const reply = await send(recorded.request, id, recorded.requestBody);
    expect(reply.status).toBe(200);
    expect(comparable(reply.body)).toEqual(comparable(recorded.response));
  });

  it('plays all recorded kinds of request but the two that no signer list needs', () => {
    const kinds = RECORDED.flatMap(([name]) => /batchUpdate (\w+)$/.exec(name)?.[1] ?? []);
    expect(kinds.filter((kind) => !PLAYED_KINDS.includes(kind))).toEqual(NOT_PLAYED);
  });

  describe('of errors', () => {
    const errors = here ? (sample('recorded-errors.json') as readonly RecordedError[]) : [];
    const recorded = (name: string): RecordedError => {
      const hit = errors.find((each) => each.source.endsWith(name));
      if (hit === undefined) throw new Error(`Nothing was recorded as ${name}`);
      return hit;
    };
    const plain = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value).replaceAll(/\b(603366585132|977449744253)\b/g, '1234567890'),
      );
    const base = 'https://sheets.googleapis.com/v4/spreadsheets/ID';
    const one = (): string => google.addSpreadsheet({});

    interface ErrorCase {
      readonly recording: string;
      readonly line?: string;
      readonly id?: () => string;
      readonly body?: unknown;
      readonly before?: () => void;
      readonly after?: () => void;
    }

    const table: readonly ErrorCase[] = [
      { recording: 'test_access_non_existing_spreadsheet.json', id: () => 'test' },
      { recording: 'sheets-spreadsheets-get-nonexistent-sheet-id_404.rds', id: () => 'NOPE' },
      {
        recording: 'test_access_private_spreadsheet.json',
        id: () => google.addSpreadsheet({ shared: {} }),
      },
      { recording: 'bad-field-mask_400.rds', line: `GET ${base}?fields=sheets.sheetProperties` },
      { recording: 'nonexistent-range_400.rds', line: `GET ${base}?ranges=NOPE!A5:F15` },
      {
        recording: 'readgroup_429.rds',
        before: () => {
          google.fail({}, { type: 'status', status: 429 });
        },
      },
      {
        recording: 'sheets-spreadsheets-get-service-disabled_403.rds',
        before: () => {
          google.disableApi('sheets');
        },
        after: () => {
          google.enableApi('sheets');
        },
      },
      {
        recording: 'test_add_validation.json',
        line: `PUT ${base}/values/%27Sheet1%27%21A1?valueInputOption=RAW`,
        body: { values: 'X', majorDimension: null },
      },
      {
        recording: 'test_hide_show_worksheet.json',
        line: `POST ${base}:batchUpdate`,
        body: {
          requests: [
            {
              updateSheetProperties: { properties: { sheetId: 0, hidden: true }, fields: 'hidden' },
            },
          ],
        },
      },
      {
        recording: 'drive-files-get-nonexistent-file-id_404.rds',
        line: 'GET https://www.googleapis.com/drive/v3/files/NOPE_NOT_A_GOOD_ID',
      },
    ];

    it.each(table)('$recording', async ({ recording, line, id, body, before, after }) => {
      before?.();
      const reply = await send(line ?? `GET ${base}`, (id ?? one)(), body ?? null);
      after?.();
      const expected = recorded(recording);
      expect(reply).toEqual({ status: expected.status, body: plain(expected.body) });
    });
  });
});
