import { findConfig } from '../config/find.ts';
import { loadLetter } from '../config/load-letter.ts';
import { loadDirectory } from '../matching/directory/load-directory.ts';
import type { Letter, Source } from '../domain/letter.ts';
import type { GoogleAccess, Google } from '../platform/google/google.ts';
import type { Pulled, QuestionIds } from '../domain/pulled.ts';
import { pullCsv } from '../sources/csv/csv-source.ts';
import type { OpenLetter } from '../sync/opened-letter.ts';
import { masterStore } from '../workbook/master-store.ts';
import type { MasterStore } from '../workbook/store.ts';
import type { World } from '../world.ts';
import { writeLists } from './write-lists.ts';

/** Finds and checks the config; see `findConfig` and `loadLetter` for what can be wrong with it. */
export async function findLetter(config: string | undefined, world: World): Promise<Letter> {
  return loadLetter(await findConfig(config, world.cwd));
}

/** Connects to what the letter needs: to Google only where it names something there. */
export async function openLetter(
  letter: Letter,
  world: World,
  access: GoogleAccess,
): Promise<OpenLetter> {
  const store = masterStore(letter.master);
  const google = await connect(letter, store, world, access);
  const workbook = await store.open(world, google);
  const pullSource = (source: Source, remembered: QuestionIds): Promise<Pulled> =>
    pullOne(source, letter, remembered, google);
  return {
    letter,
    store,
    google,
    pullSource,
    ports: {
      workbook,
      pull: async (remembered, begin) => {
        const pulls: Pulled[] = [];
        // One after the other: quotas are per minute, and the order of errors is then the config's.
        for (const [at, source] of letter.sources.entries()) {
          begin?.(at + 1, letter.sources.length);
          pulls.push(await pullSource(source, remembered[source.name] ?? {}));
        }
        return pulls;
      },
      ...(access === 'read-write' && { writeLists }),
      directory: () => loadDirectory(letter.directory),
      now: world.now,
      googleCalls: () => google?.calls ?? 0,
    },
  };
}

async function connect(
  letter: Letter,
  { atGoogle }: MasterStore,
  world: World,
  access: GoogleAccess,
): Promise<Google | undefined> {
  const needed = atGoogle || letter.sources.some(({ type }) => type.startsWith('google-'));
  if (!needed) return undefined;
  const { connectGoogle } = await import('../platform/google/connect.ts');
  return connectGoogle(world, access);
}

async function pullOne(
  source: Source,
  letter: Letter,
  remembered: QuestionIds,
  google: Google | undefined,
): Promise<Pulled> {
  const { questions, timezone, editions, languages } = letter;
  switch (source.type) {
    case 'csv':
      return pullCsv(source, questions, timezone, languages[0]);
    case 'xlsx': {
      const { pullXlsx } = await import('../sources/xlsx/xlsx-source.ts');
      return pullXlsx(source, questions, timezone, languages[0]);
    }
    case 'list': {
      const { pullList } = await import('../sources/published-list/list-source.ts');
      return pullList(source, editions, languages[0]);
    }
    case 'google-form': {
      const { pullGoogleForm } = await import('../sources/google/google-form.ts');
      return pullGoogleForm(source, questions, remembered, connected(google));
    }
    case 'google-sheet': {
      const { pullResponseSheet } = await import('../sources/google/response-sheet.ts');
      return pullResponseSheet(source, questions, connected(google), timezone);
    }
  }
}

function connected(google: Google | undefined): Google {
  if (google) return google;
  throw new Error('A Google source without a connection to Google.');
}
