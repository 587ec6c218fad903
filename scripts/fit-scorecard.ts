/**
 * Fits config/rules/scorecard.yaml to labelled names, and says how well it would have done on each
 * set if it had not seen it.
 *
 *     npx tsx scripts/fit-scorecard.ts FOLDER [--fit a,b] [--measure a,b] [--ridge 0.0003] [--write]
 *
 * FOLDER holds CSV files with the columns name and cluster_id, state and email where known.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FEATURES } from '../src/matching/judge/features.ts';
import { judgeBy, SCORECARD, type Judge } from '../src/matching/judge/scorecard.ts';
import { labelledSets, pairsOf, type LabelledPairs } from './scorecard/labelled.ts';
import { measureSet, type Measured } from './scorecard/measure.ts';
import { regress } from './scorecard/regression.ts';

/** No labelled set gives addresses, so that these were set by hand. */
const BY_HAND = ['sameDomain', 'otherDomain'];
/** What speaks for two bodies wherever it is seen; all else but the bias speaks for one. */
const AGAINST = [
  'alone',
  'typos',
  'initials',
  'outOfOrder',
  'bothWeight',
  'onePlace',
  'oneDirection',
  'oneAffiliate',
  'otherDomain',
  'otherState',
];
const CARD = new URL('../config/rules/scorecard.yaml', import.meta.url);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    fit: { type: 'string', default: '' },
    measure: { type: 'string', default: '' },
    ridge: { type: 'string', default: '0.0003' },
    write: { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('Name a folder of labelled CSV files.');
const listed = (text: string): readonly string[] => text.split(',').filter(Boolean);
const [toFit, toMeasure] = [listed(values.fit), listed(values.measure)];

const sets = labelledSets(folder, [...toFit, ...(toFit.length > 0 ? toMeasure : [])]);
const pairs = new Map(sets.map((each) => [each.set, pairsOf(each)]));
const fitted = [...pairs].filter(([set]) => toFit.length === 0 || toFit.includes(set));

function fit(from: readonly LabelledPairs[]): ReadonlyMap<string, number> {
  const byHand = (feature: string): number =>
    BY_HAND.includes(feature) ? (SCORECARD.get(feature) ?? 0) : 0;
  const numberOf = (feature: string): number => FEATURES.findIndex((each) => each === feature);
  const fixed = new Set(BY_HAND.map(numberOf));
  const prior = Float64Array.from([...FEATURES, 'bias'], byHand);
  let weights: Float64Array = prior;
  // What comes out the wrong way round only makes up for another feature, and is left out.
  for (let contrary: number | undefined = 0; contrary !== undefined;) {
    const options = { features: FEATURES.length, ridge: Number(values.ridge), prior, fixed };
    weights = regress(from, { ...options, start: weights });
    contrary = mostContrary(weights, fixed);
    if (contrary !== undefined) fixed.add(contrary);
  }
  return new Map(
    [...FEATURES, 'bias'].map((feature, at) => [feature, Number((weights[at] ?? 0).toFixed(2))]),
  );
}

/** The feature that speaks the most for the side for which it must not speak. */
function mostContrary(weights: Float64Array, fixed: ReadonlySet<number>): number | undefined {
  const amounts = FEATURES.map((feature, at) => ({
    at,
    amount: fixed.has(at) ? 0 : (weights[at] ?? 0) * (AGAINST.includes(feature) ? 1 : -1),
  }));
  const [most] = amounts.sort((x, y) => y.amount - x.amount || x.at - y.at);
  return most && most.amount > 0 ? most.at : undefined;
}

const all = fit(fitted.map(([, each]) => each));
const cards: readonly (readonly [string, (set: string) => Judge])[] = [
  ['as it stands', () => judgeBy(SCORECARD)],
  ['fitted', () => judgeBy(all)],
  [
    'fitted to the others',
    (set) => judgeBy(fit(fitted.flatMap(([name, each]) => (name === set ? [] : [each])))),
  ],
];
for (const [title, judgeFor] of cards) {
  const measured = sets
    .filter(({ set }) => toMeasure.length === 0 || toMeasure.includes(set))
    .map((each) => [each.set, measureSet(each, judgeFor(each.set))] as const);
  process.stdout.write(report(title, measured));
}
if (values.write) writeFileSync(CARD, withOdds(readFileSync(CARD, 'utf8'), all));
else for (const [feature, odds] of all) process.stdout.write(`  ${feature}: ${odds.toFixed(2)}\n`);

function report(title: string, measured: readonly (readonly [string, Measured])[]): string {
  const mean = (of: (each: Measured) => number): string =>
    (measured.reduce((sum, [, each]) => sum + of(each), 0) / measured.length).toFixed(3);
  const sum = (of: (each: Measured) => number): number =>
    measured.reduce((all, [, each]) => all + of(each), 0);
  const right = sum(({ alone }) => alone.right);
  const pooled = (right / (right + sum(({ alone }) => alone.wrong))).toFixed(3);
  const lines = measured.map(
    ([set, { alone, assisted, questions }]) =>
      `  ${set.padEnd(22)}${[alone.precision, alone.recall, alone.f1, assisted.f1].map((each) => each.toFixed(3).padStart(8)).join('')}${String(questions).padStart(8)}`,
  );
  const head = `${title.padEnd(24)}${['P', 'R', 'F1', 'asked', 'asked'].map((each) => each.padStart(8)).join('')}`;
  return `${head}\n${lines.join('\n')}\n  mean: F1 ${mean(({ alone }) => alone.f1)}, precision ${mean(({ alone }) => alone.precision)} (pooled ${pooled}), with answers ${mean(({ assisted }) => assisted.f1)}\n`;
}

/** The file with new odds below the comment that explains them. */
function withOdds(text: string, odds: ReadonlyMap<string, number>): string {
  const head = text.slice(0, text.indexOf('odds: |'));
  const lines = [...odds].map(([feature, value]) => `  ${feature}: ${value.toFixed(2)}`);
  return `${head}odds: |\n${lines.join('\n')}\n`;
}
