import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '../../src/languages/registry.ts';
import { STATE_NAMES, stateIn, stateName } from '../../src/names/states.ts';
import { table } from './table.ts';

describe('stateName', () => {
  it.each(table<'text' | 'state' | 'why'>('names/states.csv'))('$text: $why', ({ text, state }) => {
    expect(stateName(text) ?? '').toBe(state);
  });

  it('knows the fifty states, the district and five territories by their own names', () => {
    expect(STATE_NAMES).toHaveLength(56);
    expect(STATE_NAMES.map(stateName)).toEqual(STATE_NAMES);
  });

  it.each(LANGUAGES)('knows each by what it is called in %s', (language) => {
    const shown = STATE_NAMES.map((name) => stateIn(name, language));
    expect(shown.map(stateName)).toEqual(STATE_NAMES);
    expect(new Set(shown).size).toBe(STATE_NAMES.length);
  });

  it('is called in the letter’s language', () => {
    expect(stateIn('New Mexico', 'es')).toBe('Nuevo México');
    expect(stateIn('New Mexico', 'en')).toBe('New Mexico');
    expect(stateIn('Ohio', 'fr')).toBe('Ohio');
  });
});
