import { linesOf, readTexts } from '../names/rules.ts';
import { FEATURES } from './features.ts';

const lines = new Map(linesOf(readTexts('scorecard.yaml', ['odds']).odds));

function odds(feature: string): number {
  const value = Number(lines.get(feature));
  if (!Number.isFinite(value))
    throw new Error(`config/rules/scorecard.yaml: no number for ${feature}`);
  return value;
}

const CARD = Float64Array.from(FEATURES, odds);
const BIAS = odds('bias');

/** How likely two names are one body, 0 to 1, from what their comparison shows. */
export function likelihood(features: Float64Array): number {
  let sum = BIAS;
  for (let at = 0; at < CARD.length; at += 1) sum += (features[at] ?? 0) * (CARD[at] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
