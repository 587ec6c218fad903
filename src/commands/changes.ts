import { changesSince, type EditionChanges } from '../lists/editions/edition-changes.ts';
import { frozenEdition, type FrozenEdition } from '../lists/editions/frozen.ts';
import type { Letter } from '../domain/letter.ts';
import { EXIT, type ExitStatus } from '../errors.ts';
import { signersIn } from '../master/master-signers.ts';
import { toWall } from '../platform/zone.ts';
import type { World } from '../world.ts';
import { findLetter, openLetter } from '../operations/open-letter.ts';
import { standingMaster } from '../operations/current-master.ts';

export interface ChangesCommand {
  readonly config: string | undefined;
  readonly json: boolean;
  readonly since: string;
}

/** Prints what became of a frozen edition, from the master as it stands; changes nothing. */
export async function changes(options: ChangesCommand, world: World): Promise<ExitStatus> {
  const letter = await findLetter(options.config, world);
  const { ports } = await openLetter(letter, world, 'read-only');
  const { master } = await standingMaster(letter, ports.workbook, world);
  const edition = frozenEdition(master.memory, options.since);
  const { organizations, individuals } = signersIn(master, letter.timezone);
  const found = changesSince(edition, [...organizations, ...individuals], master.memory);
  if (options.json) {
    const about = { letter: letter.name, since: edition.name, at: edition.at };
    world.stdout.write(`${JSON.stringify({ ...about, ...found })}\n`);
  } else world.stdout.write(changesReport(edition, found, letter));
  return EXIT.done;
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
