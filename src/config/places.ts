import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Document,
  type LineCounter,
  type Node,
  type Pair,
} from 'yaml';

export type Path = readonly PropertyKey[];

/** Something wrong in a config file, and where: `offset` counts characters from its beginning. */
export interface Problem {
  readonly offset: number;
  readonly message: string;
}

/** Where to point: at the key of a path, or at what is written for it. */
export type PathPart = 'key' | 'value';

interface PathStep {
  readonly key?: Node;
  readonly value?: Node;
}

/**
 * The place of a path in the file. What is not written there at all is
 * shown at the nearest thing around it that is.
 */
export function offsetOf(document: Document, path: Path, part: PathPart): number {
  let here = document.contents ?? undefined;
  let offset = here?.range?.[0] ?? 0;
  for (const [depth, key] of path.entries()) {
    const step: PathStep = childOf(document, here, key);
    const last = depth === path.length - 1;
    const shown = last && part === 'key' ? (step.key ?? step.value) : (step.value ?? step.key);
    if (shown?.range == null) return offset;
    // A missing entry is best shown at the key of the block that lacks it.
    offset = (last ? shown : (step.key ?? shown)).range?.[0] ?? offset;
    here = step.value;
  }
  return offset;
}

function childOf(document: Document, node: Node | undefined, key: PropertyKey): PathStep {
  // An alias (`*name`) stands for what its anchor holds.
  const real = isAlias(node) ? node.resolve(document) : node;
  if (isMap<Node, Node | null>(real)) {
    const pair: Pair<Node, Node | null> | undefined = real.items.findLast(
      (each) => isScalar(each.key) && String(each.key.value) === String(key),
    );
    if (pair === undefined) return {};
    return pair.value === null ? { key: pair.key } : { key: pair.key, value: pair.value };
  }
  if (isSeq<Node>(real) && typeof key === 'number') {
    const value = real.items[key];
    return value === undefined ? {} : { value };
  }
  return {};
}

/** `file:line:col: message`, in the order of the file. */
export function report(file: string, problems: readonly Problem[], lines: LineCounter): string[] {
  return [...problems]
    .sort((a, b) => a.offset - b.offset || (a.message < b.message ? -1 : 1))
    .map(({ offset, message }) => {
      const { line, col } = lines.linePos(offset);
      return `${file}:${Math.max(line, 1)}:${Math.max(col, 1)}: ${message}`;
    });
}
