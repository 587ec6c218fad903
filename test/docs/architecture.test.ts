import { readdirSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** The architecture page says which rooms there are and which may import which: held against src/. */

/** Beside these, `src/` holds rooms only. */
const ALONE = ['bin.ts', 'errors.ts', 'world.ts'];
const MOST_ROOMS = 16;
const MOST_LEVELS = 10;

const page = readFileSync('docs/architecture.md', 'utf8');
const ORDER = [...page.matchAll(/^\| `([\w-]+)\/`/gmu)].map(([, room = '']) => room);

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => name.split('\\').join('/'))
  .filter((name) => name.endsWith('.ts'));

/** What each file imports, types included. */
const imports: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  files.map((file) => {
    const text = readFileSync(`src/${file}`, 'utf8');
    const found = [...text.matchAll(/(?:from|import\()\s*'(\.[^']+\.ts)'/gu)];
    const targets = found.map(([, to = '']) => posix.normalize(`${dirname(file)}/${to}`));
    return [file, new Set(targets)];
  }),
);

const roomOf = (file: string): string => file.split('/')[0] ?? '';

/** The same arrows between what the files are gathered into; arrows inside of one are left out. */
function arrows(gathered: (file: string) => string): ReadonlyMap<string, ReadonlySet<string>> {
  const graph = new Map<string, Set<string>>();
  for (const [file, targets] of imports) {
    const from = gathered(file);
    const all = graph.get(from) ?? new Set<string>();
    graph.set(from, all);
    for (const target of targets) if (gathered(target) !== from) all.add(gathered(target));
  }
  return graph;
}

/** The level of each: one above the highest that it imports. Throws where arrows run in a circle. */
function levels(graph: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  const visit = (node: string, above: readonly string[]): number => {
    const level = known.get(node);
    if (level !== undefined) return level;
    if (above.includes(node)) throw new Error(`a circle: ${[...above, node].join(' → ')}`);
    const below = [...(graph.get(node) ?? [])].map((each) => visit(each, [...above, node]));
    known.set(node, 1 + Math.max(0, ...below));
    return known.get(node) ?? 0;
  };
  for (const node of graph.keys()) visit(node, []);
  return known;
}

/** The files of a folder beside its folders are its face: they are gathered under its own name. */
function foldersWithin(room: string): ReadonlyMap<string, ReadonlySet<string>> {
  const graph = arrows((file) => (roomOf(file) === room ? dirname(file) : ''));
  const within = [...graph].filter(([folder]) => folder !== '' && folder !== room);
  return new Map(
    within.map(([folder, targets]) => [
      folder,
      new Set([...targets].filter((each) => each !== '' && each !== room)),
    ]),
  );
}

describe('docs/architecture.md', () => {
  it('lists every room of src/, and no other', () => {
    const rooms = readdirSync('src').filter((name) => !ALONE.includes(name));
    expect([...ORDER].sort()).toEqual(rooms.sort());
    expect(rooms.length).toBeLessThanOrEqual(MOST_ROOMS);
  });

  it('lists them in an order in which each imports only from those above it', () => {
    const wrong = [...imports].flatMap(([file, targets]) =>
      [...targets]
        .filter((target) => target.includes('/') && file.includes('/'))
        .filter((target) => ORDER.indexOf(roomOf(target)) > ORDER.indexOf(roomOf(file)))
        .map((target) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the import graph', () => {
  it('has no circle of files', () => {
    expect(() => levels(imports)).not.toThrow();
  });

  it('has no circle of rooms, and at most ten levels of them', () => {
    expect(Math.max(...levels(arrows(roomOf)).values())).toBeLessThanOrEqual(MOST_LEVELS);
  });

  it.each(ORDER)('has no circle of folders within %s/', (room) => {
    expect(() => levels(foldersWithin(room))).not.toThrow();
  });
});
