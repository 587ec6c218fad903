import { describe, expect, it } from '@jest/globals';
import { pacer } from '../../../src/platform/google/pacing.ts';

describe('pacer', () => {
  it.each([
    ['sheets reads', 60],
    ['sheets writes', 60],
    ['forms reads', 180],
  ] as const)('keeps %s below %i in any minute, however many are wanted', (budget, limit) => {
    let now = 0;
    const sent: number[] = [];
    const pace = pacer(() => new Date(now));
    for (let call = 0; call < 500; call++) {
      now += pace(budget);
      sent.push(now);
    }
    for (const start of sent) {
      const within = sent.filter((at) => at >= start && at < start + 60_000);
      expect(within.length).toBeLessThan(limit);
    }
    expect(sent.filter((at) => at === 0).length).toBeGreaterThanOrEqual(10);
  });

  it('counts each budget for itself', () => {
    const pace = pacer(() => new Date(0));
    while (pace('sheets reads') === 0);
    expect(pace('sheets writes')).toBe(0);
  });
});
