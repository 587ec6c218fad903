import { basename } from 'node:path';
import { AppError, EXIT } from '../../errors.ts';

/** The file cannot be used as a master; it has not been touched. */
export function notAWorkbook(location: string, what: string, hint?: string, cause?: unknown) {
  return new AppError(`${location} ${what}; nothing was changed.`, {
    exitCode: EXIT.data,
    hint:
      hint ??
      `Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx), or bring back an earlier version: undersigned restore. A new one is made where ${basename(location)} is moved away.`,
    cause,
  });
}

export function damaged(location: string, cause?: unknown) {
  return notAWorkbook(location, 'is damaged or cut short', undefined, cause);
}
