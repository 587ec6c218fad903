import { access } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { parseLetter } from '../config/load-letter.ts';
import { AppError, EXIT, type ExitStatus } from '../errors.ts';
import { replaceFile } from '../platform/files/replace-file.ts';
import { shippedFile } from '../platform/files/shipped.ts';
import type { GoogleAccess, Google } from '../platform/google/google.ts';
import { askAt, type Ask } from '../setup/init/ask-mapping.ts';
import { configText, unmapped, type ConfigDraft } from '../setup/init/config-text.ts';
import { describeMapping } from '../setup/init/describe.ts';
import { writeEnvFile } from '../setup/init/env-file.ts';
import { lookAtCsv } from '../setup/init/look-at-csv.ts';
import { languagesOf } from '../setup/init/mapping.ts';
import { createMaster } from '../setup/init/create-master.ts';
import { googleSource, idFrom, namedSource, type Named } from '../setup/init/place.ts';
import { settleMapping } from '../setup/init/settle-mapping.ts';
import type { Survey } from '../setup/init/survey.ts';
import { during } from '../platform/progress.ts';
import { loosely } from '../names/loose.ts';
import { isZone } from '../platform/zone.ts';
import { masterStore } from '../workbook/master-store.ts';
import type { World } from '../world.ts';

export interface InitCommand {
  readonly config: string | undefined;
  readonly json: boolean;
  /** Addresses and files of any kind, as they were pasted. */
  readonly sources: readonly string[];
  readonly forms: readonly string[];
  readonly sheets: readonly string[];
  readonly csvs: readonly string[];
  readonly xlsxs: readonly string[];
  readonly tab: string | undefined;
  readonly map: readonly string[];
  readonly letter: string | undefined;
  readonly timezone: string | undefined;
  /** `xlsx`, the path of one, or the address of a spreadsheet. */
  readonly master: string | undefined;
  readonly createMaster: boolean;
  readonly credentials: string | undefined;
  readonly force: boolean;
  readonly yes: boolean;
  readonly verbose: boolean;
}

/**
 * Looks at the sources, proposes which question is which, and writes a commented
 * config and `.env`. Asks at a terminal; elsewhere flags say it all.
 *
 * Nothing is written before everything is known, and no file that is there without `force`.
 */
export async function init(said: InitCommand, given: World): Promise<ExitStatus> {
  const ask = said.yes || said.json ? undefined : await askAt(given);
  const options = { ...said, credentials: await keyFile(said, given, ask) };
  const key = options.credentials && resolve(given.cwd, options.credentials);
  const world = key
    ? { ...given, env: { ...given.env, GOOGLE_APPLICATION_CREDENTIALS: key } }
    : given;
  const google = connector(world);

  const named = await sourcesOf(options, world, ask);
  const surveys = await during(world, 'looking at the questions', () =>
    lookAt(named, options, google),
  );
  const mapping = await settleMapping(surveys, options.map, ask);
  if (!ask && !options.json) {
    world.stderr.write(describeMapping(mapping, surveys, options.verbose));
  }
  const letter = await letterName(options, surveys, ask);
  const slug = loosely(letter).split(' ').join('-').slice(0, 40).replace(/-$/u, '') || 'letter';
  const file = resolve(world.cwd, options.config ?? join('config', `${slug}.yaml`));
  if (!options.force) await refuseExisting(file);
  const timezone = await zoneOf(options, surveys, world, ask);
  const master = await masterOf(options, { letter, slug, timezone }, world, ask, google);

  const draft = { letter, languages: languagesOf(mapping), timezone, surveys, mapping, master };
  const text = configText(draft, file, shippedFile('config/letter.schema.json'));
  parseLetter(text, file);
  await replaceFile(file, text);
  const env = await writeEnvFile(join(world.cwd, '.env'), options.credentials);
  report(options, world, draft, relative(world.cwd, file), env);
  return EXIT.done;
}

/** As it was said, else asked for: where Google may be needed and no account is known here. */
async function keyFile(
  { credentials, sources, forms, sheets, csvs }: InitCommand,
  { env }: World,
  ask: Ask | undefined,
): Promise<string | undefined> {
  const named = [...sources, ...forms, ...sheets, ...csvs];
  const onlyFiles =
    named.length > 0 &&
    forms.length + sheets.length === 0 &&
    named.every((each) => !/^https?:/iu.test(each));
  if (credentials !== undefined || !ask || onlyFiles) return credentials;
  const { findKey } = await import('../platform/google/key-file.ts');
  if (await findKey(env)) return undefined;
  const answer = await ask.text(
    'The key file of a Google service account (empty: CSV files only, or `undersigned login` first):',
  );
  return answer === '' ? undefined : answer;
}

type Connector = (access: GoogleAccess) => Promise<Google>;

function connector(world: World): Connector {
  return async (access) => {
    const { connectGoogle } = await import('../platform/google/connect.ts');
    return connectGoogle(world, access);
  };
}

