import type { OpenLetter } from '../sync/opened-letter.ts';
import type { Letter, Source } from '../domain/letter.ts';
import { connectGoogle } from '../platform/google/connect.ts';
import type { Google } from '../platform/google/google.ts';
import { type Master, readMaster } from '../master/master.ts';
import { NO_MEMORY, type Memory } from '../master/memory/memory.ts';
import type { Progress } from '../platform/progress.ts';
import { counted } from '../platform/counted.ts';
import { masterStore } from '../workbook/master-store.ts';
import type { World } from '../world.ts';
import { tryTabs } from './check/check-master.ts';
import { tryForm } from './check/check-form.ts';
import { trySheetZone } from './check/check-sheet.ts';
import { attempt, fine, found, warning, withoutRepeats, wrong, type Tried } from './check/trial.ts';
import { neverOffered } from './check/unknown-options.ts';

/** Opens a letter for reading only. */
type Open = (letter: Letter) => Promise<OpenLetter>;

/** Tries everything that a sync of the letter needs; changes nothing, and stops at no trouble. */
export async function tryLetter(
  letter: Letter,
  world: World,
  progress: Progress,
  openLetter: Open,
): Promise<readonly Tried[]> {
  let open: OpenLetter;
  const tried: Tried[] = [...zoneOf(letter)];
  try {
    open = await openLetter(letter);
  } catch (error) {
    tried.push(wrong('Google account', error));
    return [...tried, ...(await tryLocal(letter, world, progress, openLetter))];
  }
  const { google } = open;
  if (google) tried.push(fine('Google account', accountOf(google)));
  progress.step('trying the master');
  const master = await tryMaster(open, world);
  tried.push(...master.tried, ...(await trySources(open, master.memory, progress)));
  tried.push(...(await tryDirectory(open)));
  if (google) tried.push(fine('quota', quotaOf(google)));
  return withoutRepeats(tried);
}

/** What needs no account, where there is none. */
async function tryLocal(
  letter: Letter,
  world: World,
  progress: Progress,
  openLetter: Open,
): Promise<readonly Tried[]> {
  const sources = letter.sources.filter((source) => !isAtGoogle(source));
  const { atGoogle } = masterStore(letter.master);
  const master = atGoogle ? NO_FILE : letter.master;
  const open = await openLetter({ ...letter, sources, master });
  const own = atGoogle ? [] : (await tryMaster(open, world)).tried;
  return [...own, ...(await trySources(open, NO_MEMORY, progress)), ...(await tryDirectory(open))];
}

/** Stands for a master that cannot be opened, so that the rest can. */
const NO_FILE = { type: 'xlsx', path: '' } as const;

function isAtGoogle({ type }: Source): boolean {
  return type === 'google-form' || type === 'google-sheet';
}

function zoneOf({ timezone, editions, sources, file }: Letter): readonly Tried[] {
  const matters = editions.length > 0 || sources.some(({ type }) => type === 'csv');
  if (timezone !== 'UTC' || !matters) return [fine('time zone', timezone)];
  return [
    warning(
      'time zone',
      'UTC: deadlines, and timestamps that carry no zone, are read so.',
      `If that is not what you want, write the letter's own into ${file}, like timezone: America/New_York.`,
    ),
  ];
}

async function tryMaster(
  { letter, ports, store, google }: OpenLetter,
  world: World,
): Promise<{ readonly tried: readonly Tried[]; readonly memory: Memory }> {
  let memory = NO_MEMORY;
  let own: ReadonlySet<number> = new Set();
  const read = await attempt('master', async () => {
    const snapshot = await ports.workbook.read();
    const master = readMaster(snapshot, ports.workbook.location, letter.extra);
    ({ memory } = master);
    own = ownTabs(master);
    const place = ports.workbook.location;
    if (!snapshot.exists) return [fine('master', `${place} will be made by the first sync`)];
    const full = memory.master !== undefined;
    return [
      fine(
        'master',
        full
          ? `${place} is as a sync needs it`
          : `${place} has no list yet; the first sync makes its tabs`,
      ),
    ];
  });
  const write = await attempt('master', async () => {
    await masterStore(letter.master).tryWrite({
      connect: () => connectGoogle(world, 'read-write'),
      now: world.now,
    });
    return [];
  });
  const { spreadsheetId } = store;
  const guards =
    google && spreadsheetId !== undefined && own.size > 0
      ? await attempt('master', () => tryTabs(spreadsheetId, own, google))
      : [];
  return { tried: [...read, ...guards, ...write], memory };
}

const ownTabs = ({ tabs, list }: Master): ReadonlySet<number> =>
  new Set([...Object.values(tabs).map(({ tabId }) => tabId), ...(list ? [list.id] : [])]);

async function trySources(
  open: OpenLetter,
  memory: Memory,
  progress: Progress,
): Promise<readonly Tried[]> {
  const { letter, google } = open;
  const tried: Tried[] = [];
  const offered: (readonly string[] | undefined)[] = [];
  for (const source of letter.sources) {
    const remembered = memory.master?.questions[source.name] ?? {};
    const what = `source ${source.name}`;
    progress.step(`trying ${what}`);
    if (source.type === 'google-form' && google) {
      const form = await tryForm(letter, source, remembered, google);
      tried.push(...form.tried);
      offered.push(form.scopeOptions);
      continue;
    }
    offered.push(undefined);
    if (source.type === 'google-sheet' && google) {
      tried.push(...(await attempt(what, () => trySheetZone(letter, source, google))));
    }
    tried.push(
      ...(await attempt(what, async () => {
        const { responses, findings } = await open.pullSource(source, remembered);
        return [
          fine(what, `${counted(responses.length, 'response')}, every mapped question found`),
          ...findings.map((finding) => found(what, finding)),
        ];
      })),
    );
  }
  return [...tried, ...slipsInScope(letter, offered)];
}

/** Only where every source offers its scopes as choices is it known what nobody can answer. */
function slipsInScope(
  letter: Letter,
  offered: readonly (readonly string[] | undefined)[],
): readonly Tried[] {
  if (offered.some((options) => options === undefined)) return [];
  const options = offered.flatMap((each) => each ?? []);
  return neverOffered(options, letter.rules.scope.outOfScope).map((answer) =>
    warning(
      'rules.scope',
      `no form offers the answer "${answer}", which puts organizations out of scope.`,
      `Write it in ${letter.file} as the form does: ${options.map((each) => `"${each}"`).join(', ')}.`,
    ),
  );
}

async function tryDirectory({ letter, ports }: OpenLetter): Promise<readonly Tried[]> {
  if (letter.directory === undefined) return [];
  return attempt('directory', async () => {
    const known = await ports.directory();
    return [fine('directory', counted(known.length, 'known organization'))];
  });
}

function accountOf({ account }: Google): string {
  const from = account.file === undefined ? '' : ` (${account.file})`;
  return `${account.kind}${account.email === undefined ? '' : ` ${account.email}`}${from}`;
}

function quotaOf({ calls }: Google): string {
  return `a sync takes about ${calls} calls; Google allows 60 a minute`;
}
