import type { WordWeights } from '../read/word-weights.ts';
import type { Edge } from './edge.ts';
import { ROLE, type Role } from '../read/word-classes.ts';
import { likeness } from '../read/likeness.ts';

/** An edge between a name and one that says all of it and more. */
export interface Addition {
  /** Its place in the list of edges. */
  readonly edge: number;
  readonly less: number;
  readonly longer: number;
  /** The senses that the longer name adds. */
  readonly more: readonly number[];
}

/** So many names that add each something else are the chapters of what they add to. */
const CHAPTERS = 3;
/** So many that add to one name are its chapters without a look at each two of them. */
const MANY = 40;

const TELLING: ReadonlySet<Role> = new Set<Role>([
  ROLE.word,
  ROLE.place,
  ROLE.direction,
  ROLE.number,
]);

const isTelling = ({ roles }: WordWeights, sense: number): boolean =>
  TELLING.has((roles[sense] ?? ROLE.common) as Role);

/** Whether what two names add to a third sets the two apart: "Larkspur" here, "Elmwood" there. */
function asChapters(wordWeights: WordWeights, x: readonly number[], y: readonly number[]): boolean {
  const textOf = (sense: number): string => wordWeights.texts[sense] ?? '';
  const tells = (senses: readonly number[], others: readonly number[]): boolean =>
    senses.some(
      (sense) =>
        isTelling(wordWeights, sense) &&
        !others.some(
          (other) => other === sense || likeness(textOf(other), textOf(sense)) !== undefined,
        ),
    );
  return tells(x, y) && tells(y, x);
}

function byLess(additions: readonly Addition[]): readonly (readonly Addition[])[] {
  const groups = new Map<number, Addition[]>();
  for (const addition of additions) {
    const known = groups.get(addition.less);
    if (known) known.push(addition);
    else groups.set(addition.less, [addition]);
  }
  return [...groups.values()];
}

/**
 * The edges, with those no longer certain that would join several bodies through the one name that
 * all of them add to: "Coalition for Housing Rights" with "Larkspur" in it here and "Elmwood" there
 * is a body whose chapters signed, and neither of them.
 *
 * @param additions certain edges
 */
export function withoutChapters(
  wordWeights: WordWeights,
  edges: readonly Edge[],
  additions: readonly Addition[],
): readonly Edge[] {
  const doubtful = new Set<number>();
  for (const group of byLess(additions)) {
    const chapters =
      group.length > MANY ||
      group.some(({ more: x }, at) =>
        group.slice(at + 1).some(({ more: y }) => asChapters(wordWeights, x, y)),
      );
    if (chapters) for (const { edge } of group) doubtful.add(edge);
  }
  return doubtful.size === 0
    ? edges
    : edges.map((edge, at) =>
        doubtful.has(at) ? { ...edge, certain: false, reason: undefined } : edge,
      );
}

/**
 * The edges without the questions that an organizer has answered by knowing that a body has
 * chapters: whether the body is one of at least three, and whether two of them are one.
 *
 * @param additions edges that are not certain
 */
export function withoutChapterQuestions(
  wordWeights: WordWeights,
  edges: readonly Edge[],
  additions: readonly Addition[],
): readonly Edge[] {
  const dropped = new Set<number>();
  const chaptersOf = new Map<number, Map<number, readonly number[]>>();
  for (const group of byLess(additions)) {
    const telling = group.filter(({ more }) => more.some((sense) => isTelling(wordWeights, sense)));
    if (!areChapters(wordWeights, telling)) continue;
    for (const { edge, less, longer, more } of telling) {
      dropped.add(edge);
      const bodies = chaptersOf.get(longer) ?? new Map<number, readonly number[]>();
      chaptersOf.set(longer, bodies.set(less, more));
    }
  }
  if (dropped.size === 0) return edges;
  return edges.filter(({ a, b, certain, soleFor }, at) => {
    if (certain || soleFor !== undefined) return true;
    const [x, y] = [chaptersOf.get(a), chaptersOf.get(b)];
    if (dropped.has(at)) return false;
    if (!x || !y) return true;
    return ![...x].some(([body, more]) => asChapters(wordWeights, more, y.get(body) ?? []));
  });
}

function areChapters(wordWeights: WordWeights, additions: readonly Addition[]): boolean {
  const found: (readonly number[])[] = [];
  for (const { more } of additions) {
    if (found.every((other) => asChapters(wordWeights, more, other))) found.push(more);
    if (found.length === CHAPTERS) return true;
  }
  return false;
}
