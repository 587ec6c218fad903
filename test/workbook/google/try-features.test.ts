import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { tryFeatures } from '../../../src/workbook/google/try-features.ts';
import type { Quirks } from '../../google-server/quirks.ts';
import { atGoogle, type AtGoogle } from '../../platform/google/at-google.ts';

describe('a trial write', () => {
  let here: AtGoogle;
  let id: string;
  beforeEach(async () => {
    here = await atGoogle();
    here.limit(15_000);
    id = here.server.addSpreadsheet();
  });
  afterEach(async () => here.close());

  const otherwise = async (quirks: Quirks) => {
    here.server.be(quirks);
    const features = await tryFeatures(await here.connect(), id);
    expect(here.server.tabs(id)).toEqual(['Sheet1']);
    expect(here.server.state.spreadsheets[id]?.namedRanges).toEqual([]);
    return features.filter(({ works }) => !works).map(({ what }) => what);
  };

  it('finds the usual Google as expected, in three writes, and leaves nothing behind', async () => {
    expect(await otherwise({})).toEqual([]);
    const writes = here.server.calls.filter(({ method }) => method === 'spreadsheets.batchUpdate');
    expect(writes).toHaveLength(3);
  });

  it('has every line that the list of what is taken on trust names', async () => {
    const features = (await tryFeatures(await here.connect(), id)).map(({ what }) => what);
    const page = readFileSync(
      new URL('../../../docs/decisions/google-master.md', import.meta.url),
      'utf8',
    );
    const named = page
      .split('\n')
      .filter((line) => line.startsWith('| ') && line.split('|').length === 6)
      .flatMap((line) => [...(line.split('|')[4] ?? '').matchAll(/`([^`]+)`/gu)])
      .map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(features.some((what) => what.endsWith(name))).toBe(true);
  });

  it('tells of one that draws no chart without an end, and leaves nothing behind there either', async () => {
    here.server.fail(
      { method: 'spreadsheets.batchUpdate', nth: 3 },
      { type: 'status', status: 400 },
    );
    expect(await otherwise({})).toEqual(['a chart of a range without end']);
  });

  it.each<readonly [string, Quirks]>([
    ['a space at the end, written', { cleans: [[' +$', '']] }],
    ['a space at the end, pasted', { pasteCleans: [[' +$', '']] }],
    ['a text that looks like a formula, pasted', { pasteRunsFormulas: true }],
    ['pasting into rows that a filter hides', { pastePassesHiddenRows: true }],
  ])('tells of one that does it otherwise: %s', async (what, quirks) => {
    expect(await otherwise(quirks)).toContain(what);
  });
});
