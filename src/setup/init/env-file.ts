import { writeFile } from 'node:fs/promises';
import { cannotWrite } from '../../platform/files/cannot-write.ts';
import { errorCode } from '../../platform/files/error-code.ts';
import { shippedText } from '../../platform/files/shipped.ts';

const CREDENTIALS = /^#GOOGLE_APPLICATION_CREDENTIALS=.*$/mu;

/**
 * Writes `.env` from the example that ships with the program, with the path of the
 * key where one was named; readable by its owner alone. Never over one that is there:
 * then nothing happens and the answer is false.
 */
export async function writeEnvFile(
  path: string,
  credentials: string | undefined,
): Promise<boolean> {
  const example = shippedText('.env.example');
  const own = example.replace(/^# Copy this file to \.env and fill it in\./u, '# Fill this in.');
  const text =
    credentials === undefined
      ? own
      : own.replace(CREDENTIALS, () => `GOOGLE_APPLICATION_CREDENTIALS=${quoted(credentials)}`);
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw cannotWrite(path, error);
  }
}

function quoted(path: string): string {
  return /^[\w./-]+$/u.test(path) ? path : `'${path}'`;
}
