import { z } from 'zod';
import { readRules } from '../names/rules.ts';

const card = readRules('scorecard.yaml', z.record(z.string(), z.number()));

/** How likely two names are one body, 0 to 1, from what their comparison shows. */
export function likelihood(features: Readonly<Record<string, number>>): number {
  let sum = card['bias'] ?? 0;
  for (const [feature, value] of Object.entries(features)) sum += value * (card[feature] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
