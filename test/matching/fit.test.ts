import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FEATURES } from '../../src/matching/judge/features.ts';
import { judgeBy, likelihood, SCORECARD } from '../../src/matching/judge/scorecard.ts';
import { labelledSets, pairsOf } from '../../scripts/scorecard/labelled.ts';
import { measureSet } from '../../scripts/scorecard/measure.ts';
import { regress } from '../../scripts/scorecard/regression.ts';

const folder = mkdtempSync(join(tmpdir(), 'fit-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const RARE = ['Larkspur', 'Zephyr', 'Quagga', 'Elmwood', 'Birchfield', 'Marlow', 'Tilden', 'Ashby'];

beforeAll(() => {
  const rows = RARE.flatMap((word, at) => [
    [`${word} Housing Coalition`, `${at}`],
    [`The ${word} Housing Coalition, Inc.`, `${at}`],
    [`${word} Housing Coalition Network`, `${at}`],
    [`${word} River Keepers`, `${at} river`],
    [`${word} Housing Trust`, `${at} trust`],
  ]);
  const text = [['name', 'cluster_id'], ...rows].map((row) => row.map((cell) => `"${cell}"`));
  writeFileSync(join(folder, 'invented.csv'), text.map((row) => `${row.join(',')}\n`).join(''));
  writeFileSync(join(folder, 'notes.csv'), 'a,b\n1,2\n');
});

describe('fitting the scorecard', () => {
  const weightsOf = (ridge: number): ReadonlyMap<string, number> => {
    const [set] = labelledSets(folder, []);
    const prior = new Float64Array(FEATURES.length + 1);
    const fixed = new Set([FEATURES.indexOf('sameDomain')]);
    const options = { features: FEATURES.length, ridge, prior, start: prior, fixed };
    const weights = regress(set ? [pairsOf(set)] : [], options);
    return new Map([...FEATURES, 'bias'].map((feature, at) => [feature, weights[at] ?? 0]));
  };

  it('reads the labelled files of a folder and passes over the others', () => {
    expect(labelledSets(folder, []).map(({ set }) => set)).toEqual(['invented']);
    expect(labelledSets(folder, ['other'])).toEqual([]);
  });

  it('finds what speaks for one body, leaves alone what it was told to, and shrinks with the ridge', () => {
    const weights = weightsOf(0.001);
    expect(weights.get('subset')).toBeGreaterThan(0);
    expect(weights.get('bothWeight')).toBeLessThan(0);
    expect(weights.get('sameDomain')).toBe(0);
    expect(Math.abs(weightsOf(10).get('subset') ?? 1)).toBeLessThan(0.01);
  });

  it('measures what the matcher reaches with a card', () => {
    const [set] = labelledSets(folder, []);
    if (!set) throw new Error('No set.');
    const { alone, assisted, questions } = measureSet(set, likelihood);
    expect(alone.wrong).toBe(0);
    expect(alone.recall).toBe(1);
    expect(assisted.f1).toBe(1);
    expect(questions).toBeLessThanOrEqual(set.truth.length * 0.25);
    const never = judgeBy(
      new Map([...SCORECARD].map(([name]) => [name, name === 'bias' ? -9 : 0])),
    );
    expect(measureSet(set, never).alone.recall).toBeLessThan(1);
  });

  it('wants a number for every feature', () => {
    expect(() => judgeBy(new Map([['bias', 1]]))).toThrow('no number for');
  });
});

describe('config/rules/scorecard.yaml', () => {
  it('weighs every feature and nothing else', () => {
    expect([...SCORECARD.keys()]).toEqual([...FEATURES, 'bias']);
  });
});
