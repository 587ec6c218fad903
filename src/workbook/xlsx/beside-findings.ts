import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { finding, type Finding } from '../../domain/finding.ts';
import { notesBeside } from '../../platform/files/open-elsewhere.ts';

/** "list (Robin's conflicted copy 2025-09-08).xlsx", "list.sync-conflict-20250908-135823.xlsx" */
const CONFLICTED = /confli[ct]|konflikt/iu;

/** What stands beside a master that a person should know of. */
export async function besideFindings(path: string, now: () => Date): Promise<readonly Finding[]> {
  const stale = (await notesBeside(path, now)).filter((note) => note.stale);
  const copies = await newCopies(path);
  return [
    ...stale.map(({ program, name }) =>
      finding({ code: 'stale-office-lock', severity: 'note', count: 1 }, 'staleOfficeLock', {
        program,
        name,
      }),
    ),
    ...(copies === 0
      ? []
      : [
          finding(
            { code: 'conflicted-copy', severity: 'warning', count: copies },
            'conflictedCopy',
          ),
        ]),
  ];
}

/**
 * How many conflicted copies have come since the master was last written: each is told of once. A
 * copy keeps the time of its last edit, but the time of its last change here is when it came.
 */
async function newCopies(path: string): Promise<number> {
  const folder = dirname(path);
  const [stem, ending] = [basename(path, extname(path)), extname(path)];
  const names = await readdir(folder).catch(() => []);
  const copies = names.filter(
    (name) =>
      name.startsWith(stem) && name.endsWith(ending) && CONFLICTED.test(name.slice(stem.length)),
  );
  const master = await stat(path).catch(() => undefined);
  let count = 0;
  for (const name of copies) {
    const copy = await stat(join(folder, name)).catch(() => undefined);
    if (copy && copy.ctimeMs >= (master?.ctimeMs ?? 0)) count += 1;
  }
  return count;
}
