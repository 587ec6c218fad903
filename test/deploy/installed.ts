import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

/** The package as a user has it: packed, then installed by npm into an empty folder. */
export interface Installed {
  /** Where the tarball was installed; nothing else of the project is there. */
  readonly folder: string;
  /** The files in the tarball. */
  readonly packed: readonly string[];
  /** Path of the installed command. */
  readonly command: string;
  /** Takes it all away again. */
  readonly remove: () => void;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const JSC = {
  target: 'es2022',
  parser: { syntax: 'typescript' },
  rewriteRelativeImportExtensions: true,
} as const;
const OFFLINE = /ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ENETUNREACH|ETIMEDOUT|ENOTCACHED|ECONNRESET/u;

/**
 * Packs a copy of the project, compiled afresh, and installs it elsewhere.
 *
 * Undefined, with a line that says so, where npm's registry cannot be reached.
 */
export function installPackage(): Installed | undefined {
  const work = mkdtempSync(join(tmpdir(), 'undersigned-package-'));
  const copy = join(work, 'copy');
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => !/^(?:\.git|node_modules|dist|out|coverage)$/u.test(path.slice(root.length)),
  });
  compile(copy);
  const pack = npm(['pack', '--ignore-scripts', '--json', '--pack-destination', work], copy);
  const [tarball] = JSON.parse(pack.stdout) as readonly {
    readonly filename: string;
    readonly files: readonly { readonly path: string }[];
  }[];
  if (!tarball) throw new Error(`npm pack gave nothing: ${pack.stderr}`);
  const folder = join(work, 'user');
  mkdirSync(folder);
  const file = join(work, tarball.filename);
  const install = npm(['install', '--prefer-offline', '--no-audit', '--no-fund', file], folder);
  if (install.status !== 0) {
    if (!OFFLINE.test(install.stderr)) throw new Error(`npm install failed: ${install.stderr}`);
    process.stderr.write('The npm registry cannot be reached: the package is not installed.\n');
    return undefined;
  }
  return {
    folder,
    packed: tarball.files.map(({ path }) => path),
    remove: () => {
      rmSync(work, { recursive: true, force: true });
    },
    command: join(folder, 'node_modules', '.bin', 'undersigned'),
  };
}

/** As `npm run build` does, in a second instead of half a minute: types are checked elsewhere. */
function compile(copy: string): void {
  const source = join(copy, 'src');
  for (const name of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const { code } = transformSync(readFileSync(join(source, name), 'utf8'), {
      filename: name,
      jsc: JSC,
      module: { type: 'es6' },
      swcrc: false,
    });
    const target = join(copy, 'dist', name.replace(/\.ts$/u, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
}

function npm(words: readonly string[], cwd: string) {
  return spawnSync('npm', words, { cwd, encoding: 'utf8', timeout: 240_000 });
}
