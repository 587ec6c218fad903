import { AppError, EXIT, type ExitStatus } from '../errors.ts';
import { buildList } from '../lists/build-list.ts';
import type { Letter } from '../domain/letter.ts';
import type { ListFile } from '../domain/list.ts';
import { renderList } from '../lists/export-list.ts';
import { letterList } from '../lists/letter-list.ts';
import type { Audience, Format, Grouping, ListName } from '../lists/published-list.ts';
import { familyNames } from '../master/family-names.ts';
import type { World } from '../world.ts';
import { exportFollowUps } from '../operations/follow-up/export-follow-ups.ts';
import { findLetter, openLetter } from '../operations/open-letter.ts';
import { letterTemplate, refuseBesideLetter } from '../operations/letter-template.ts';
import { outputFormat } from '../operations/output-format.ts';
import { put, toFile } from '../operations/write-output.ts';
import { selectSigners } from '../operations/select-signers.ts';
import { sortedAlone, sortedAloneText } from '../master/sorted-alone.ts';
import { writeLists } from '../operations/write-lists.ts';
import { standingMaster } from '../operations/current-master.ts';

export interface ExportCommand {
  readonly config: string | undefined;
  readonly json: boolean;
  /** `organizations` where nobody said. */
  readonly list: ListName | 'follow-up' | undefined;
  /** Where absent, the ending of `output` decides. */
  readonly format: Format | undefined;
  /** `public` where nobody said. */
  readonly audience: Audience | undefined;
  /** `none` where nobody said. */
  readonly group: Grouping | undefined;
  /** An organization that is active in several states stands under each of them. */
  readonly everyState: boolean;
  readonly page: boolean;
  readonly since: string | undefined;
  readonly edition: string | undefined;
  readonly limit: number | undefined;
  /** A Word letter with placeholders, filled with the public list. */
  readonly into: string | undefined;
  readonly output: string | undefined;
}

/** Prints a list of the signers from the master as it stands; pulls nothing and changes nothing. */
export async function exportSigners(options: ExportCommand, world: World): Promise<ExitStatus> {
  const letter = await findLetter(options.config, world);
  if (letter.exports && isBare(options)) return exportAll(letter, letter.exports, options, world);
  const { limit, into } = options;
  const asked = options.json ? 'json' : options.format;
  const format = outputFormat(into === undefined ? asked : 'docx', options.output);
  const wanted = into === undefined ? (options.list ?? 'organizations') : 'all';
  if (wanted === 'follow-up') return exportFollowUps({ ...options, format }, letter, world);
  const audience = options.audience ?? 'public';
  if (into !== undefined) refuseBesideLetter(options, into, world);
  const template = into === undefined ? undefined : await letterTemplate(into, world);
  refuseInternalEdition(options);
  const { ports } = await openLetter(letter, world, 'read-only');
  const { master } = await standingMaster(letter, ports.workbook, world);
  const { signers, after } = selectSigners(options, letter, master);
  const list = buildList(signers, {
    list: wanted,
    audience,
    group: options.group ?? 'none',
    severalStates: options.everyState ? 'each' : 'once',
    languages: letter.languages,
    letterName: letter.name,
    extra: letter.extra,
    familyNames: familyNames(master),
    ...(after === undefined ? {} : { since: { instant: after } }),
    ...(limit === undefined ? {} : { limit }),
  });
  const content = template
    ? await template(list)
    : await renderList(list, { format, page: options.page, bom: toFile(options.output) });
  const sorted = sortedAloneText(sortedAlone(master));
  if (sorted !== undefined) {
    world.stderr.write(
      `Warning: ${sorted}. A sync would stop because of that. Undo the sort in the master before you use this list.\n`,
    );
  }
  for (const { message } of list.findings) world.stderr.write(`Note: ${message}\n`);
  const printed = list.sections.reduce((sum, section) => sum + section.count, 0);
  const about = { what: `${printed} signers`, contacts: audience === 'internal' };
  await put(content, options.output, about, world);
  return EXIT.done;
}

/** Whether nothing but the letter is named: every file of the config is meant. */
function isBare(options: ExportCommand): boolean {
  const asked = Object.entries(options).filter(([name]) => !BESIDE.has(name));
  return asked.every(([, value]) => value === undefined || value === false);
}

/** What says nothing of a list. */
const BESIDE: ReadonlySet<string> = new Set(['config', 'json', 'debug']);

/** Writes every file that the config names, whether its list changed or not. */
async function exportAll(
  letter: Letter,
  files: readonly ListFile[],
  { json }: ExportCommand,
  world: World,
): Promise<ExitStatus> {
  const { ports } = await openLetter(letter, world, 'read-only');
  const { master } = await standingMaster(letter, ports.workbook, world);
  const { signers } = selectSigners({ since: undefined, edition: undefined }, letter, master);
  const listed = { signers, familyNames: familyNames(master) };
  const lists = files.map((file) => ({ file, list: letterList(letter, listed, file) }));
  await writeLists(lists, () => Promise.resolve());
  const written = lists.map(({ file: { path }, list }) => ({
    path,
    signers: list.sections.reduce((sum, section) => sum + section.count, 0),
  }));
  if (json) world.stdout.write(`${JSON.stringify({ written })}\n`);
  else {
    for (const { path, signers: count } of written)
      world.stderr.write(`Wrote ${count} signers to ${path}\n`);
  }
  return EXIT.done;
}

/** What was not public is not kept of an edition. */
function refuseInternalEdition({ edition, audience, since }: ExportCommand): void {
  if (edition === undefined || (audience !== 'internal' && since === undefined)) return;
  throw new AppError('--edition gives the list as it was published; it has no contacts.', {
    exitCode: EXIT.usage,
    hint: 'Leave out --audience internal and --since, or leave out --edition.',
  });
}
