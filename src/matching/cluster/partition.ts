/** Disjoint sets of 0..size-1, some of which must never become one. */
export interface Partition {
  /** The set's own number; the same for all of its members until the next join. */
  find(member: number): number;
  /** How many members the set of this one has. */
  size(member: number): number;
  /** Keeps the sets of two members apart for good. False where they are one already. */
  part(a: number, b: number): boolean;
  /** Whether the sets of two members must stay apart. */
  parted(a: number, b: number): boolean;
  /** Makes the sets of two members one. False, and no change, where they must stay apart. */
  join(a: number, b: number): boolean;
}

export function partition(size: number): Partition {
  const up = Int32Array.from({ length: size }, (_, at) => at);
  const sizes = new Int32Array(size).fill(1);
  const enemies = new Map<number, Set<number>>();

  function find(member: number): number {
    let root = member;
    for (let next = up[root] ?? root; next !== root; next = up[root] ?? root) {
      const above = up[next] ?? next;
      up[root] = above;
      root = above;
    }
    return root;
  }

  function enemiesOf(root: number): Set<number> {
    const known = enemies.get(root);
    if (known) return known;
    const none = new Set<number>();
    enemies.set(root, none);
    return none;
  }

  function parted(a: number, b: number): boolean {
    if (enemies.size === 0) return false;
    return enemies.get(find(a))?.has(find(b)) ?? false;
  }

  function part(a: number, b: number): boolean {
    const [x, y] = [find(a), find(b)];
    if (x === y) return false;
    enemiesOf(x).add(y);
    enemiesOf(y).add(x);
    return true;
  }

  function join(a: number, b: number): boolean {
    let [into, from] = [find(a), find(b)];
    if (into === from) return true;
    if (enemies.get(into)?.has(from)) return false;
    const [more, fewer] = [sizes[into] ?? 1, sizes[from] ?? 1];
    if (more < fewer) [into, from] = [from, into];
    up[from] = into;
    sizes[into] = more + fewer;
    for (const enemy of enemies.get(from) ?? []) {
      enemies.get(enemy)?.delete(from);
      enemiesOf(enemy).add(into);
      enemiesOf(into).add(enemy);
    }
    enemies.delete(from);
    return true;
  }

  return { find, size: (member) => sizes[find(member)] ?? 1, part, parted, join };
}
