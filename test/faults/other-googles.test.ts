import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ALL_KILLS } from '../cli/program.ts';
import type { Fault as ServerFault } from '../google-server/faults.ts';
import type { Quirks } from '../google-server/quirks.ts';
import { kept } from '../google-server/quirks.ts';
import { letterAtGoogle, type LetterAtGoogle } from './google-letter.ts';
import { FORM, MASTER, moreSign, peopleWork } from './sources.ts';

/**
 * What the documentation leaves open, Google may do one way or the other. Whichever it is, the
 * master comes to what the usual Google's comes to, but for what Google itself cleans; the
 * next sync has nothing to do, and no cell of the tool's counts as somebody's edit.
 */

const CLEANS = [
  ['[\\u200b\\u00a0\\t]', ' '],
  ["^'", ''],
  [' +$', ''],
] as const;

const OTHERS: readonly (readonly [string, Quirks])[] = [
  ['pasting passes over rows that a filter hides', { pastePassesHiddenRows: true }],
  ['texts are cleaned when they are written', { cleans: CLEANS }],
  ['texts are cleaned when they are pasted', { pasteCleans: CLEANS }],
  ['texts are cleaned either way', { cleans: CLEANS, pasteCleans: CLEANS }],
  ['a text that is pasted becomes a formula', { pasteRunsFormulas: true }],
  ['Google gives ranges their IDs', { rangeIds: 'ignored' }],
  ['IDs of ranges that are sent are refused', { rangeIds: 'refused' }],
  ['replies end with the last cell that holds a value', { trimmedReads: true }],
  ['long replies fail', { longestReply: 60_000 }],
];

/** Answers that somebody may clean: a space at the end, one that does not break, a quote before. */
function oddOnesSign({ server }: LetterAtGoogle): void {
  const answers = [
    { organization: 'Lodge\u00a012 ', authority: 'Yes', title: "'Chair\t" },
    { organization: 'Lodge 13\u200b', authority: 'Yes', title: 'Chair' },
    { firstName: 'Ida ', lastName: 'Pell', affiliation: '=Elm  College' },
  ];
  for (const [n, given] of answers.entries()) {
    const time = `2026-04-02T1${n}:00:00.000Z`;
    server.addResponse(FORM, {
      responseId: `odd-${n}`,
      respondentEmail: `odd${n}@example.org`,
      createTime: time,
      lastSubmittedTime: time,
      answers: given,
    });
  }
}

function filterRows({ server }: LetterAtGoogle): void {
  const sheet = server.state.spreadsheets[MASTER]?.sheets.find(
    ({ properties }) => properties.title === 'Organizations',
  );
  const range = { sheetId: sheet?.properties.sheetId ?? 0, startRowIndex: 0, endColumnIndex: 18 };
  server.person(MASTER).request({
    setBasicFilter: {
      filter: { range, criteria: { 2: { hiddenValues: ['Listed', 'Needs authority', ''] } } },
    },
  });
}

const SCENES: readonly (readonly [string, (letter: LetterAtGoogle) => Promise<void>])[] = [
  ['a first sync', async () => {}],
  [
    'a later sync, after people edited and signed again',
    async (letter) => {
      await letter.sync();
      peopleWork(letter.server);
      filterRows(letter);
      moreSign(letter.server);
      letter.server.editResponse(FORM, 'odd-0', {
        lastSubmittedTime: '2026-04-19T16:00:00.000Z',
        answers: { organization: 'Lodge\u00a012\t', authority: 'Yes', title: "'Chairman " },
      });
    },
  ],
];

