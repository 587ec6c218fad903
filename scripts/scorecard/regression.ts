import type { LabelledPairs } from './labelled.ts';

export interface Options {
  readonly features: number;
  /** How strongly weights are held to their priors. */
  readonly ridge: number;
  /** What each weight is where the data says nothing, the constant last. */
  readonly prior: Float64Array;
  /** Where to begin, which changes nothing but the time it takes. */
  readonly start: Float64Array;
  /** Features that keep their prior. */
  readonly fixed: ReadonlySet<number>;
}

const STEPS = 40;
const SETTLED = 1e-6;
/** Beyond so many pairs a set counts no more than one of this size. */
const MOST = 6_000;

/**
 * Logistic regression by Newton's method, every set of pairs with a weight that its size bounds, so
 * that the largest register does not decide for all others.
 */
export function regress(sets: readonly LabelledPairs[], options: Options): Float64Array {
  const { features, ridge, prior, start, fixed } = options;
  const size = features + 1;
  const total = sets.reduce((sum, { count }) => sum + Math.min(count, MOST), 0);
  const weights = start.map((weight, at) => (fixed.has(at) ? (prior[at] ?? 0) : weight));
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = new Float64Array(size);
    const curvature = new Float64Array(size * size);
    for (const set of sets) {
      const share = Math.min(1, MOST / set.count) / total;
      for (let pair = 0; pair < set.count; pair += 1)
        tally(set, pair, share, weights, gradient, curvature);
    }
    for (let i = 0; i < size; i += 1) {
      const hold = i === features ? SETTLED : ridge;
      gradient[i] = (gradient[i] ?? 0) + hold * ((weights[i] ?? 0) - (prior[i] ?? 0));
      curvature[i * size + i] = (curvature[i * size + i] ?? 0) + hold;
      if (fixed.has(i)) fix(i, gradient, curvature, size);
    }
    const move = solve(curvature, gradient, size);
    let most = 0;
    for (let i = 0; i < size; i += 1) {
      weights[i] = (weights[i] ?? 0) - (move[i] ?? 0);
      most = Math.max(most, Math.abs(move[i] ?? 0));
    }
    if (most < SETTLED) break;
  }
  return weights;
}

function tally(
  { features, same }: LabelledPairs,
  pair: number,
  share: number,
  weights: Float64Array,
  gradient: Float64Array,
  curvature: Float64Array,
): void {
  const size = weights.length;
  const row = features.subarray(pair * (size - 1), (pair + 1) * (size - 1));
  const value = (i: number): number => (i < row.length ? (row[i] ?? 0) : 1);
  let sum = 0;
  for (let i = 0; i < size; i += 1) sum += (weights[i] ?? 0) * value(i);
  const chance = 1 / (1 + Math.exp(-sum));
  const wrong = share * (chance - (same[pair] ?? 0));
  const bend = share * chance * (1 - chance);
  for (let i = 0; i < size; i += 1) {
    const x = value(i);
    if (x === 0) continue;
    gradient[i] = (gradient[i] ?? 0) + wrong * x;
    for (let j = 0; j <= i; j += 1) {
      const at = i * size + j;
      curvature[at] = (curvature[at] ?? 0) + bend * x * value(j);
    }
  }
}

function fix(i: number, gradient: Float64Array, curvature: Float64Array, size: number): void {
  gradient[i] = 0;
  for (let j = 0; j < size; j += 1) {
    curvature[i * size + j] = 0;
    curvature[j * size + i] = 0;
  }
  curvature[i * size + i] = 1;
}

/** Solves a symmetric positive system of which the lower half is given, by Cholesky's method. */
function solve(matrix: Float64Array, right: Float64Array, size: number): Float64Array {
  const lower = Float64Array.from(matrix);
  const at = (i: number, j: number): number => lower[i * size + j] ?? 0;
  for (let j = 0; j < size; j += 1) {
    for (let i = j; i < size; i += 1) {
      let sum = at(i, j);
      for (let k = 0; k < j; k += 1) sum -= at(i, k) * at(j, k);
      lower[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / at(j, j);
    }
  }
  const result = Float64Array.from(right);
  for (let i = 0; i < size; i += 1) {
    let sum = result[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= at(i, k) * (result[k] ?? 0);
    result[i] = sum / at(i, i);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = result[i] ?? 0;
    for (let k = i + 1; k < size; k += 1) sum -= at(k, i) * (result[k] ?? 0);
    result[i] = sum / at(i, i);
  }
  return result;
}
