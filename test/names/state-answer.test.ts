import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stateAnswer } from '../../src/names/state-answer.ts';
import { STATE_NAMES } from '../../src/names/states.ts';
import { table } from '../sync/signons/table.ts';

const meaning = (answer: string): string => {
  const read = stateAnswer(answer);
  return read.kind === 'states' ? read.states.join(', ') : read.kind;
};

describe('an answer about the state', () => {
  it.each(table<'answer' | 'meaning'>('states.csv'))('$answer → $meaning ($why)', (row) => {
    expect(meaning(row.answer)).toBe(row.meaning);
  });

  it('names a state in full behind any town, comma and ZIP code or not', () => {
    const town = fc.constantFrom('Elmton', 'Santa Rosa Park', "O'Brien");
    fc.assert(
      fc.property(fc.constantFrom(...STATE_NAMES), town, fc.boolean(), (state, place, comma) => {
        expect(meaning(`${place}${comma ? ',' : ''} ${state}`)).toBe(state);
      }),
    );
  });

  it('is always read as something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (answer) => {
        expect(['states', 'nationwide', 'abroad', 'unread', 'blank']).toContain(
          stateAnswer(answer).kind,
        );
      }),
    );
  });
});
