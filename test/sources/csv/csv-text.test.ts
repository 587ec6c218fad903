import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openCsvFile } from '../../../src/sources/csv/csv-file.ts';
import { openCsvText } from '../../../src/sources/csv/csv-text.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undersigned-text-'));
});
afterAll(() => rm(folder, { recursive: true }));

const PLAIN = 'Timestamp,Organization\n1/2/2026 9:00:07,Comité Niños de Peñasco\n';
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const MAC: Readonly<Record<string, number>> = { é: 0x8e, ñ: 0x96, á: 0x87, ó: 0x97 };
const mac = (text: string) =>
  Buffer.from(Array.from(text, (letter) => MAC[letter] ?? letter.charCodeAt(0)));

/** What comes out of bytes that arrive in chunks of `size`. */
async function read(bytes: Buffer, size = bytes.length) {
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
  const text = await openCsvText({
    path: 'a.csv',
    read: () => Promise.resolve(Readable.from(chunks)),
  });
  const out: Buffer[] = [];
  for await (const chunk of text.read()) out.push(chunk);
  return { ...text, out: Buffer.concat(out).toString('utf8') };
}

describe('openCsvText', () => {
  it.each([
    ['UTF-8', Buffer.from(PLAIN), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${PLAIN}`), 'utf-8'],
    ['UTF-16', Buffer.from(`\ufeff${PLAIN}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 without a mark, big end first', Buffer.from(PLAIN, 'utf16le').swap16(), 'utf-16be'],
    ['Windows-1252', latin1(PLAIN), 'windows-1252'],
  ])('reads %s, wherever it is cut', async (_kind, bytes, encoding) => {
    for (const size of [1, 2, 3, 7, bytes.length]) {
      const { out, encoding: found, head } = await read(bytes, size);
      expect([out, found, head]).toEqual([PLAIN, encoding, PLAIN]);
    }
  });

  it('tells Mac Roman by its accents between small letters', async () => {
    expect(await read(mac(PLAIN))).toMatchObject({ out: PLAIN, encoding: 'macintosh' });
    expect(await read(latin1(`${PLAIN}the workers\u0092 and women\u0092s union`))).toMatchObject({
      encoding: 'windows-1252',
    });
  });

  it('one stray byte changes no other letter, and its line is named', async () => {
    const { out, odd } = await read(
      Buffer.concat([Buffer.from(PLAIN), latin1('3,Café\n'), Buffer.from('4,Peñasco\n')]),
    );
    expect(out).toBe(`${PLAIN}3,Café\n4,Peñasco\n`);
    expect(odd).toEqual({ count: 1, lines: [3] });
  });

  it('law: whatever is UTF-8 stays as it is, whatever odd bytes stand between', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }).map((text) => Buffer.from(text.replace(/[\0\ufeff]/gu, ''))),
      fc.constantFrom(0xe9, 0x92, 0xff, 0x80).map((byte) => Buffer.of(byte)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece), fc.integer({ min: 1, max: 9 }), async (pieces, size) => {
        // A space at either end keeps bytes from joining to other characters.
        const all = [Buffer.from('é'), ...pieces.flatMap((each) => [Buffer.from(' '), each])];
        const expected = all.map((each) =>
          each.length === 1 && (each[0] ?? 0) > 0x7f
            ? { 0xe9: 'é', 0x92: '’', 0xff: 'ÿ', 0x80: '€' }[each[0] ?? 0]
            : each.toString(),
        );
        expect((await read(Buffer.concat(all), size)).out).toBe(expected.join(''));
      }),
      { numRuns: 100 },
    );
  });

  it('leaves out zero bytes at the end, and counts them', async () => {
    for (const size of [5, 64, 4096]) {
      const { out, zeros } = await read(
        Buffer.concat([Buffer.from(PLAIN), Buffer.alloc(900)]),
        size,
      );
      expect([out, zeros]).toEqual([PLAIN, 900]);
    }
  });

  it.each([
    ['ended with a line break', PLAIN],
    ['did not', PLAIN.trimEnd()],
    ['ended within a quoted cell', `${PLAIN}3,"x"`],
  ])('takes a second file that was appended, where the first %s', async (_how, first) => {
    const bytes = Buffer.from(`\ufeff${first}\ufeff${PLAIN}`);
    for (const size of [1, 2, 5, 50, bytes.length]) {
      const { out } = await read(bytes, size);
      expect(out).toBe(`${first.trimEnd()}\n${PLAIN}`);
    }
  });

  it('a mark within a cell ends no row', async () => {
    expect((await read(Buffer.from(`${PLAIN}3,Elm\ufeff Park\n`))).out).toBe(
      `${PLAIN}3,Elm Park\n`,
    );
  });

  it.each([
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x54, 0, 0, 0]), 'is written in UTF-32'],
    [
      'UTF-32 without a mark',
      Buffer.concat(Array.from(PLAIN, (each) => Buffer.of(0, 0, 0, each.charCodeAt(0)))),
      'is written in UTF-32',
    ],
    ['JSON', Buffer.from('{"error":{"code":403}}'), 'is JSON'],
    ['a list in JSON', Buffer.from('[{"name":"x"}]'), 'is JSON'],
    ['XML', Buffer.from('<?xml version="1.0"?><a/>'), 'is XML'],
    ['a web page behind a mark', Buffer.from('\ufeff\n<!DOCTYPE html>'), 'is a web page'],
    ['a picture', Buffer.from('\u0089PNG\r\n', 'latin1'), 'is an image'],
    [
      'other bytes',
      Buffer.from(Array.from({ length: 400 }, (_, at) => at % 32)),
      'is a binary file',
    ],
    ['nothing', Buffer.alloc(0), 'is empty'],
  ])('names %s', async (_kind, bytes, message) => {
    await expect(read(bytes)).rejects.toMatchObject({
      exitCode: 65,
      message: expect.stringContaining(`a.csv ${message}`),
    });
  });

  it('is no binary file for what a stranger typed into an answer', async () => {
    const text = `${PLAIN}3,${'\u0001\u0002'.repeat(2000)}\n`;
    expect((await read(Buffer.from(text))).out).toBe(text);
  });

  it('unpacks gzip, and refuses one that is damaged', async () => {
    const path = join(folder, 'a.csv.gz');
    const packed = gzipSync(PLAIN.repeat(50));
    const all = async () => {
      const text = await openCsvText(await openCsvFile(path));
      let out = '';
      for await (const chunk of text.read()) out += chunk.toString();
      return out;
    };
    await writeFile(path, packed);
    expect(await all()).toBe(PLAIN.repeat(50));
    packed[packed.length - 6] = (packed.at(-6) ?? 0) ^ 1;
    await writeFile(path, packed);
    await expect(all()).rejects.toMatchObject({ exitCode: 65 });
  });

  it('refuses a device', async () => {
    await expect(openCsvFile('/dev/zero')).rejects.toMatchObject({
      exitCode: 65,
      message: '/dev/zero cannot be read: it is not a regular file.',
    });
  });
});
