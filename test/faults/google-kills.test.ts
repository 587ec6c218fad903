import type { Matcher } from '../google-server/faults.ts';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GOOGLE_LETTER, letterAtGoogle, type LetterAtGoogle } from './google-letter.ts';
import { ALL_KILLS, builtProgram, start } from '../cli/program.ts';
import { FORM, MASTER, moreSign, peopleWork, SHEET } from './sources.ts';

/**
 * The program itself, killed with kill -9 while Google holds one of its calls, before the
 * call has taken effect and after. The next sync leaves the master as one undisturbed sync would.
 */

const CALLS = ['token', 'read the master', 'form', 'responses', 'sheet', 'write'] as const;
const FEW = new Set(['responses before', 'write before', 'write after']);
const MOMENTS = CALLS.flatMap((call, at) =>
  (['before', 'after'] as const).map((moment) => [moment, call, at + 1] as const),
).filter(([moment, call]) => ALL_KILLS || FEW.has(`${call} ${moment}`));

let letter: LetterAtGoogle;
const bin = builtProgram();
beforeAll(async () => {
  letter = await letterAtGoogle();
  await mkdir(join(letter.here.folder, 'config'));
  await writeFile(join(letter.here.folder, 'config', 'letter.yaml'), config());
});
afterAll(() => letter.here.close());

function config(): string {
  const questions = Object.entries(GOOGLE_LETTER.questions).map(
    ([field, { titles }]) => `  ${field}: ${titles.join()}`,
  );
  return `letter: ${GOOGLE_LETTER.name}
languages: [${GOOGLE_LETTER.languages.join(', ')}]
timezone: ${GOOGLE_LETTER.timezone}
sources:
  - { type: google-form, name: form, formId: ${FORM} }
  - { type: google-sheet, name: sheet, spreadsheetId: ${SHEET}, tab: Form Responses 1 }
questions:
${questions.join('\n')}
rules:
  scope: { outOfScope: [International] }
editions:
  - { name: Initial letter, closes: 2026-05-01T12:00:00-04:00 }
master: { type: google-sheet, spreadsheetId: ${MASTER} }
`;
}

const SCENES = [
  ['into an empty master', () => Promise.resolve()],
  [
    'into a master that people edited, with new responses',
    async () => {
      await letter.sync();
      peopleWork(letter.server);
      await letter.sync();
      letter.server.person(MASTER).type('Organizations', 'F4', 'Alaska');
      moreSign(letter.server);
    },
  ],
] as const;

describe.each(SCENES)('a sync %s', (_scene, setUp) => {
  let begin: string;
  let undisturbed: readonly string[];
  const reset = () => {
    letter.server.clearFaults();
    letter.server.load(begin);
    letter.server.calls.length = 0;
  };
  const whole = () => [
    `${letter.server.grid(MASTER, 'Log').filter((row) => row.length > 0).length} rows in the Log`,
    ...letter.whole({ log: false }),
  ];

  beforeAll(async () => {
    await setUp();
    begin = letter.server.save();
    await letter.sync();
    undisturbed = whole();
  });

  it.each(MOMENTS)(
    'case 28: is killed %s the call: %s',
    async (moment, call, nth) => {
      reset();
      // A response that is gone is looked for again: how many calls come before the write hangs on that.
      const which: Matcher = call === 'write' ? { method: 'spreadsheets.batchUpdate' } : { nth };
      const held = letter.server.pause(which);
      letter.server.fail(which, { type: 'hang', applied: moment === 'after' });
      const { server, here } = letter;
      const running = start(bin(), ['sync'], here.folder, here.env);
      await Promise.race([held.reached, running.ended]);
      expect(running.child.exitCode).toBe(null);
      if (moment === 'after') {
        held.release();
        // The server carries the call out in the turn in which it is let go.
        await new Promise((done) => setTimeout(done, 20));
        await running.kill();
      } else {
        await running.kill();
        held.release();
      }
      server.clearFaults();
      const clean = await letter.sync();
      expect(clean.result).toBe(call === 'write' && moment === 'after' ? 'unchanged' : 'written');
      expect(whole()).toEqual(undisturbed);
      expect((await letter.sync()).result).toBe('unchanged');
    },
    60_000,
  );
});
