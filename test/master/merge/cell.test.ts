import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seal } from '../../../src/master/memory/seal.ts';
import { mergeCell } from '../../../src/master/merge/merge-cell.ts';

/** What the tool last wrote, what stands there, what it would write → what shall stand. */
const cases = [
  {
    last: 'Ohio',
    now: 'Ohio',
    next: 'Ohio',
    stands: 'Ohio',
    kept: false,
    conflict: false,
    why: 'nobody changed anything',
  },
  {
    last: 'Ohio',
    now: 'Ohio',
    next: 'Utah',
    stands: 'Utah',
    kept: false,
    conflict: false,
    why: 'only the tool changed it',
  },
  {
    last: 'Ohio',
    now: 'Maine',
    next: 'Ohio',
    stands: 'Maine',
    kept: true,
    conflict: false,
    why: 'only a person changed it',
  },
  {
    last: 'Ohio',
    now: 'Maine',
    next: 'Utah',
    stands: 'Maine',
    kept: true,
    conflict: true,
    why: 'both did: the person wins, the other is shown',
  },
  {
    last: 'Ohio',
    now: 'Utah',
    next: 'Utah',
    stands: 'Utah',
    kept: false,
    conflict: false,
    why: 'both came to the same',
  },
  {
    last: 'Ohio',
    now: '',
    next: 'Utah',
    stands: 'Utah',
    kept: false,
    conflict: false,
    why: 'cleared: back to the tool',
  },
  {
    last: 'New York',
    now: 'New\u00A0York',
    next: 'New York',
    stands: 'New York',
    kept: false,
    conflict: false,
    why: 'a no-break space is no edit',
  },
  {
    last: '',
    now: 'Maine',
    next: '',
    stands: 'Maine',
    kept: true,
    conflict: false,
    why: 'typed where the tool had nothing',
  },
  {
    last: '',
    now: '',
    next: 'Utah',
    stands: 'Utah',
    kept: false,
    conflict: false,
    why: 'still blank: the tool fills it',
  },
  {
    last: 'Ohio',
    now: 'Ohio ',
    next: 'Utah',
    stands: 'Ohio ',
    kept: true,
    conflict: true,
    why: 'a blank behind it is an edit too',
  },
];

describe('three-way merge of a cell', () => {
  it.each(cases)(
    '$why: $last, $now, $next → $stands',
    ({ last, now, next, stands, kept, conflict }) => {
      expect(mergeCell(next, now, seal(last), false)).toMatchObject({
        value: stands,
        kept,
        conflict,
      });
    },
  );

  it('a formula stands, also where it shows what the tool wrote', () => {
    expect(mergeCell('Utah', 'Ohio', seal('Ohio'), true)).toMatchObject({
      value: 'Ohio',
      kept: true,
    });
  });

  it('merging again with the same values changes nothing', () => {
    const text = fc.constantFrom('', 'a', 'b', 'c');
    fc.assert(
      fc.property(text, text, text, (last, now, next) => {
        const once = mergeCell(next, now, seal(last), false);
        const twice = mergeCell(next, once.value, once.seal, false);
        expect(twice).toEqual(once);
      }),
    );
  });
});
