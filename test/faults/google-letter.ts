import type { Letter } from '../../src/domain/letter.ts';
import { connectGoogle } from '../../src/platform/google/connect.ts';
import { pullGoogleForm } from '../../src/sources/google/google-form.ts';
import { pullResponseSheet } from '../../src/sources/google/response-sheet.ts';
import { runSync, type SyncResult } from '../../src/sync/run-sync.ts';
import { googleWorkbook, type Sizes } from '../../src/workbook/google/google-workbook.ts';
import { atGoogle, type AtGoogle } from '../platform/google/at-google.ts';
import type { FakeGoogle } from '../google-server/server.ts';
import { LETTER, NOW } from '../sync/letter.ts';
import { FORM, MASTER, SHEET, addSources } from './sources.ts';

/** A letter whose form, response sheet and master are all at a local Google. */
export const GOOGLE_LETTER: Letter = {
  ...LETTER,
  sources: [
    { type: 'google-form', name: 'form', formId: FORM },
    { type: 'google-sheet', name: 'sheet', spreadsheetId: SHEET, tab: 'Form Responses 1' },
  ],
  master: { type: 'google-sheet', spreadsheetId: MASTER },
};

export interface LetterAtGoogle {
  readonly here: AtGoogle;
  readonly server: FakeGoogle;
  /** One sync as one run of the program makes it: with a connection and a token of its own. */
  sync(how?: How): Promise<SyncResult>;
  /** Everything that stands in the master and that people could see or lose. */
  whole(how?: { readonly log?: boolean }): readonly string[];
}

interface How {
  /** How long a call may take before it is given up; a machine under load is slow. */
  readonly patienceMs?: number;
  /** Ends the run as Ctrl-C does. */
  readonly signal?: AbortSignal;
}

export async function letterAtGoogle(sizes: Sizes = {}): Promise<LetterAtGoogle> {
  const here = await atGoogle();
  const { server } = here;
  addSources(server);
  return {
    here,
    server,
    sync: (how) => syncAt(here, how, sizes),
    whole: (how) => wholeMaster(server, how),
  };
}

async function syncAt(here: AtGoogle, how: How = {}, sizes: Sizes = {}): Promise<SyncResult> {
  const { patienceMs: limit = 20_000, signal = new AbortController().signal } = how;
  const { env, now, timing, sleep } = here;
  const google = await connectGoogle({ env, now, sleep, signal }, 'read-write', {
    ...timing,
    readLimitMs: limit,
    writeLimitMs: limit,
    tokenLimitMs: limit,
  });
  const [form, sheet] = GOOGLE_LETTER.sources;
  if (form?.type !== 'google-form' || sheet?.type !== 'google-sheet') throw new Error('sources');
  const { questions, timezone } = GOOGLE_LETTER;
  return runSync(
    GOOGLE_LETTER,
    {
      workbook: googleWorkbook(google, MASTER, sizes),
      pull: async (remembered) => [
        await pullGoogleForm(form, questions, remembered['form'] ?? {}, google),
        await pullResponseSheet(sheet, questions, google, timezone),
      ],
      directory: () => Promise.resolve([]),
      now: () => new Date(NOW),
      googleCalls: () => google.calls,
    },
    { dryRun: false, force: false },
  );
}

/**
 * Every tab with its cells (values, formulas, formats, notes), looks and order, and people's named
 * ranges, each as text. Blank cells at the ends do not count, nor what the tool keeps to take its
 * last write back, nor how often Google was asked.
 */
function wholeMaster(
  server: FakeGoogle,
  { id = MASTER, log = true }: { readonly id?: string; readonly log?: boolean } = {},
): readonly string[] {
  const spreadsheet = server.state.spreadsheets[id];
  if (!spreadsheet) throw new Error('There is no master.');
  const tabs = spreadsheet.sheets
    .filter(({ properties }) => log || properties.title !== 'Log')
    .filter(({ properties }) => properties.title?.startsWith('_undersigned_') !== true)
    .flatMap(({ rows, ...looks }) => {
      // Google draws the IDs of charts by chance.
      const charts = looks.charts.map((chart) => ({ ...chart, chartId: 0 }));
      const rest = { ...looks, charts, rowCount: 0 };
      const { title } = rest.properties;
      const texts = rows.map((row) => rowText(row, title === 'Log'));
      return [JSON.stringify(rest), ...trimmed(texts)];
    });
  const names = spreadsheet.namedRanges
    .filter(({ name }) => !name.startsWith('undersigned_'))
    .map(({ name, range }) => JSON.stringify([name, range]));
  return [...tabs, ...names];
}

type Row = FakeGoogle['state']['spreadsheets'][string]['sheets'][number]['rows'][number];
type CellText = NonNullable<Row['cells'][number]>;

/** The Log tells how many calls a sync took, which is more where some failed. */
const EFFORT = [8, 9];

function rowText({ looks, cells }: Row, isLog: boolean): string {
  const texts = cells.map((cell, at) => {
    if (cell === null) return '';
    const { numberValue, stringValue = '' } = cell.userEnteredValue ?? {};
    const isNumber = typeof numberValue === 'number' || /^[\d.]+$/u.test(stringValue ?? '');
    const isEffort = isLog && EFFORT.includes(at) && isNumber;
    return cellText(isEffort ? { ...cell, userEnteredValue: { stringValue: 'effort' } } : cell);
  });
  const shown = trimmed(texts).join(' | ');
  return looks ? `${JSON.stringify(looks)} ${shown}` : shown;
}

/** A text that was written as one shows itself; anything else shows all that Google holds of it. */
function cellText({ userEnteredFormat, userEnteredValue, ...rest }: CellText): string {
  if (!userEnteredValue && rest.note === undefined) return '';
  const { stringValue } = userEnteredValue ?? {};
  const isText = JSON.stringify(userEnteredFormat) === '{"numberFormat":{"type":"TEXT"}}';
  const { dataValidation, ...others } = rest;
  const choices = dataValidation ? ' ▾' : '';
  if (typeof stringValue === 'string' && isText && Object.keys(others).length === 0) {
    return stringValue + choices;
  }
  return JSON.stringify([userEnteredValue, userEnteredFormat, others]) + choices;
}

function trimmed(texts: readonly string[]): readonly string[] {
  return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);
}
