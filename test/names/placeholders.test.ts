import { describe, expect, it } from '@jest/globals';
import { isPlaceholder, readsAsSentence } from '../../src/names/placeholders.ts';
import { table } from '../sync/signons/table.ts';

const meaning = (text: string): string => {
  if (isPlaceholder(text, 'organization')) return 'nobody';
  return readsAsSentence(text) ? 'a sentence' : 'an organization';
};

describe('what stands for an organization', () => {
  it.each(table<'organization' | 'names'>('organizations.csv'))(
    '$organization names $names ($why)',
    ({ organization, names }) => {
      expect(meaning(organization)).toBe(names);
      expect(meaning(`  ${organization.toUpperCase()}. `)).toBe(names);
    },
  );
});
