import { expect, it } from '@jest/globals';
import { sideBySide } from '../../src/platform/side-by-side.ts';

it('runs a few at once, each once, and tells of them in the order of the list', async () => {
  let running = 0;
  let most = 0;
  const list = Array.from({ length: 20 }, (_, n) => n);
  const run = async (n: number) => {
    running += 1;
    most = Math.max(most, running);
    for (let turns = 0; turns < (n * 7) % 5; turns++) await Promise.resolve();
    running -= 1;
    return n;
  };
  const told: number[] = [];
  for await (const n of sideBySide(list, 3, run)) told.push(n);
  expect(told).toEqual(list);
  expect(most).toBe(3);
});

it('throws the failure of one in its turn', async () => {
  const run = (n: number) => (n === 2 ? Promise.reject(new Error('no')) : Promise.resolve(n));
  const told: number[] = [];
  const all = async () => {
    for await (const n of sideBySide([0, 1, 2, 3], 2, run)) told.push(n);
  };
  await expect(all()).rejects.toThrow('no');
  expect(told).toEqual([0, 1]);
});
