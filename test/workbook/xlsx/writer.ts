/** Writes to the workbook named on the command line until it is killed; says so after each time. */
import { xlsxWorkbook } from '../../../src/workbook/xlsx/xlsx-workbook.ts';
import { allCells } from './counter.ts';

const [, , path = ''] = process.argv;
const workbook = xlsxWorkbook(path, { now: () => new Date(), pid: process.pid });
for (;;) {
  const base = await workbook.read();
  const count = Number(base.tabs[0]?.rows[0]?.[0]) + 1;
  await workbook.write(allCells(count), base);
  process.stdout.write(`${count}\n`);
}
