import type { ListFile } from '../domain/list.ts';
import { renderList } from '../lists/export-list.ts';
import type { PublishedList } from '../lists/published-list.ts';
import { replaceFile } from '../platform/files/replace-file.ts';

export interface ListOfFile {
  readonly file: ListFile;
  readonly list: PublishedList;
}

/**
 * Writes each list to its file. All are made ready first, then `before` is done, then they are
 * put in their places: where one cannot be written (73), or `before` fails, all is as it was.
 */
export async function writeLists(
  lists: readonly ListOfFile[],
  before: () => Promise<void>,
): Promise<void> {
  const [first, ...others] = lists;
  if (!first) return before();
  const { file, list } = first;
  const content = await renderList(list, { format: file.format, page: true, bom: true });
  await replaceFile(file.path, content, {
    contacts: file.audience === 'internal',
    beforeRename: () => writeLists(others, before),
  });
}
