import { readFile, writeFile } from 'node:fs/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { openPackage } from '../../../src/workbook/xlsx/package.ts';
import { zipped } from '../../../src/workbook/xlsx/write-package.ts';
import { xlsxWorkbook } from '../../../src/workbook/xlsx/xlsx-workbook.ts';
import type { Workbook } from '../../../src/workbook/workbook.ts';

/** A folder of its own for a test file, gone when it is done. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'undersigned-xlsx-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

export function workbookAt(path: string): Workbook {
  return xlsxWorkbook(path, { now: () => new Date(), pid: process.pid });
}

/** Every part of an .xlsx file, unpacked. */
export async function partsOf(path: string): Promise<ReadonlyMap<string, Buffer>> {
  const pkg = await openPackage(await readFile(path), path);
  const parts = new Map<string, Buffer>();
  for (const name of pkg.names) {
    const chunks: Buffer[] = [];
    for await (const chunk of pkg.stream(name)) chunks.push(chunk);
    parts.set(name, Buffer.concat(chunks));
  }
  return parts;
}

export async function zipTo(path: string, parts: Readonly<Record<string, string>>): Promise<void> {
  const entries = Object.entries(parts).map(([name, text]) => ({
    name,
    content: Buffer.from(text),
  }));
  const chunks: Buffer[] = [];
  for await (const chunk of zipped(entries)) chunks.push(chunk);
  await writeFile(path, Buffer.concat(chunks));
}

/** The names of the parts that differ between two files, those of one alone included. */
export async function changedParts(before: ReadonlyMap<string, Buffer>, path: string) {
  const after = await partsOf(path);
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.filter((name) => {
    const was = before.get(name);
    const is = after.get(name);
    return !was || !is || !was.equals(is);
  });
}
