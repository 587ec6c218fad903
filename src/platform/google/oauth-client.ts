import { readFile } from 'node:fs/promises';
import { AppError, EXIT } from '../../errors.ts';

/** The app as which a person signs in, not the person. */
export interface OAuthClient {
  readonly id: string;
  /** Google gives desktop apps one as well; it is no secret there, but has to be sent. */
  readonly secret: string;
}

const HOW =
  'In the Google Cloud console under APIs & Services > Credentials create an OAuth client ID of the kind ' +
  '"Desktop app" and download its JSON file: https://console.cloud.google.com/apis/credentials';

/** Reads the file that Google Cloud gives for an OAuth client; throws (77) for any other. */
export async function readOAuthClient(file: string): Promise<OAuthClient> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch {
    // The parser's message would quote the file.
    throw refused(`${file} cannot be read as the JSON file of an OAuth client.`);
  }
  if (typeof content !== 'object' || content === null)
    throw refused(`${file} holds no OAuth client.`);
  if ('web' in content) throw refused(`${file} is the client of a web site, not of a desktop app.`);
  const app: unknown = Reflect.get(content, 'installed');
  if (typeof app !== 'object' || app === null) throw refused(`${file} holds no OAuth client.`);
  const id: unknown = Reflect.get(app, 'client_id');
  const secret: unknown = Reflect.get(app, 'client_secret');
  if (typeof id !== 'string' || id === '') throw refused(`${file} names no client_id.`);
  return { id, secret: typeof secret === 'string' ? secret : '' };
}

/** Throws (64) where nobody said which app it is. */
export function noOAuthClient(): AppError {
  return new AppError(
    'Signing in needs an OAuth client: the app that asks Google on your behalf.',
    {
      exitCode: EXIT.usage,
      hint: `${HOW}. Then: undersigned login --client FILE`,
    },
  );
}

function refused(message: string): AppError {
  return new AppError(message, { exitCode: EXIT.refused, hint: `${HOW}.` });
}
