import { OAuth2Client } from 'google-auth-library';
import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { forms } from 'googleapis/build/src/apis/forms/index.js';
import { sheets } from 'googleapis/build/src/apis/sheets/index.js';
import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3.js';
import type { forms_v1 } from 'googleapis/build/src/apis/forms/v1.js';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { FakeGoogle } from '../google-server/server.ts';

export interface Clients {
  readonly sheets: sheets_v4.Sheets;
  readonly forms: forms_v1.Forms;
  readonly drive: drive_v3.Drive;
}

/** Google's own clients, pointed at the local server and without retries. */
export function clientsOf(google: FakeGoogle, token = google.token()): Clients {
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: token });
  const options = { auth, rootUrl: `${google.url}/`, retry: false };
  return {
    sheets: sheets({ version: 'v4', ...options }),
    forms: forms({ version: 'v1', ...options }),
    drive: drive({ version: 'v3', ...options }),
  };
}

export interface Refused {
  readonly status: number;
  readonly message: string;
  readonly body: unknown;
}

/** What a call was refused with. */
export async function refused(call: Promise<unknown>): Promise<Refused> {
  try {
    await call;
  } catch (error) {
    const { status, message, response } = error as {
      status?: number;
      message: string;
      response?: { data: unknown };
    };
    return { status: status ?? 0, message, body: response?.data };
  }
  throw new Error('The call was not refused.');
}
