import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AppError } from '../../../src/errors.ts';
import type { Google, Target } from '../../../src/platform/google/google.ts';
import { refusalOf } from '../../../src/platform/google/refusals.ts';
import type { Trouble } from '../../../src/platform/google/trouble.ts';
import { atGoogle, serviceAccount, type AtGoogle } from './at-google.ts';

/** The error of a call, as a person reads it. */
async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof AppError) return `${error.exitCode}: ${error.message} ${error.hint ?? ''}`;
    throw error;
  }
  throw new Error('The call was not refused.');
}

describe('what Google refuses is told in plain words', () => {
  let here: AtGoogle;
  let sheet: Target;
  let form: Target;
  beforeEach(async () => {
    here = await atGoogle();
    here.limit(15_000);
    sheet = { kind: 'spreadsheet', id: here.server.addSpreadsheet(), role: 'Viewer' };
    form = { kind: 'form', id: here.server.addForm({ items: [] }), role: 'Editor' };
  });
  afterEach(async () => here.close());

  const readSheet = (google: Google, target = sheet) =>
    google.read(target, ({ sheets }, options) =>
      sheets.spreadsheets.get({ spreadsheetId: target.id }, options),
    );
  const readForm = (google: Google, target = form) =>
    google.read(target, ({ forms }, options) => forms.forms.get({ formId: target.id }, options));

  it('case 29: a file that is not shared names the address to share it with', async () => {
    const google = await here.connect('read-only', await serviceAccount(here));
    here.server.unshare(sheet.id);
    here.server.unshare(form.id);
    expect(await refusal(readSheet(google))).toBe(
      `77: The spreadsheet https://docs.google.com/spreadsheets/d/${sheet.id}/edit is not shared with undersigned@letters.example.com. ` +
        `Share https://docs.google.com/spreadsheets/d/${sheet.id}/edit with undersigned@letters.example.com as Viewer.`,
    );
    expect(await refusal(readForm(google))).toContain(
      `Share https://docs.google.com/forms/d/${form.id}/edit with undersigned@letters.example.com as Editor.`,
    );
  });

  it('an API that is not enabled gives the page on which to enable it', async () => {
    const google = await here.connect();
    here.server.disableApi('forms');
    expect(await refusal(readForm(google))).toMatch(
      /^77: The Google Forms API is not enabled .* Enable it at https:\/\/console\.\S+, wait a minute/u,
    );
  });

  it('a sign-in that does not cover the API asks to sign in again', async () => {
    const google = await here.connect('read-only', await serviceAccount(here));
    const trouble: Trouble = {
      kind: 'http',
      at: 'call',
      status: 403,
      code: 'PERMISSION_DENIED',
      reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
    };
    const { exitCode, hint } = refusalOf(trouble, {
      target: form,
      account: google.account,
      now: new Date(0),
    });
    expect([exitCode, hint?.slice(0, 14)]).toEqual([77, 'Sign in again ']);
  });

  it('a file that is not there is data that cannot be used', async () => {
    const google = await here.connect();
    expect(await refusal(readSheet(google, { ...sheet, id: 'nowhere' }))).toMatch(
      /^65: There is no spreadsheet at \S+\/nowhere\/edit\. Check the ID in the config/u,
    );
  });

  it('the ID of a form’s public address is explained', async () => {
    const google = await here.connect();
    expect(await refusal(readForm(google, { ...form, id: '1FAIpQLSexample' }))).toMatch(
      /^65: .* Open the form for editing/u,
    );
  });

  it('case 29: a sign-in that has ended names the life of apps in testing, and the clock', async () => {
    const google = await here.connect();
    here.server.revokeRefreshTokens();
    const said = await refusal(readSheet(google));
    expect(said).toMatch(
      /^77: The Google sign-in .* has expired or was revoked \(invalid_grant\)/u,
    );
    expect(said).toContain('7 days');
    expect(said).toMatch(/clock is right \(it says \d{4}-\d\d-\d\dT\d\d:\d\dZ\)/u);
  });

  it('a key that was deleted names the account', async () => {
    const google = await here.connect('read-only', await serviceAccount(here));
    here.server.removeAccount('undersigned@letters.example.com');
    expect(await refusal(readSheet(google))).toMatch(
      /^77: Google gave undersigned@letters\.example\.com no token \(invalid_grant\)\. Check that its key/u,
    );
  });

  it('a network that is down is a service that is unavailable', async () => {
    const google = await here.connect();
    const closed = await here.connect('read-only', {
      UNDERSIGNED_GOOGLE_API_URL: 'http://127.0.0.1:9',
    });
    expect(await refusal(readSheet(closed))).toMatch(
      /^69: Google cannot be reached \(ECONNREFUSED\)/u,
    );
    expect(google.calls).toBe(0);
  });

  it('an Office file is told apart by its code', () => {
    const trouble: Trouble = {
      kind: 'http',
      at: 'call',
      status: 400,
      code: 'FAILED_PRECONDITION',
      reason: '',
    };
    const { message, exitCode } = refusalOf(trouble, {
      target: sheet,
      account: { kind: 'signed-in user' },
      now: new Date(0),
    });
    expect([exitCode, message]).toEqual([65, expect.stringContaining('is an Office file')]);
  });

  it('case 50: no refusal holds what was sent or a person’s address', async () => {
    const google = await here.connect();
    const secret = 'someone.private@example.net';
    const call = google.write<object>(
      sheet,
      ({ sheets }, options) =>
        sheets.spreadsheets.batchUpdate(
          {
            spreadsheetId: sheet.id,
            requestBody: {
              requests: [
                {
                  updateCells: {
                    start: { sheetId: 4711, rowIndex: 0, columnIndex: 0 },
                    rows: [{ values: [{ userEnteredValue: { stringValue: secret } }] }],
                    fields: 'userEnteredValue',
                  },
                },
              ],
            },
          },
          options,
        ),
      () => Promise.resolve(undefined),
    );
    const error: unknown = await call.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AppError);
    const everything =
      JSON.stringify(error, Object.getOwnPropertyNames(error)) + String((error as AppError).cause);
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain('ya29');
  });
});
