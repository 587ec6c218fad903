import { changesSince, type EditionChanges } from '../editions/changes.ts';
import { findEdition, frozenEditions, type FrozenEdition } from '../editions/frozen.ts';
import type { Letter } from '../domain/letter.ts';
import { AppError, EXIT, type ExitStatus } from '../errors.ts';
import type { Memory } from '../master/memory.ts';
import { signersIn } from '../master/signers.ts';
import { toWall } from '../time/zone.ts';
import type { World } from '../world.ts';
import { findLetter, openLetter } from './open-letter.ts';
import { standingMaster } from './standing-master.ts';

export interface ChangesCommand {
  readonly config: string | undefined;
  readonly json: boolean;
  readonly since: string;
}

/** Prints what became of a frozen edition, from the master as it stands; changes nothing. */
export async function changes(options: ChangesCommand, world: World): Promise<ExitStatus> {
  const letter = await findLetter(options.config, world);
  const { ports } = await openLetter(letter, world, 'read-only');
  const { master } = await standingMaster(ports.workbook, world);
  const edition = frozenEdition(master.memory, options.since);
  const { organizations, individuals } = signersIn(master, letter.timezone);
  const found = changesSince(edition, [...organizations, ...individuals], master.memory);
  if (options.json) {
    const about = { letter: letter.name, since: edition.name, at: edition.at };
    world.stdout.write(`${JSON.stringify({ ...about, ...found })}\n`);
  } else world.stdout.write(changesReport(edition, found, letter));
  return EXIT.done;
}

/** Throws (64) for a name under which nothing was frozen, and names those that there are. */
export function frozenEdition(memory: Memory, name: string): FrozenEdition {
  const edition = findEdition(memory, name);
  if (edition) return edition;
  const names = frozenEditions(memory).map((each) => `"${each.name}"`);
  throw new AppError(`No edition of the name "${name}" has been frozen.`, {
    exitCode: EXIT.usage,
    hint:
      names.length === 0
        ? 'Freeze one when it is delivered: undersigned publish --edition NAME'
        : `There ${names.length === 1 ? 'is' : 'are'}: ${names.join(', ')}.`,
  });
}

function changesReport(
  { name, at, signers }: FrozenEdition,
  { added, renamed, withdrawn, merged }: EditionChanges,
  { timezone }: Letter,
): string {
  const title = `Since "${name}" (${signers.length} signers, frozen ${toWall(at, timezone)} ${timezone})`;
  const parts = [
    part(
      'Added',
      added.map((each) => each.name),
    ),
    part(
      'Renamed',
      renamed.map((each) => `${each.before} → ${each.name}`),
    ),
    part(
      'No longer listed',
      withdrawn.map((each) => `${each.name} (${each.status})`),
    ),
    part(
      'Now part of another on the list',
      merged.map((each) => `${each.name} (${each.into})`),
    ),
  ].filter((each) => each !== '');
  return `${[title, ...(parts.length === 0 ? ['Nothing has changed.'] : parts)].join('\n\n')}\n`;
}

function part(heading: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return [`${heading} (${lines.length})`, ...lines.map((line) => `  ${line}`)].join('\n');
}
