import { linesOf, readTexts } from '../../names/rules.ts';
import { FEATURES } from './features.ts';

/**
 * How likely the names numbered a and b are one body, 0 to 1, from what their comparison shows.
 * The features are used again by the next comparison.
 */
export type Judge = (features: Float64Array, a: number, b: number) => number;

/** Logarithms of odds: one for each feature, and `bias`. Throws where one is missing. */
export function judgeBy(odds: ReadonlyMap<string, number>): Judge {
  const weightOf = (feature: string): number => {
    const value = odds.get(feature);
    if (value === undefined || !Number.isFinite(value))
      throw new Error(`config/rules/scorecard.yaml: no number for ${feature}`);
    return value;
  };
  const card = Float64Array.from(FEATURES, weightOf);
  const bias = weightOf('bias');
  return (features) => {
    let sum = bias;
    for (let at = 0; at < card.length; at += 1) sum += (features[at] ?? 0) * (card[at] ?? 0);
    return 1 / (1 + Math.exp(-sum));
  };
}

/** The odds of config/rules/scorecard.yaml, by feature. */
export const SCORECARD: ReadonlyMap<string, number> = new Map(
  linesOf(readTexts('scorecard.yaml', ['odds']).odds).map(([feature, value]) => [
    feature,
    Number(value),
  ]),
);

export const likelihood: Judge = judgeBy(SCORECARD);
