import { describe, expect, it } from '@jest/globals';
import { nearest } from '../../src/names/nearest.ts';

describe('nearest', () => {
  it.each<readonly [string, string | undefined, string]>([
    ['pth', 'path', 'a letter left out'],
    ['Sources', 'sources', 'case'],
    ['org', 'organization', 'a beginning'],
    ['soucres', 'sources', 'two letters swapped'],
    ['ptah', 'path', 'two letters swapped in a short word'],
    ['automerge', undefined, 'nothing near'],
    ['', undefined, 'nothing written'],
  ])('%j means %j: %s', (written, meant) => {
    expect(nearest(written, ['path', 'sources', 'organization', 'state'])).toBe(meant);
  });
});
