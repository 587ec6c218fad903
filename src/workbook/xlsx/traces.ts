import { access, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { versionsFolder } from '../../platform/files/versions.ts';

/**
 * What beside the place of a master tells that there was one, in words; undefined where nothing
 * does. Changes nothing.
 */
export async function tracesBeside(path: string): Promise<string | undefined> {
  const folder = versionsFolder(path);
  const versions = await readdir(folder).catch(() => []);
  if (versions.length > 0) return `earlier versions of it are kept in ${folder}`;
  const [place, name] = [dirname(path), basename(path)];
  for (const left of [`.${name}.lock`, `.${name}.review`, `~$${name}`, `.~lock.${name}#`]) {
    const there = await access(join(place, left)).then(
      () => true,
      () => false,
    );
    if (there) return `${left} stands beside its place`;
  }
  return undefined;
}
