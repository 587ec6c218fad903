import { basename, dirname, join } from 'node:path';
import type { MasterStore } from '../store.ts';

/** A master that is an .xlsx file. */
export function xlsxStore(path: string): MasterStore {
  return {
    location: path,
    atGoogle: false,
    file: path,
    spreadsheetId: undefined,
    open: async (world) => {
      const { xlsxWorkbook } = await import('./xlsx-workbook.ts');
      return xlsxWorkbook(path, world);
    },
    past: {
      kind: 'versions',
      list: async () => {
        const { listVersions } = await import('../../platform/files/versions.ts');
        return listVersions(path);
      },
      restore: async (id, world) => {
        const { restoreVersion } = await import('../../platform/files/versions.ts');
        await restoreVersion(path, id, world);
      },
    },
    traces: async () => {
      const { tracesBeside } = await import('./traces.ts');
      return tracesBeside(path);
    },
    answersFile: () => join(dirname(path), `.${basename(path)}.review`),
    tryWrite: async ({ now }) => {
      const { tryFile } = await import('./try-file.ts');
      await tryFile(path, now);
    },
  };
}
