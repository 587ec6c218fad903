import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { allCommands, commandsPage } from '../../scripts/docs/commands.ts';
import { configKeys, keyPaths } from '../../scripts/docs/config-keys.ts';
import { withGenerated } from '../../scripts/docs/generated.ts';
import { EXIT } from '../../src/errors.ts';

/** Documentation that cannot rot: what the program can do stands in it, word for word. */

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

describe('docs/commands.md', () => {
  it('holds every --help as it is now (if not: npm run docs)', async () => {
    const page = read('docs/commands.md');
    expect(page).toBe(withGenerated(page, await commandsPage()));
  });

  it('has a section for each command', () => {
    const page = read('docs/commands.md');
    const commands = allCommands();
    expect(commands.map((words) => words.join(' '))).toEqual(
      expect.arrayContaining(['sync', 'check', 'export']),
    );
    for (const words of commands) expect(page).toContain(`## undersigned ${words.join(' ')}\n`);
  });

  it('shows an example of each command', () => {
    const page = read('docs/commands.md');
    for (const words of allCommands()) {
      const section = page.split(`## undersigned ${words.join(' ')}\n`)[1]?.split('\n## ')[0] ?? '';
      if (!section.includes('\nCommands:\n')) expect(section).toContain('\nExamples:\n');
    }
  });
});

describe('docs/config.md', () => {
  it('names every key of the schema (if not: npm run docs)', () => {
    const page = read('docs/config.md');
    expect(page).toBe(withGenerated(page, configKeys()));
    for (const path of keyPaths()) expect(page).toContain(`\`${path}\``);
  });
});

describe('.env.example', () => {
  it('explains every variable of the environment that the program reads for itself', () => {
    const example = read('.env.example');
    const sources = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => read(`src/${name}`));
    const named = new Set(sources.flatMap((text) => text.match(/UNDERSIGNED_[A-Z_]+/gu) ?? []));
    for (const name of named) expect(example).toContain(name);
  });
});

describe('the README', () => {
  it('lists each exit status', () => {
    const page = read('README.md');
    for (const status of Object.values(EXIT)) expect(page).toContain(`| \`${status}\``);
  });
});

describe('links between pages', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'].concat(
    readdirSync(new URL('docs/', root), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  );

  it.each(pages)('%s links only to what is there', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/gu)];
    const gone = links.flatMap(([, target = '']) =>
      existsSync(new URL(target, new URL(page, root))) ? [] : [target],
    );
    expect(gone).toEqual([]);
  });
});
