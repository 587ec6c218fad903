import { chmod, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { argv, execPath, platform } from 'node:process';
import type { Letter } from '../domain/letter.ts';
import { replaceFile } from '../platform/files/replace-file.ts';
import { shortcutFile } from './shortcut.ts';
import type { World } from '../world.ts';

/**
 * Writes a file that starts the review page of the letter by a double click: on the desktop
 * of this user, or where there is none into the folder of this run. Gives its path.
 *
 * Throws (73) where it cannot be written.
 */
export async function writeShortcut(
  letter: Letter,
  by: string | undefined,
  world: World,
): Promise<string> {
  const program = argv[1] ?? '';
  const { name, content } = shortcutFile(platform, {
    letterName: letter.name,
    folder: world.cwd,
    command: [
      execPath,
      program,
      'review',
      '--web',
      '--config',
      resolve(world.cwd, letter.file),
      ...(by === undefined ? [] : ['--by', by]),
    ],
  });
  const path = join(await desktopOf(world), name);
  await replaceFile(path, content);
  // Desktops start only what may be run.
  await chmod(path, 0o755);
  return path;
}

async function desktopOf({ env, cwd }: World): Promise<string> {
  const home = env['HOME'] ?? env['USERPROFILE'];
  const desktop =
    env['XDG_DESKTOP_DIR'] ?? (home === undefined ? undefined : join(home, 'Desktop'));
  if (desktop === undefined) return cwd;
  const isThere = await stat(desktop).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isThere ? desktop : cwd;
}
