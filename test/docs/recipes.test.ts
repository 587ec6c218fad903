import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { FORMATS } from '../../src/domain/list.ts';
import { FLAG_TEXTS } from '../../src/sync/screening/flag-texts.ts';
import { FLAG_RULES } from '../../src/sync/screening/flag.ts';

/** What the recipes of CONTRIBUTING.md promise: a step that is forgotten does not go unnoticed. */

const read = (path: string): string => readFileSync(path, 'utf8');
const lists = read('docs/lists.md');

describe('the recipes', () => {
  it('name only files and folders that are there', () => {
    const named = [
      ...read('CONTRIBUTING.md').matchAll(/`((?:src|docs|fixtures|config)\/[\w./-]+)`/gu),
    ];
    const gone = named.map(([, path = '']) => path).filter((path) => !/NAME/u.test(path));
    expect(gone.filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe('a screening rule', () => {
  const screening = readdirSync('src/sync', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('flag.ts'))
    .map((name) => read(`src/sync/${name}`))
    .join('\n');

  it.each(Object.entries(FLAG_RULES))(
    '%s is raised somewhere, and docs/lists.md tells of it',
    (rule, key) => {
      const label = FLAG_TEXTS('en', key);
      expect(screening).toMatch(new RegExp(`rule: '${rule}'|'${rule}'`, 'u'));
      expect(lists).toContain(`| Flag: ${label} `);
    },
  );
});

describe('an output format', () => {
  it.each(FORMATS)('%s stands in docs/lists.md', (format) => {
    expect(lists).toContain(`| \`${format}\` `);
  });
});
