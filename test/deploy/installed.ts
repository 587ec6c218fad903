import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package as a user has it: packed, then installed by npm into an empty folder. */
export interface Installed {
  /** Where the tarball was installed; nothing else of the project is there. */
  readonly folder: string;
  /** The files in the tarball. */
  readonly packed: readonly string[];
  /** Path of the installed command. */
  readonly command: string;
  /** What npm had to say against it. */
  readonly warnings: string;
  /** Takes it all away again. */
  readonly remove: () => void;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Packs a copy of the project with the program as it was built, and installs it elsewhere; asks no registry. */
export function installPackage(built: string): Installed {
  const work = mkdtempSync(join(tmpdir(), 'undersigned-package-'));
  const copy = join(work, 'copy');
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => !/^(?:\.git|node_modules|dist|out|coverage)$/u.test(path.slice(root.length)),
  });
  cpSync(built, join(copy, 'dist'), { recursive: true });
  const pack = npm(['pack', '--ignore-scripts', '--json', '--pack-destination', work], copy);
  const [tarball] = JSON.parse(pack.stdout) as readonly {
    readonly filename: string;
    readonly files: readonly { readonly path: string }[];
  }[];
  if (!tarball) throw new Error(`npm pack gave nothing: ${pack.stderr}`);
  const folder = join(work, 'user');
  mkdirSync(folder);
  const file = join(work, tarball.filename);
  const install = npm(['install', '--offline', '--no-audit', '--no-fund', file], folder);
  if (install.status !== 0) throw new Error(`npm install failed: ${install.stderr}`);
  return {
    folder,
    packed: tarball.files.map(({ path }) => path),
    warnings: install.stderr,
    remove: () => {
      rmSync(work, { recursive: true, force: true });
    },
    command: join(folder, 'node_modules', '.bin', 'undersigned'),
  };
}

function npm(words: readonly string[], cwd: string) {
  return spawnSync('npm', words, { cwd, encoding: 'utf8', timeout: 240_000 });
}
