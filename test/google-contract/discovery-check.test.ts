import { describe, expect, it } from '@jest/globals';
import type { Discovery } from './compact.ts';
import { problems } from './discovery-check.ts';

const document: Discovery = {
  servicePath: '',
  parameters: {},
  resources: {},
  schemas: {
    Tab: {
      type: 'object',
      properties: {
        title: { type: 'string' },
        index: { type: 'integer', format: 'int32' },
        kind: { type: 'string', enum: ['GRID'] },
        inner: { type: 'array', items: { $ref: 'Tab' } },
        byName: { type: 'object', additionalProperties: { type: 'boolean' } },
      },
    },
  },
};

describe('the check of a reply', () => {
  it.each([
    { reply: { title: 'a', inner: [{ index: 1 }], byName: { x: true } }, found: [] },
    { reply: { name: 'a' }, found: ['$.name does not exist'] },
    { reply: { index: 1.5 }, found: ['$.index is no integer'] },
    { reply: { inner: [{ title: 5 }] }, found: ['$.inner[0].title is no string'] },
    { reply: { kind: 'CHART' }, found: ['$.kind may not be "CHART"'] },
    { reply: { byName: { x: 1 } }, found: ['$.byName.x is no boolean'] },
    { reply: { inner: {} }, found: ['$.inner is no list'] },
  ])('finds $found', ({ reply, found }) => {
    expect(problems(document, { $ref: 'Tab' }, reply)).toEqual(found);
  });
});
