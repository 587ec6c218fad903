import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readMaster } from '../../src/master/master.ts';
import { memoryText } from '../../src/master/memory/memory-text.ts';
import { writeMemory } from '../../src/master/memory/write-memory.ts';
import { GridWorkbook } from '../sync/grid-workbook.ts';
import { organization, syncOnce } from '../sync/letter.ts';

describe('an entry of the memory', () => {
  it('has the same text whatever the order in which its data was put together', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
        const turned = Object.fromEntries(Object.entries(data).reverse());
        expect(memoryText(turned)).toBe(memoryText(data));
        expect(JSON.parse(memoryText(data))).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
  });

  it('is written again as it was read, so that no command changes what another wrote', async () => {
    const workbook = new GridWorkbook();
    await syncOnce(workbook, [
      organization('r1', 'Acorn Walkers'),
      organization('r2', 'Birch Riders'),
    ]);
    const master = readMaster(await workbook.read(), workbook.location, []);
    const standing = new Map(
      (master.tabs.memory?.rows ?? []).map(({ key, cells }) => [key, cells]),
    );
    expect(standing.size).toBeGreaterThan(3);
    for (const [key, cells] of writeMemory(master.memory))
      expect([key, cells]).toEqual([key, standing.get(key)]);
  });
});
