import { EXIT, type ExitStatus } from '../errors.ts';
import { during } from '../platform/progress.ts';
import { type DamagedJournal, fileJournal } from '../review/session/answer-journal.ts';
import { planInWorker } from '../review/session/plan-in-worker.ts';
import { openSession, type ReviewSession } from '../review/session/session.ts';
import { readKeys } from '../review/terminal/keys.ts';
import { reviewInTerminal } from '../review/terminal/terminal-review.ts';
import type { World } from '../world.ts';
import { listDesk } from '../operations/letter-lists.ts';
import { findLetter, openLetter } from '../operations/open-letter.ts';
import { readState, stateFile } from '../operations/state-file.ts';

export interface ReviewCommand {
  readonly config: string | undefined;
  readonly json: boolean;
  readonly web: boolean;
  readonly port: number | undefined;
  readonly open: boolean;
  readonly by: string | undefined;
  readonly shortcut: boolean;
}

/**
 * Asks what only a person can know: in the terminal, with `web` as a page, with
 * `json` only telling what waits. Answers go into the master.
 */
export async function review(options: ReviewCommand, world: World): Promise<ExitStatus> {
  const letter = await findLetter(options.config, world);
  if (options.shortcut) {
    const { writeShortcut } = await import('../operations/write-shortcut.ts');
    const path = await writeShortcut(letter, options.by, world);
    world.stdout.write(
      options.json
        ? `${JSON.stringify({ letter: letter.name, shortcut: path })}\n`
        : `Wrote ${path}\nA double click opens the review page; closing its window ends it.\n`,
    );
    return EXIT.done;
  }
  const asking = !options.json || options.web;
  const { ports, store } = await openLetter(letter, world, asking ? 'read-write' : 'read-only');
  const directory = await ports.directory();
  const { location } = ports.workbook;
  const { seenId } = await readState(stateFile(letter.file, world.env));
  const told = ({ setAside, read }: DamagedJournal): void => {
    const rest =
      read === 0
        ? 'No answer in it could be read'
        : `${read} ${read === 1 ? 'answer' : 'answers'} in it could be read and went into the master`;
    world.stderr.write(
      `Answers that an earlier review had not written yet are damaged. ${rest}; the file is now ${setAside}. Look at "Decided so far" on the page, and answer again what is missing.\n`,
    );
  };
  const session = await during(world, 'reading the master', () =>
    openSession({
      workbook: ports.workbook,
      letter,
      directory,
      seenId,
      planner: planInWorker({ letter, directory, seenId, location }),
      journal: asking ? fileJournal(store.answersFile(world.env), world.pid, told) : NO_JOURNAL,
      now: world.now,
    }),
  );
  if (!asking) {
    const questions = session.questions(Infinity);
    world.stdout.write(
      `${JSON.stringify({ letter: letter.name, waiting: questions.length, questions, master: ports.workbook.location })}\n`,
    );
    return EXIT.done;
  }
  const by = options.by ?? world.env['USER'] ?? world.env['LOGNAME'] ?? '';
  if (options.web) {
    const { reviewOnPage } = await import('../review/page/serve-page.ts');
    const { port = 0, open, json } = options;
    const lists = listDesk(letter, ports.workbook, world.now);
    await reviewOnPage({ session, letter, lists, by, port, open, json }, world);
    return EXIT.done;
  }
  return inTerminal(session, by, ports.workbook.location, world);
}

/** Whoever only looks leaves the answers of a killed review to the next one that asks. */
const NO_JOURNAL = {
  left: () => Promise.resolve([]),
  add: () => Promise.resolve(),
  keep: () => Promise.resolve(),
};

async function inTerminal(
  session: ReviewSession,
  by: string,
  location: string,
  world: World,
): Promise<ExitStatus> {
  const keys = readKeys(world.stdin, world.signal);
  const colour = world.stderr.isTTY === true && (world.env['NO_COLOR'] ?? '') === '';
  const say = (text: string): void => {
    world.stderr.write(text);
  };
  try {
    const screen = screenOf(world);
    const asking = { session, keys, say, colour, by, ...(screen === undefined ? {} : { screen }) };
    const { answered, waiting } = await reviewInTerminal(asking);
    const left =
      waiting === 0 ? 'nothing waits' : `${waiting} still wait${waiting === 1 ? 's' : ''}`;
    world.stdout.write(`${answered} answered, ${left}. Master: ${location}\n`);
    const { trouble, held } = session.state();
    if (trouble !== undefined) world.stderr.write(`${trouble}\n`);
    if (held !== undefined) {
      const { why, advice } = held.tooMuch;
      world.stderr.write(
        `The answers are in the master, the list is not up to date: ${why}. ${advice}\n`,
      );
    }
  } finally {
    keys.close();
  }
  return EXIT.done;
}

/** Drawing over what stands there is for people at a terminal; a pipe gets one after the other. */
function screenOf({ stderr }: World): { columns: number; clear: string } | undefined {
  if (stderr.isTTY !== true) return undefined;
  const { columns = 80 } = stderr as { readonly columns?: number };
  return { columns, clear: '\u001B[H\u001B[2J' };
}
