import { readRegular } from '../../platform/files/read-regular.ts';
import { hintUnreadable, whyUnreadable } from '../../platform/files/unreadable.ts';
import { readBook } from '../../workbook/xlsx/book.ts';
import { openPackage } from '../../workbook/xlsx/package.ts';
import { readTabs } from '../../workbook/xlsx/read-tabs.ts';
import type { Tab } from '../../workbook/workbook.ts';
import { unusable } from '../unusable.ts';

/** A tab of a workbook with responses. */
export interface ReadTab {
  readonly title: string;
  readonly rows: Tab['rows'];
  /** What a cell holds as a number; a date as days since 1899-12-30. */
  readonly numberAt: (row: number, column: number) => number | undefined;
}

/** More than this is no file of responses, and no memory holds it. */
const MOST_BYTES = 200_000_000;
/** Macs count days from 1904 in old workbooks. */
const DAYS_TO_1904 = 1462;

/**
 * One tab of a workbook: the one that is called so, else the first that people see.
 *
 * Throws `AppError` 65 for what is no workbook, is no regular file or has no such tab.
 */
export async function readResponseTab(path: string, wanted?: string): Promise<ReadTab> {
  const pkg = await openPackage(await bytesOf(path), path);
  const { date1904 } = await readBook(pkg, path);
  const tabs = (await readTabs(pkg, path)).filter(({ hidden }) => !hidden);
  const tab = wanted === undefined ? tabs[0] : tabs.find((each) => sameTitle(each.title, wanted));
  if (tab === undefined) {
    throw unusable(
      wanted === undefined ? `${path} has no tab.` : `There is no tab "${wanted}" in ${path}.`,
      `Its tabs are: ${tabs.map(({ title }) => `"${title}"`).join(', ')}. Write the one with the responses as tab: in the config.`,
    );
  }
  return {
    title: tab.title,
    rows: tab.rows,
    numberAt: (row, column) => {
      const number = tab.numbers?.get(`${row}:${column}`);
      return number === undefined || !date1904 ? number : number + DAYS_TO_1904;
    },
  };
}

async function bytesOf(path: string): Promise<Buffer> {
  let bytes: Buffer | undefined;
  try {
    bytes = await readRegular(path, MOST_BYTES);
  } catch (cause) {
    throw unusable(
      `${path} cannot be read: ${whyUnreadable(cause)}.`,
      hintUnreadable(
        cause,
        'Correct the path of this source in the config, or put the file there.',
      ),
      cause,
    );
  }
  if (bytes) return bytes;
  throw unusable(
    `${path} is larger than ${MOST_BYTES / 1e6} MB: that is not a file of responses.`,
    'Download the responses again, and write the path of that workbook.',
  );
}

function sameTitle(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
