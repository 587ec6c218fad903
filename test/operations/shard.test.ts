import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { partOf, shardOf } from '../../src/operations/shard.ts';

describe('a part of the letters', () => {
  it('leaves nothing out and does nothing twice, on however many machines', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat()), fc.integer({ min: 1, max: 20 }), (list, of) => {
        const parts = Array.from({ length: of }, (_, at) => partOf(list, { number: at + 1, of }));
        expect(parts.flat().sort()).toEqual([...list].sort());
        const sizes = parts.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each<readonly [string | undefined, Record<string, string>, object]>([
    [undefined, {}, { number: 1, of: 1 }],
    ['3/10', {}, { number: 3, of: 10 }],
    [undefined, { CLOUD_RUN_TASK_INDEX: '0', CLOUD_RUN_TASK_COUNT: '4' }, { number: 1, of: 4 }],
    [undefined, { CLOUD_RUN_TASK_INDEX: '3', CLOUD_RUN_TASK_COUNT: '4' }, { number: 4, of: 4 }],
    ['1/2', { CLOUD_RUN_TASK_INDEX: '3', CLOUD_RUN_TASK_COUNT: '4' }, { number: 1, of: 2 }],
  ])('%s with %j', (given, env, shard) => {
    expect(shardOf(given, env)).toEqual(shard);
  });

  it.each(['0/3', '4/3', '3', 'a/b', '1/0', '-1/3', '1.5/3'])('%s is none (64)', (given) => {
    expect(() => shardOf(given, {})).toThrow(expect.objectContaining({ exitCode: 64 }));
  });
});
