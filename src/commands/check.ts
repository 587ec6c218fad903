import { AppError, EXIT, type ExitStatus } from '../errors.ts';
import type { Letter } from '../domain/letter.ts';
import { readMaster } from '../master/master.ts';
import type { Memory } from '../master/memory.ts';
import { NO_MEMORY } from '../master/memory.ts';
import type { World } from '../world.ts';
import { findLetter, openLetter, type OpenLetter } from './open-letter.ts';

export interface CheckCommand {
  readonly config: string | undefined;
  readonly json: boolean;
}

/** One thing that a sync needs, tried. */
interface Tried {
  readonly what: string;
  readonly ok: boolean;
  readonly message: string;
  readonly hint?: string;
  readonly exitStatus: ExitStatus;
}

/**
 * Tries everything that a sync needs and changes nothing. All that is wrong is told
 * at once; the exit status is that of the first trouble.
 */
export async function check(options: CheckCommand, world: World): Promise<ExitStatus> {
  const letter = await findLetter(options.config, world);
  const tried = await tryAll(letter, world);
  if (options.json) {
    const checks = tried.map(({ what, ok, message, hint }) => ({ what, ok, message, hint }));
    world.stdout.write(`${JSON.stringify({ letter: letter.name, checks })}\n`);
  } else world.stdout.write(checkReport(letter.name, tried));
  return tried.find(({ ok }) => !ok)?.exitStatus ?? EXIT.done;
}

async function tryAll(letter: Letter, world: World): Promise<readonly Tried[]> {
  let open: OpenLetter;
  try {
    open = await openLetter(letter, world, 'read-write');
  } catch (error) {
    return [failed('Google account', error)];
  }
  const { ports, pullSource } = open;
  const tried: Tried[] = [];
  let memory: Memory = NO_MEMORY;
  tried.push(
    await attempt('master', async () => {
      const snapshot = await ports.workbook.read();
      const master = readMaster(snapshot, ports.workbook.location);
      memory = master.memory;
      if (!snapshot.exists) return `${ports.workbook.location} will be made by the first sync`;
      return memory.master
        ? `${ports.workbook.location} is as a sync needs it`
        : `${ports.workbook.location} has no list yet; the first sync makes its tabs`;
    }),
  );
  for (const source of letter.sources) {
    tried.push(
      await attempt(`source ${source.name}`, async () => {
        const remembered = memory.master?.questions[source.name] ?? {};
        const { responses, findings } = await pullSource(source, remembered);
        const notes = findings.map(({ message }) => ` Note: ${message}`).join('');
        return `${responses.length} responses, every mapped question found.${notes}`;
      }),
    );
  }
  if (letter.directory !== undefined) {
    tried.push(
      await attempt('directory', async () => {
        const known = await ports.directory();
        return `${known.length} known organizations`;
      }),
    );
  }
  return tried;
}

async function attempt(what: string, run: () => Promise<string>): Promise<Tried> {
  try {
    return { what, ok: true, message: await run(), exitStatus: EXIT.done };
  } catch (error) {
    return failed(what, error);
  }
}

/** Only troubles that a person can mend are told; a fault of the program goes on. */
function failed(what: string, error: unknown): Tried {
  if (!(error instanceof AppError)) throw error;
  const { message, hint, exitCode } = error;
  return {
    what,
    ok: false,
    message,
    exitStatus: exitCode,
    ...(hint === undefined ? {} : { hint }),
  };
}

function checkReport(letter: string, tried: readonly Tried[]): string {
  const lines = tried.flatMap(({ what, ok, message, hint }) => [
    `  ${ok ? '✓' : '✗'} ${what}: ${message}`,
    ...(hint === undefined ? [] : [`      → ${hint}`]),
  ]);
  const wrong = tried.filter(({ ok }) => !ok).length;
  const verdict =
    wrong === 0 ? 'All is ready for a sync.' : `${wrong} of ${tried.length} things need mending.`;
  return `${[letter, ...lines, verdict].join('\n')}\n`;
}
