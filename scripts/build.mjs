// Compiles src into dist: nothing of an earlier build lives on there, and the program may be run.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const tsc = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));

rmSync(new URL('dist', root), { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);
// What a language brings is data beside the code.
const sources = fileURLToPath(new URL('src/languages', root));
cpSync(sources, fileURLToPath(new URL('dist/languages', root)), {
  recursive: true,
  filter: (path) => statSync(path).isDirectory() || path.endsWith('.yaml'),
});
// npm makes a program executable when it links it, not when it is built again behind the link.
chmodSync(new URL('dist/bin.js', root), 0o755);
