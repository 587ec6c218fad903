import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describeWorkbook } from '../contract.ts';
import { handAt } from './hand.ts';
import { scratchFolder, workbookAt } from './parts.ts';

const folder = scratchFolder();

describeWorkbook('an .xlsx file', () => {
  const path = join(folder, randomUUID(), 'master.xlsx');
  return Promise.resolve({
    workbook: workbookAt(path),
    elsewhere: workbookAt(path),
    hand: handAt(path),
    close: () => Promise.resolve(),
  });
});
