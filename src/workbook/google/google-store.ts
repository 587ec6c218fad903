import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { addressOf } from '../../platform/google/google.ts';
import type { MasterStore } from '../store.ts';

/** A master that is a Google Sheet. */
export function googleStore(spreadsheetId: string): MasterStore {
  return {
    location: addressOf({ kind: 'spreadsheet', id: spreadsheetId }),
    atGoogle: true,
    file: undefined,
    spreadsheetId,
    open: async (_world, google) => {
      if (!google) throw new Error('A Google master without a connection to Google.');
      const { googleWorkbook } = await import('./google-workbook.ts');
      return googleWorkbook(google, spreadsheetId);
    },
    past: {
      kind: 'last-write',
      undo: async (google) => {
        const { undoLastWrite } = await import('./undo-last-write.ts');
        return undoLastWrite(google, spreadsheetId);
      },
    },
    traces: () => Promise.resolve(undefined),
    answersFile: (env) => {
      const state = env['XDG_STATE_HOME'] ?? join(env['HOME'] ?? '.', '.local', 'state');
      const id = createHash('sha256').update(spreadsheetId).digest('hex').slice(0, 16);
      return join(state, 'undersigned', `${id}.review`);
    },
    tryWrite: async ({ connect }) => {
      const { tryWriting } = await import('./try-writing.ts');
      await tryWriting(await connect(), spreadsheetId);
    },
  };
}
