import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { pieces, recordsOf } from '../../../src/sources/csv/csv-pieces.ts';

const cell = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    'é',
    '"x"',
    '"x ""y"""',
    '"two\nlines"',
    '"two\r\nlines"',
    '"a,b"',
    '""',
  ),
  fc.stringMatching(/^[a-z ]{0,5}$/),
);
const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 12 });
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');

async function* inChunks(bytes: Buffer, size: number): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size)
    yield await Promise.resolve(bytes.subarray(at, at + size));
}

const read = (text: string): string[][] =>
  parse(text, { relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] });

describe('pieces', () => {
  it('are the same bytes, and parse to the same rows, however they arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        rows,
        lineEnd,
        fc.boolean(),
        fc.integer({ min: 1, max: 20 }),
        async (table, end, ended, size) => {
          const text = table.map((row) => row.join(',')).join(end) + (ended ? end : '');
          const cut: string[] = [];
          for await (const piece of pieces(inChunks(Buffer.from(text), size)))
            cut.push(piece.toString());
          expect(cut.join('')).toBe(text);
          expect(cut.flatMap(read)).toEqual(read(text));
          expect(cut.flatMap(recordsOf).flatMap((record) => read(`${record}\n`))).toEqual(
            read(text),
          );
        },
      ),
    );
  });
});
