import { AppError } from '../../errors.ts';
import type { Tab } from '../workbook.ts';
import { readBook } from './book.ts';
import { numberShower } from './show-number.ts';
import { decoded, type Package, partText } from './package.ts';
import { readSheet, type Showing } from './read-sheet.ts';
import { damaged, notAWorkbook } from './refuse.ts';
import { readSharedStrings } from './shared-strings.ts';
import { plainStyles, stylesOf } from './styles.ts';
import { parseXml } from './xml.ts';

/** All worksheets with what their cells show. Throws an AppError (65) where they cannot be read. */
export async function readTabs(pkg: Package, location: string): Promise<readonly Tab[]> {
  const book = await readBook(pkg, location);
  const refuse = (what: string) => notAWorkbook(location, what);
  try {
    const partOf = (kind: string) => book.related.find((each) => each.kind === kind)?.target;
    const strings = partOf('sharedStrings');
    const stylesPart = partOf('styles');
    const stylesText = stylesPart === undefined ? undefined : await partText(pkg, stylesPart);
    const styles =
      stylesText === undefined
        ? plainStyles()
        : stylesOf({ text: stylesText, root: parseXml(stylesText) });
    const showing: Showing = {
      sharedStrings:
        strings === undefined ? [] : await readSharedStrings(decoded(pkg.stream(strings)), refuse),
      ...numberShower(styles.formatCode, book.date1904),
    };
    const tabs: Tab[] = [];
    for (const { tabId, title, hidden, part } of book.sheets) {
      const grid = await readSheet(decoded(pkg.stream(part)), showing, (what) =>
        notAWorkbook(location, `cannot be read: its tab "${title}" ${what}`),
      );
      tabs.push({ id: tabId, title, hidden, ...grid });
    }
    return tabs;
  } catch (error) {
    throw error instanceof AppError ? error : damaged(location, error);
  }
}
