import { AppError, EXIT } from '../../errors.ts';
import type { Google, Target } from '../../platform/google/google.ts';

/**
 * Creates an empty spreadsheet that becomes the master, and gives its ID.
 *
 * Throws (77) for accounts that own no storage on Drive, before anything is sent, and says
 * what to do instead. Should the reply be lost, a second, empty one may be left over.
 */
export async function createMaster(
  google: Google,
  title: string,
  timezone: string,
): Promise<string> {
  if (google.account.kind !== 'signed-in user') throw ownsNothing(google);
  const target: Target = { kind: 'spreadsheet', id: '', role: 'Editor' };
  const made = await google.write(
    target,
    ({ sheets }, options) =>
      sheets.spreadsheets.create(
        {
          fields: 'spreadsheetId',
          requestBody: { properties: { title, timeZone: timezone } },
        },
        options,
      ),
    () => Promise.resolve(undefined),
  );
  if (made.spreadsheetId) return made.spreadsheetId;
  throw new AppError('Google made a spreadsheet, but did not say which.', {
    exitCode: EXIT.unavailable,
    hint: 'Look for it at https://sheets.google.com and give its address with --master.',
  });
}

function ownsNothing({ account }: Google): AppError {
  const who = account.email ?? `this ${account.kind}`;
  return new AppError(`${who} cannot create a spreadsheet: it owns no storage on Google Drive.`, {
    exitCode: EXIT.refused,
    hint: `Create an empty one at https://sheets.new, share it with ${who} as Editor, and paste its address: --master ADDRESS.`,
  });
}
