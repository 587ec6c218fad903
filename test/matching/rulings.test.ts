import { describe, expect, it } from '@jest/globals';
import type { Ruling } from '../../src/matching/interface.ts';
import { judge } from '../../src/matching/cluster/rulings.ts';

const same = (a: string, b: string): Ruling => ({ a, b, verdict: 'same' });
const different = (a: string, b: string): Ruling => ({ a, b, verdict: 'different' });

describe('judge', () => {
  it('keeps rulings that agree, once each and in one order', () => {
    expect(judge([same('b', 'a'), same('a', 'b'), different('c', 'a')])).toEqual({
      same: [same('a', 'b')],
      different: [different('a', 'c')],
      contradictions: [],
    });
  });

  it('sets the chain aside that joins what was ruled different, and nothing else', () => {
    const rulings = [same('a', 'b'), same('b', 'c'), same('c', 'd'), different('a', 'c')];
    expect(judge(rulings)).toEqual({
      same: [same('c', 'd')],
      different: [different('a', 'c')],
      contradictions: [same('a', 'b'), different('a', 'c'), same('b', 'c')],
    });
  });

  it('sets a pair aside that was ruled both ways', () => {
    expect(judge([same('a', 'b'), different('b', 'a')])).toEqual({
      same: [],
      different: [different('a', 'b')],
      contradictions: [different('a', 'b'), same('a', 'b')],
    });
  });

  it('does not depend on the order of the rulings', () => {
    const rulings = [
      same('a', 'b'),
      same('b', 'c'),
      same('a', 'd'),
      same('d', 'c'),
      different('a', 'c'),
    ];
    expect(judge([...rulings].reverse())).toEqual(judge(rulings));
  });
});