type Fault = (letter: LetterAtGoogle, nth: number) => void;
const WRITE = { method: 'spreadsheets.batchUpdate' };
const READS = ['token', 'spreadsheets.get', 'forms.get', 'forms.responses.list'];
const READ_FAULTS: readonly ServerFault[] = [
  { type: 'status', status: 503 },
  { type: 'truncated' },
  { type: 'status', status: 429 },
];
/** The write was carried out, but for the last. */
const WRITE_FAULTS: readonly ServerFault[] = [
  { type: 'reset-after' },
  { type: 'truncated' },
  { type: 'half' },
  { type: 'status', status: 503 },
];
const turn = (faults: readonly ServerFault[], nth: number): ServerFault =>
  faults[nth % faults.length] ?? { type: 'reset-after' };
const inOrganizations =
  (act: Fault): Fault =>
  (letter) => {
    letter.server.between(WRITE, () => {
      if (letter.server.tabs(MASTER).includes('Organizations')) act(letter, 0);
    });
  };
const FAULTS: readonly (readonly [string, Fault])[] = [
  ['undisturbed', () => {}],
  [
    'which meets something at every call',
    ({ server }, nth) => {
      for (const [at, method] of READS.entries())
        server.fail({ method }, turn(READ_FAULTS, at + nth));
      server.fail(WRITE, turn(WRITE_FAULTS, nth));
    },
  ],
  [
    'while somebody types',
    inOrganizations(({ server }) => {
      server.person(MASTER).type('Organizations', 'P3', 'call them');
    }),
  ],
  [
    'while another runs',
    (letter) => {
      letter.server.between(WRITE, async () => {
        await letter.sync();
      });
    },
  ],
];

/** Each other Google undisturbed, with faults, and some with others at work; KILLS=all tries it in all. */
const othersIn = (scene: number, fault: number) =>
  OTHERS.filter(
    (_, at) => ALL_KILLS || fault === 0 || fault === 1 || (at + scene) % 3 === fault - 2,
  );

describe.each([...SCENES.entries()].map(([at, each]) => [...each, at] as const))(
  '%s',
  (_scene, setUp, scene) => {
    describe.each([...FAULTS.entries()].map(([at, each]) => [...each, at] as const))(
      '%s',
      (_how, disturb, fault) => {
        let letter: LetterAtGoogle;
        afterEach(() => letter.here.close());

        /** The master, and how many cells count as people's, after the sync and one more. */
        const outcome = async (quirks: Quirks, nth = 0) => {
          letter = await letterAtGoogle(
            quirks.longestReply === undefined ? {} : { largestRequest: 20_000, cellsAtOnce: 800 },
          );
          oddOnesSign(letter);
          letter.server.be(quirks);
          await setUp(letter);
          disturb(letter, nth);
          await letter.sync();
          expect(letter.server.clearFaults()).toEqual([]);
          // What people did meanwhile, the next sync takes up; whatever else happened, it finds nothing to do.
          if (fault > 1) await letter.sync();
          const { result, keptEdits } = await letter.sync();
          expect(result).toBe('unchanged');
          return keptEdits;
        };

        /** Google draws the ID of the tab that people add. */
        const whole = () =>
          letter
            .whole({ log: false })
            .map((line) => line.replace(/("title":"Mine","sheetId":)\d+/u, '$1'));

        let usual: { readonly kept: number; readonly state: string };
        beforeAll(async () => {
          usual = { kept: await outcome({}), state: letter.server.save() };
          await letter.here.close();
        });

        it.each(othersIn(scene, fault))('where %s', async (_what, quirks) => {
          const nth = OTHERS.findIndex(([, other]) => other === quirks);
          expect(await outcome(quirks, nth)).toBe(usual.kept);
          const found = whole();
          letter.server.load(usual.state);
          cleanAll(letter, quirks);
          expect(found).toEqual(whole());
        });
      },
    );
  },
);

/** What the usual Google holds, as one would that cleans texts. */
function cleanAll({ server }: LetterAtGoogle, quirks: Quirks): void {
  const spreadsheet = server.state.spreadsheets[MASTER];
  if (!spreadsheet) return;
  server.state.spreadsheets[MASTER] = {
    ...spreadsheet,
    sheets: spreadsheet.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => cell && kept(cell, quirks)),
      })),
    })),
  };
}
