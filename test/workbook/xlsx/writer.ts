/**
 * Counts one up in the workbook named on the command line, as often as said or until
 * it is killed, and says so each time. What is refused for now is tried again.
 */
import { EXIT } from '../../../src/errors.ts';
import { xlsxWorkbook } from '../../../src/workbook/xlsx/xlsx-workbook.ts';
import { allCells } from './counter.ts';

const [, , path = '', times = 'Infinity'] = process.argv;
const workbook = xlsxWorkbook(path, { now: () => new Date(), pid: process.pid });
for (let done = 0; done < Number(times);) {
  const base = await workbook.read();
  const count = Number(base.tabs[0]?.rows[0]?.[0]) + 1;
  try {
    await workbook.write(allCells(count), base);
  } catch (error) {
    if ((error as { exitCode?: number }).exitCode !== EXIT.tryLater) throw error;
    continue;
  }
  done += 1;
  process.stdout.write(`${count}\n`);
}
