import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { parse } from 'yaml';
import { ROOT } from './bundle.ts';

const READ_DATA = /src\/languages\/read-data\.ts$/;
const SHIPPED = /src\/platform\/files\/shipped\.ts$/;
const REQUIRE =
  /^(?:const require = createRequire\(import\.meta\.url\);?|import \{ ?createRequire ?\} from '(?:node:)?module';?)$/gmu;

/**
 * Compiles the data that ships with the program into it: rules, languages and texts are read and
 * parsed here, once, and not at every start. A file that cannot be parsed fails the build.
 */
export function compiledData({ packaged }: { readonly packaged: boolean }): Plugin {
  return {
    name: 'compiled data',
    setup(build) {
      build.onLoad({ filter: READ_DATA }, () => ({ contents: dataModule(), loader: 'js' }));
      build.onLoad({ filter: SHIPPED }, () => ({
        contents: textModule(packaged),
        loader: 'js',
      }));
      // Packages that are loaded late, by `require`, are bundled too where esbuild sees that call.
      build.onLoad({ filter: /src\/.*\.ts$|email-providers\/index\.js$/ }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        return { contents: text.replace(REQUIRE, ''), loader: path.endsWith('.ts') ? 'ts' : 'js' };
      });
    },
  };
}

/** In place of src/languages/read-data.ts: each file as JSON, taken apart when it is asked for. */
function dataModule(): string {
  const files = [
    ...yamlFiles('config/rules').map((name) => [
      `../../config/rules/${name}`,
      `config/rules/${name}`,
    ]),
    ...yamlFiles('src/languages').map((name) => [name, `src/languages/${name}`]),
  ] as const;
  const table = files.map(([key, path]) => [
    key,
    JSON.stringify(parse(readFileSync(join(ROOT, path ?? ''), 'utf8'))),
  ]);
  return `const DATA = ${JSON.stringify(Object.fromEntries(table), null, 1)};
const read = new Map();
export function readData(path) {
  if (!read.has(path)) {
    if (!Object.hasOwn(DATA, path)) throw new Error(\`\${path} is not part of the program\`);
    read.set(path, JSON.parse(DATA[path]));
  }
  return read.get(path);
}
export function dataFiles(folder) {
  return Object.keys(DATA)
    .filter((path) => path.startsWith(folder) && !path.slice(folder.length).includes('/'))
    .map((path) => path.slice(folder.length));
}
`;
}

/** In place of src/platform/files/shipped.ts: each text that any source names. */
function textModule(packaged: boolean): string {
  const named = tsFiles('src').flatMap((path) =>
    [...readFileSync(join(ROOT, path), 'utf8').matchAll(/shippedText\('([^']+)'\)/gu)].map(
      ([, name = '']) => name,
    ),
  );
  const texts = [...new Set(named)]
    .sort()
    .map((name) => [name, readFileSync(join(ROOT, name), 'utf8')]);
  return `import { fileURLToPath } from 'node:url';
const TEXTS = ${JSON.stringify(Object.fromEntries(texts), null, 1)};
export function shippedText(path) {
  if (!Object.hasOwn(TEXTS, path)) throw new Error(\`\${path} is not part of the program\`);
  return TEXTS[path];
}
export const shippedFile = (path) => ${
    packaged ? "fileURLToPath(new URL('../' + path, import.meta.url))" : 'undefined'
  };
`;
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .sort();

const yamlFiles = (folder: string): readonly string[] =>
  filesBelow(folder).filter((name) => name.endsWith('.yaml'));

const tsFiles = (folder: string): readonly string[] =>
  filesBelow(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);
