import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '../../src/languages/registry.ts';

const FOLDER = new URL('../../src/languages/', import.meta.url);

describe('languages', () => {
  it('are the folders beside the registry, and no other', () => {
    const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((each) =>
      each.isDirectory(),
    );
    expect(folders.map(({ name }) => name).sort()).toEqual([...LANGUAGES].sort());
  });

  it('bring the same topics', () => {
    const [first = [], ...others] = LANGUAGES.map((code) =>
      readdirSync(new URL(`${code}/`, FOLDER), { recursive: true }).sort(),
    );
    expect(others).toEqual(others.map(() => first));
  });
});
