import { readdirSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** The architecture page says which folders there are and which may import which: held against src/. */

const page = readFileSync('docs/architecture.md', 'utf8');
const ORDER = [...page.matchAll(/^\| `([\w-]+)\/`/gmu)].map(([, folder = '']) => folder);
const INTERFACE = 'matching/interface.ts';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => name.split('\\').join('/'))
  .filter((name) => name.endsWith('.ts') && name.includes('/'));

const folderOf = (file: string): string => file.split('/')[0] ?? '';

describe('docs/architecture.md', () => {
  it('lists every folder of src/, and no other', () => {
    expect([...ORDER].sort()).toEqual([...new Set(files.map(folderOf))].sort());
  });

  it('lists them in an order in which each imports only from those above it', () => {
    const wrong = files.flatMap((file) => {
      const text = readFileSync(`src/${file}`, 'utf8');
      return [...text.matchAll(/(?:from|import\()\s*'(\.[^']+\.ts)'/gu)].flatMap(([, to = '']) => {
        const target = posix.normalize(`${dirname(file)}/${to}`);
        const isInside = folderOf(target) === folderOf(file) || !target.includes('/');
        if (isInside || target === INTERFACE) return [];
        const above = ORDER.indexOf(folderOf(target)) < ORDER.indexOf(folderOf(file));
        return above ? [] : [`${file} → ${target}`];
      });
    });
    expect(wrong).toEqual([]);
  });
});
