import { resolve } from 'node:path';
import { configDate } from '../config/date.ts';
import type { Letter } from '../domain/letter.ts';
import { AppError, EXIT, type ExitStatus } from '../errors.ts';
import { buildList } from '../exports/build-list.ts';
import { renderList } from '../exports/export-list.ts';
import type { Audience, Format, Grouping, ListName } from '../exports/list.ts';
import { replaceFile } from '../files/replace-file.ts';
import { readMaster, type Master } from '../master/master.ts';
import { signersIn } from '../master/signers.ts';
import type { World } from '../world.ts';
import { findLetter, openLetter } from './open-letter.ts';

export interface ExportCommand {
  readonly config: string | undefined;
  readonly json: boolean;
  readonly list: ListName;
  readonly format: Format;
  readonly audience: Audience;
  readonly group: Grouping;
  readonly page: boolean;
  readonly since: string | undefined;
  readonly limit: number | undefined;
  readonly output: string | undefined;
}

/** Prints a list of the signers from the master as it stands; pulls nothing and changes nothing. */
export async function exportSigners(options: ExportCommand, world: World): Promise<ExitStatus> {
  const letter = await findLetter(options.config, world);
  const { since, limit } = options;
  if (limit !== undefined && !(Number.isInteger(limit) && limit > 0)) {
    throw new AppError(`--limit takes a whole number from 1, not ${limit}.`, {
      exitCode: EXIT.usage,
    });
  }
  const after = since === undefined ? undefined : sinceInstant(since, letter);
  const { organizations, individuals } = signersIn(await masterOf(letter, world), letter.timezone);
  const list = buildList([...organizations, ...individuals], {
    list: options.list,
    audience: options.audience,
    group: options.group,
    languages: letter.languages,
    letterName: letter.name,
    ...(after === undefined ? {} : { since: { instant: after } }),
    ...(limit === undefined ? {} : { limit }),
  });
  const format = options.json ? 'json' : options.format;
  const content = await renderList(list, { format, page: options.page });
  for (const { message } of list.findings) world.stderr.write(`Note: ${message}\n`);
  if (options.output === undefined || options.output === '-') world.stdout.write(content);
  else {
    const path = resolve(world.cwd, options.output);
    await replaceFile(path, once(content), () => Promise.resolve());
    const printed = list.sections.reduce((sum, section) => sum + section.count, 0);
    world.stderr.write(`Wrote ${printed} signers to ${options.output}\n`);
  }
  return EXIT.done;
}

async function masterOf(letter: Letter, world: World): Promise<Master> {
  const { ports } = await openLetter(letter, world, 'read-only');
  const snapshot = await ports.workbook.read();
  const master = readMaster(snapshot, ports.workbook.location);
  if (master.memory.master) return master;
  throw new AppError(`There is no list in ${ports.workbook.location} yet.`, {
    exitCode: EXIT.data,
    hint: 'Run `undersigned sync` first.',
  });
}

/**
 * The instant after which a signer is late: the close of the edition of that name,
 * or the eve of a day.
 */
function sinceInstant(since: string, letter: Letter): string {
  const edition = letter.editions.find(
    ({ name }) => name.toLowerCase() === since.trim().toLowerCase(),
  );
  if (edition?.closes !== undefined) return edition.closes;
  if (edition) {
    throw new AppError(`The edition "${edition.name}" has not closed, so nobody is late for it.`, {
      exitCode: EXIT.usage,
      hint: 'Give it `closes` in the config, or name a date.',
    });
  }
  const day = /^\d{4}-\d{2}-\d{2}$/u.test(since.trim());
  const instant = configDate(day ? `${since.trim()}T00:00:00` : since, letter.timezone);
  if (instant !== undefined) return new Date(Date.parse(instant) - (day ? 1 : 0)).toISOString();
  const names = letter.editions.map(({ name }) => `"${name}"`).join(', ');
  throw new AppError(`--since takes a date or the name of an edition, not "${since}".`, {
    exitCode: EXIT.usage,
    hint: `Write a date as 2026-04-30${names === '' ? '' : `, or one of ${names}`}.`,
  });
}

async function* once(content: Uint8Array | string): AsyncIterable<Uint8Array> {
  yield typeof content === 'string' ? Buffer.from(content) : content;
  return Promise.resolve();
}
