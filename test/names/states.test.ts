import { describe, expect, it } from '@jest/globals';
import { STATE_NAMES, stateName } from '../../src/names/states.ts';
import { table } from './table.ts';

describe('stateName', () => {
  it.each(table<'text' | 'state' | 'why'>('names/states.csv'))('$text: $why', ({ text, state }) => {
    expect(stateName(text) ?? '').toBe(state);
  });

  it('knows the fifty states, the district and five territories by their own names', () => {
    expect(STATE_NAMES).toHaveLength(56);
    expect(STATE_NAMES.map(stateName)).toEqual(STATE_NAMES);
  });
});
