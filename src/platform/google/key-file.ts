import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { AppError, EXIT } from '../../errors.ts';

export type KeyEnvironment = Readonly<Record<string, string | undefined>>;

/** The content of a credentials file, which says by `type` what it is. */
export type Key = Readonly<Record<string, unknown>>;

export interface FoundKey {
  readonly file: string;
  readonly key: Key;
}

/** Whoever can read one of these can act as the account. */
const SECRETS = ['private_key', 'refresh_token', 'client_secret', 'source_credentials'];

/**
 * Looks for credentials where Google's own tools do, and where `undersigned
 * login` keeps its token: what GOOGLE_APPLICATION_CREDENTIALS names, the
 * product's token, gcloud's own. Undefined where none of them is there.
 *
 * Throws (77) for a file that is missing although it is named, is no credentials
 * file, or holds a secret that others on this machine can read.
 */
export async function findKey(env: KeyEnvironment): Promise<FoundKey | undefined> {
  const named =
    env['GOOGLE_APPLICATION_CREDENTIALS'] ?? env['google_application_credentials'] ?? '';
  if (named !== '') {
    const found = await readKey(named);
    if (found !== undefined) return found;
    throw refused(`The credentials file ${named} is not there.`, {
      hint: 'Correct the path in GOOGLE_APPLICATION_CREDENTIALS (in .env or the environment).',
    });
  }
  return (await readKey(tokenFile(env))) ?? (await readKey(gcloudFile(env)));
}

/** Where a signed-in organizer's token is kept, mode 600, in gcloud's `authorized_user` form. */
export function tokenFile(env: KeyEnvironment): string {
  const base = env['XDG_CONFIG_HOME'] ?? '';
  return join(base === '' ? join(home(env), '.config') : base, 'undersigned', 'google.json');
}

function gcloudFile(env: KeyEnvironment): string {
  const folder = env['CLOUDSDK_CONFIG'] ?? '';
  const windows = env['APPDATA'] ?? '';
  const usual = windows === '' ? join(home(env), '.config') : windows;
  return join(
    folder === '' ? join(usual, 'gcloud') : folder,
    'application_default_credentials.json',
  );
}

function home(env: KeyEnvironment): string {
  return env['HOME'] ?? homedir();
}

async function readKey(file: string): Promise<FoundKey | undefined> {
  let text: string;
  let mode: number;
  try {
    [text, { mode }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw refused(`The credentials file ${file} cannot be read (${code}).`, {
      hint: 'Make it readable for the user that runs Undersigned, and for nobody else: mode 600.',
    });
  }
  const key = parseKey(file, text);
  refuseOpenSecret(file, mode, key);
  return { file, key };
}

function parseKey(file: string, text: string): Key {
  const hint =
    'Download a JSON key of a service account (Google Cloud console > IAM > Service accounts > Keys).';
  let key: unknown;
  try {
    key = JSON.parse(text);
  } catch {
    // The parser's message quotes the file, which may be a key.
    throw refused(`The credentials file ${file} is not JSON.`, { hint });
  }
  if (typeof key !== 'object' || key === null) {
    throw refused(`The credentials file ${file} holds no key.`, { hint });
  }
  if ('installed' in key || 'web' in key) {
    throw refused(
      `${file} describes an OAuth client (the app itself), not an account that may read your files.`,
      { hint: `${hint} Or sign in as yourself: undersigned login.` },
    );
  }
  if (!('type' in key) || typeof key.type !== 'string') {
    throw refused(`The credentials file ${file} does not say what kind of key it is.`, { hint });
  }
  return { ...key };
}

/**
 * Files of workload identity federation hold no secret and pass: the one that
 * GitHub's action writes is readable by its group.
 */
function refuseOpenSecret(file: string, mode: number, key: Key): void {
  if (process.platform === 'win32' || (mode & 0o077) === 0) return;
  if (!SECRETS.some((secret) => secret in key)) return;
  throw refused(`Other users of this machine can read the key in ${file}.`, {
    hint: `Run: chmod 600 '${file.replaceAll("'", "'\\''")}'`,
  });
}

function refused(message: string, about: { readonly hint: string }): AppError {
  return new AppError(message, { exitCode: EXIT.refused, hint: about.hint });
}
