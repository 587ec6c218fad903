import type { Judge } from '../../src/matching/judge/scorecard.ts';
import { partition } from '../../src/matching/cluster/partition.ts';
import { matched, type LabelledSet } from './labelled.ts';

/** Over pairs of records. */
interface Score {
  readonly right: number;
  readonly wrong: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface Measured {
  readonly alone: Score;
  /** After truthful answers to the questions, best first, at most a quarter of a question a record. */
  readonly assisted: Score;
  readonly questions: number;
}

const BUDGET = 0.25;

/** What the matcher reaches on a set with a scorecard. */
export function measureSet(labelled: LabelledSet, judge: Judge): Measured {
  const { names, nameOf, truth } = labelled;
  const outcome = matched(labelled, judge);
  const recordOf = new Map<number, number>();
  for (const [record, name] of nameOf.entries())
    if (!recordOf.has(name)) recordOf.set(name, record);
  const alone = score(
    truth,
    nameOf.map((name) => outcome.sets.find(name)),
  );
  const after = partition(names.length);
  for (const name of names.keys()) {
    const head = outcome.sets.find(name);
    if (head < names.length) after.join(head, name);
  }
  const asked = outcome.questions
    .flatMap(({ a, b }) => {
      const [x, y] = [recordOf.get(a), recordOf.get(b)];
      return x === undefined || y === undefined ? [] : [{ a, b, same: truth[x] === truth[y] }];
    })
    .slice(0, Math.floor(BUDGET * truth.length));
  for (const { a, b, same } of asked) if (same) after.join(a, b);
  const assisted = score(
    truth,
    nameOf.map((name) => after.find(name)),
  );
  return { alone, assisted, questions: asked.length };
}

function score(truth: readonly string[], found: readonly number[]): Score {
  const both = truth.map((organization, at) => `${String(found[at])} ${organization}`);
  const [right, wanted, made] = [pairsIn(both), pairsIn(truth), pairsIn(found)];
  const precision = made === 0 ? 1 : right / made;
  const recall = wanted === 0 ? 1 : right / wanted;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { right, wrong: made - right, precision, recall, f1 };
}

function pairsIn(groups: readonly (string | number)[]): number {
  const sizes = new Map<string | number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}
