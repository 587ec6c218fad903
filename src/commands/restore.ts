import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { AppError, EXIT, type ExitStatus } from '../errors.ts';
import { toWall } from '../platform/zone.ts';
import { masterStore } from '../workbook/master-store.ts';
import type { KeptVersion } from '../workbook/store.ts';
import type { World } from '../world.ts';
import { findLetter } from '../operations/open-letter.ts';

export interface RestoreCommand {
  readonly config: string | undefined;
  readonly json: boolean;
  /** Absent: only show which versions there are. */
  readonly version: string | undefined;
  /** Replace without asking. */
  readonly yes: boolean;
}

/**
 * Brings back an earlier version of a master that is an .xlsx file, or lists those that
 * are kept. What is replaced is kept as a version too.
 *
 * Throws (64) for a version that is not there, for a master of another kind, and where a
 * question can get no answer; (75) while the file is in use.
 */
export async function restore(options: RestoreCommand, world: World): Promise<ExitStatus> {
  const { name: letter, master, timezone } = await findLetter(options.config, world);
  const { location, past } = masterStore(master);
  if (past.kind !== 'versions') {
    throw new AppError('The master is a Google Sheet, whose versions Google keeps.', {
      exitCode: EXIT.usage,
      hint: 'Run `undersigned undo` to take back the last write, or open File > Version history in the sheet.',
    });
  }
  const versions = await past.list();
  if (options.version === undefined) {
    const shown = versions.map(({ id, replacedAt, bytes }) => ({ id, replacedAt, bytes }));
    if (options.json) {
      const result = { letter, versions: shown, master: location };
      world.stdout.write(`${JSON.stringify(result)}\n`);
    } else world.stdout.write(listing(letter, versions, location, timezone));
    return EXIT.done;
  }
  // The file would be replaced only to find out that there is nothing to put in its place.
  const known = versions.find(({ id }) => id === options.version);
  if (known && !options.yes && !(await agrees(question(known, location, timezone), world))) {
    world.stderr.write('Nothing was changed.\n');
    return EXIT.done;
  }
  await past.restore(options.version, world);
  if (options.json) {
    const result = { letter, result: 'restored', version: options.version, master: location };
    world.stdout.write(`${JSON.stringify(result)}\n`);
  } else {
    world.stdout.write(
      `${letter}: ${location} is again as version ${options.version}. What it replaced is kept as the latest version.\n`,
    );
  }
  return EXIT.done;
}

function listing(
  letter: string,
  versions: readonly KeptVersion[],
  path: string,
  zone: string,
): string {
  if (versions.length === 0) {
    return `${letter}: no earlier version of ${path} is kept yet. Each sync that writes keeps the one before.\n`;
  }
  const lines = versions.map(
    ({ id, replacedAt, bytes }) =>
      `  ${id}  stood until ${toWall(replacedAt, zone)}, ${Math.ceil(bytes / 1024)} KB`,
  );
  const example = versions[0]?.id ?? '';
  return [
    `${letter}: earlier versions of ${path}, the latest first`,
    ...lines,
    `Bring one back with: undersigned restore ${example}\n`,
  ].join('\n');
}

function question({ replacedAt }: KeptVersion, path: string, zone: string): string {
  return `Restore ${path} as it was until ${toWall(replacedAt, zone)}? What was written or typed since then is replaced, and kept as a version. [y/N] `;
}

/**
 * Whoever stops the run at the question has not agreed. Throws (64) where the input ends
 * without an answer: a job at night cannot be asked.
 */
async function agrees(text: string, world: World): Promise<boolean> {
  const lines = createInterface({ input: world.stdin, terminal: false });
  try {
    world.stderr.write(text);
    const [answer] = (await Promise.race([
      once(lines, 'line', { signal: world.signal }),
      once(lines, 'close', { signal: world.signal }).then(() => []),
    ])) as readonly (string | undefined)[];
    if (answer !== undefined) return /^\s*(?:y|yes|s|sí|si)\s*$/iu.test(answer);
  } catch (error) {
    if (world.signal.aborted) return false;
    throw error;
  } finally {
    lines.close();
  }
  world.stderr.write('\n');
  throw new AppError('Replacing the master needs a yes, and there is no terminal to ask in.', {
    exitCode: EXIT.usage,
    hint: 'Add --yes. Nothing was changed.',
  });
}
