import { AppError } from '../../errors.ts';
import { addressOf, type Google, type Target } from '../../platform/google/google.ts';
import { GoogleRefusal } from '../../platform/google/refusals.ts';

/**
 * Whether this account may write a Google master: a batch is sent that Google
 * refuses in any case, since it is about a thing that is not there, but for
 * another reason where the account may not write at all.
 *
 * Throws (77) where the account may not.
 */
export async function tryWriting(google: Google, spreadsheetId: string): Promise<void> {
  const target: Target = { kind: 'spreadsheet', id: spreadsheetId, role: 'Editor' };
  const namedRangeId = `undersigned-check-${google.freshId()}`;
  try {
    await google.write(
      target,
      ({ sheets }, options) =>
        sheets.spreadsheets.batchUpdate(
          { spreadsheetId, requestBody: { requests: [{ deleteNamedRange: { namedRangeId } }] } },
          options,
        ),
      () => Promise.resolve(undefined),
    );
  } catch (error) {
    if (error instanceof GoogleRefusal && error.trouble.code === 'INVALID_ARGUMENT') return;
    if (!(error instanceof GoogleRefusal) || error.trouble.code !== 'PERMISSION_DENIED')
      throw error;
    if (error.trouble.reason !== '') throw error;
    throw new AppError(`${addressOf(target)} may only be read by this account, not written.`, {
      exitCode: error.exitCode,
      hint: error.hint ?? `Share it as Editor: ${addressOf(target)}`,
      cause: error,
    });
  }
}
