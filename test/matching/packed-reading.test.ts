import { describe, expect, it } from '@jest/globals';
import { starterRows } from '../../src/matching/directory/starter.ts';
import { readKnown } from '../../src/matching/read/known-names.ts';
import { pack, type PackedReading, unpack } from '../../src/matching/read/packed-reading.ts';

describe('a name of the starter directory, packed by the build', () => {
  const texts = starterRows().flatMap(({ name, acronym, aliases }) => [name, acronym, ...aliases]);

  it('is read as it would be on the spot', () => {
    for (const text of [...texts, 'Larch Circle (LC), Ohio', 'ACLU of TX', 'Fir & Co. - North']) {
      const reading = readKnown(text);
      const kept = unpack(JSON.parse(JSON.stringify(pack(reading))) as PackedReading);
      expect(kept).toEqual(reading);
      // One object for each sense: some places compare by that.
      expect(kept.parsed.senses.every((each, at) => each === reading.parsed.senses[at])).toBe(true);
    }
  });
});
