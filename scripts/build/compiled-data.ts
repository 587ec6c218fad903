import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { parse } from 'yaml';
import { starterDirectory, starterRows } from '../../src/matching/directory/starter.ts';
import { readKnown } from '../../src/matching/read/known-names.ts';
import { pack } from '../../src/matching/read/packed-reading.ts';
import { allCommands, help } from '../docs/commands.ts';
import { ROOT } from './root.ts';

const READ_DATA = /src\/languages\/read-data\.ts$/;
const HELP_PAGES = /src\/cli\/help-pages\.ts$/;
const STARTER = /src\/matching\/directory\/starter\.ts$/;
const STARTER_READINGS = /src\/matching\/read\/starter-readings\.ts$/;
const SHIPPED = /src\/platform\/files\/shipped\.ts$/;
const REQUIRE =
  /^(?:const require = createRequire\(import\.meta\.url\);?|import \{ ?createRequire ?\} from '(?:node:)?module';?)$/gmu;

/** As a namespace esbuild sees what is used of it, and leaves out its messages in fifty languages. */
const ZOD = /import \{ z \} from 'zod'/u;
const CHECKED = join(ROOT, 'scripts/build/checked-schema.ts');

/**
 * Compiles the data that ships with the program into it: rules, languages and texts are read and
 * parsed here, once, and not at every start. A file that cannot be parsed fails the build.
 */
export async function compiledData({ packaged }: { readonly packaged: boolean }): Promise<Plugin> {
  const pages = await helpPages();
  return {
    name: 'compiled data',
    setup(build) {
      build.onLoad({ filter: READ_DATA }, () => ({ contents: dataModule(), loader: 'js' }));
      build.onLoad({ filter: SHIPPED }, () => ({
        contents: textModule(packaged),
        loader: 'js',
      }));
      build.onLoad({ filter: HELP_PAGES }, () => ({ contents: pages, loader: 'js' }));
      build.onLoad({ filter: STARTER }, () => ({ contents: starterModule(), loader: 'js' }));
      build.onLoad({ filter: STARTER_READINGS }, () => ({
        contents: starterReadingsModule(),
        loader: 'js',
      }));
      // Thousands of hosts: one text that is cut at its lines is there in a third of a literal's time.
      build.onLoad({ filter: /email-providers\/all\.json$/ }, ({ path }) => ({
        contents: `module.exports = ${JSON.stringify(hostLines(path))}.split('\\n');`,
        loader: 'js',
      }));
      // Packages that are loaded late, by `require`, are bundled too where esbuild sees that call.
      build.onLoad({ filter: /src\/.*\.ts$|email-providers\/index\.js$/ }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        const contents = text
          .replace(REQUIRE, '')
          .replace(ZOD, `import * as z from '${readsRules(text) ? CHECKED : 'zod'}'`);
        return { contents, loader: path.endsWith('.ts') ? 'ts' : 'js' };
      });
    },
  };
}

const ONCE = `const once = (text) => {
  let value;
  return () => (value ??= JSON.parse(text));
};`;

const hostLines = (path: string): string =>
  (JSON.parse(readFileSync(path, 'utf8')) as string[]).join('\n');

/** In place of src/matching/directory/starter.ts. */
const starterModule = (): string => `${ONCE}
export const starterRows = once(${JSON.stringify(JSON.stringify(starterRows()))});
export const starterDirectory = once(${JSON.stringify(JSON.stringify(starterDirectory()))});
`;

/** In place of src/matching/read/starter-readings.ts. */
function starterReadingsModule(): string {
  const texts = [...starterRows(), ...starterDirectory()].flatMap((known) => [
    known.name,
    known.acronym,
    ...known.aliases,
  ]);
  const table = [...new Set(texts)].map((text) => [text, pack(readKnown(text))] as const);
  const json = JSON.stringify(Object.fromEntries(table));
  return `${ONCE}\nexport const starterReadings = once(${JSON.stringify(json)});\n`;
}

/** In place of src/cli/help-pages.ts. */
async function helpPages(): Promise<string> {
  const pages: Record<string, string> = {};
  for (const words of [[], ...allCommands()]) {
    const page = await help(words);
    for (const option of ['--help', '-h']) pages[[...words, option].join(' ')] = page;
  }
  return `export const HELP_PAGES = ${JSON.stringify(pages, null, 1)};`;
}

/** Whether a module's schemas are for the program's own rules alone. */
const readsRules = (text: string): boolean =>
  /\b(?:readRules|languageData|everyLanguage)\(/u.test(text) &&
  !/export const \w+_SCHEMA/u.test(text);

/** The modules whose rules `checked-schema.ts` takes on trust: the build loads each once, with zod. */
export const ruleModules = (): readonly string[] =>
  tsFiles('src').filter((path) =>
    /\b(?:readRules|readTexts|languageData|everyLanguage)\(/u.test(
      readFileSync(join(ROOT, path), 'utf8'),
    ),
  );

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

/** In place of src/platform/files/shipped.ts: each text that any source names that is still there. */
function textModule(packaged: boolean): string {
  const kept = tsFiles('src').filter((path) => !STARTER.test(path));
  const named = kept.flatMap((path) =>
    [...readFileSync(join(ROOT, path), 'utf8').matchAll(/shippedText\('([^']+)'\)/gu)].map(
      ([, name = '']) => name,
    ),
  );
  const texts = [...new Set(named)]
    .sort()
    .map((name) => [name, readFileSync(join(ROOT, name), 'utf8')]);
  return `import { fileURLToPath } from 'node:url';
export const BUILD = ${JSON.stringify(digestOfSources())};
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

/** The same for the same sources and the same packages. */
function digestOfSources(): string {
  const hash = createHash('sha256');
  const files = ['src', 'config/rules', 'config/directory'].flatMap((folder) =>
    filesBelow(folder).map((name) => `${folder}/${name}`),
  );
  for (const path of ['package-lock.json', ...files]) {
    if (statSync(join(ROOT, path)).isFile())
      hash.update(path).update(readFileSync(join(ROOT, path)));
  }
  return hash.digest('hex').slice(0, 16);
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