async function sourcesOf(
  { sources, forms, sheets, csvs, xlsxs }: InitCommand,
  world: World,
  ask: Ask | undefined,
): Promise<readonly Named[]> {
  const named = [
    ...sources.map((each) => namedSource(each, world.cwd)),
    ...forms.map((each) => googleSource(each, 'forms')),
    ...sheets.map((each) => googleSource(each, 'spreadsheets')),
    ...csvs.map((each): Named => ({ type: 'csv', path: resolve(world.cwd, each) })),
    ...xlsxs.map((each): Named => ({ type: 'xlsx', path: resolve(world.cwd, each) })),
  ];
  while (ask && named.length === 0) {
    const answer = await ask.text(
      'Where do sign-ons arrive? (address of a form or sheet, or a CSV or Excel file)',
    );
    if (answer !== '') named.push(namedSource(answer, world.cwd));
  }
  if (named.length > 0) return named;
  throw new AppError('Say where sign-ons arrive: a form, a sheet, a CSV or an Excel workbook.', {
    exitCode: EXIT.usage,
    hint: 'Paste the address of the form while you edit it: undersigned init ADDRESS',
  });
}

async function lookAt(
  named: readonly Named[],
  { tab }: InitCommand,
  google: Connector,
): Promise<readonly Survey[]> {
  const atGoogle = named.some(({ type }) => type.startsWith('google-'));
  const connection = atGoogle ? await google('read-only') : undefined;
  const surveys: Survey[] = [];
  for (const source of named) {
    if (source.type === 'csv') surveys.push(await lookAtCsv(source.path));
    else if (source.type === 'xlsx') {
      const { lookAtXlsx } = await import('../setup/init/look-at-xlsx.ts');
      surveys.push(await lookAtXlsx(source.path, tab));
    } else if (connection) {
      const { lookAtForm, lookAtSheet } = await import('../setup/init/look-at-google.ts');
      surveys.push(
        source.type === 'google-form'
          ? await lookAtForm(source.id, connection)
          : await lookAtSheet(source.id, tab, connection),
      );
    }
  }
  return surveys;
}

async function letterName(
  { letter }: InitCommand,
  surveys: readonly Survey[],
  ask: Ask | undefined,
): Promise<string> {
  if (letter?.trim()) return letter.trim();
  const proposed = surveys.map(({ name }) => name.trim()).find((name) => name !== '') ?? 'Letter';
  if (!ask) return proposed;
  return (await ask.text('What is the letter called?', proposed)) || proposed;
}

/** As it was said, else as it is answered: proposed is the spreadsheet's own, else this machine's. */
async function zoneOf(
  { timezone }: InitCommand,
  surveys: readonly Survey[],
  { env }: World,
  ask: Ask | undefined,
): Promise<string> {
  if (timezone !== undefined) {
    if (isZone(timezone)) return timezone;
    throw new AppError(`"${timezone}" is not a time zone.`, {
      exitCode: EXIT.usage,
      hint: 'Write its name in the IANA database, like America/New_York.',
    });
  }
  const system = env['TZ'] ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = [...surveys.map((survey) => survey.timezone ?? ''), system].find(isZone);
  const proposed = known ?? 'UTC';
  if (!ask) return proposed;
  for (let question = 'In which time zone are dates without one?'; ;) {
    const answer = (await ask.text(question, proposed)) || proposed;
    if (isZone(answer)) return answer;
    question = `"${answer}" is not a time zone. Write it like America/New_York:`;
  }
}

async function masterOf(
  options: InitCommand,
  { letter, slug, timezone }: { letter: string; slug: string; timezone: string },
  world: World,
  ask: Ask | undefined,
  google: Connector,
): Promise<ConfigDraft['master']> {
  const file = { type: 'xlsx', path: resolve(world.cwd, 'out', `${slug}.xlsx`) } as const;
  let { master } = options;
  let create = options.createMaster;
  if (ask && master === undefined && !create) {
    const kind = await ask.choose('Where should the list of signers live?', [
      { value: 'xlsx', label: `In a file here: ${relative(world.cwd, file.path)}` },
      { value: 'sheet', label: 'In a Google Sheet that I have shared with the account' },
      { value: 'create', label: 'In a new Google Sheet (needs: undersigned login)' },
    ]);
    if (kind === 'sheet') master = await ask.text('Its address:');
    create = kind === 'create';
  }
  if (create) {
    const spreadsheetId = await createMaster(await google('read-write'), letter, timezone);
    return { type: 'google-sheet', spreadsheetId };
  }
  if (master === undefined || master === 'xlsx') return file;
  if (/\.xlsx$/iu.test(master)) return { type: 'xlsx', path: resolve(world.cwd, master) };
  return { type: 'google-sheet', spreadsheetId: idFrom(master, 'spreadsheets') };
}

async function refuseExisting(file: string): Promise<void> {
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (!there) return;
  throw new AppError(`${file} already exists; it was left as it is.`, {
    exitCode: EXIT.cannotWrite,
    hint: 'Choose another file with --config FILE, or overwrite it with --force.',
  });
}

function report(
  options: InitCommand,
  world: World,
  draft: ConfigDraft,
  file: string,
  env: boolean,
): void {
  const { letter, mapping, surveys, master } = draft;
  const { location, atGoogle } = masterStore(master);
  const place = atGoogle ? location : relative(world.cwd, location);
  if (options.json) {
    const unread = unmapped(mapping, surveys);
    const result = { letter, config: file, env, master: place, questions: mapping, unread };
    world.stdout.write(`${JSON.stringify(result)}\n`);
    return;
  }
  const flag = dirname(file) === 'config' ? '' : ` --config ${file}`;
  world.stdout.write(
    [
      `Wrote ${file}${env ? ' and .env' : '; .env was there already and was left as it is'}.`,
      `The list of signers: ${place}`,
      '',
      `Next: undersigned check${flag}    tries everything that a sync needs`,
      `      undersigned sync${flag}     writes the list`,
      '',
    ].join('\n'),
  );
}
