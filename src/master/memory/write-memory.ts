import { continued, inParts, moreKey } from './long-entries.ts';
import { memoryText } from './memory-text.ts';
import type { MemoryEntries, Memory, MemoryToWrite } from './memory.ts';

/** Whether `memory` has a row under this key. */
export function holds(memory: MemoryToWrite, key: string): boolean {
  const cut = key.indexOf(' ');
  const id = key.slice(cut + 1);
  switch (cut < 0 ? key : key.slice(0, cut)) {
    case 'master':
      return cut < 0 && memory.master !== undefined;
    case 'signer':
      return memory.signers.has(id);
    case 'response':
      return memory.responses.has(id);
    case 'review':
      return memory.reviews.has(id);
    case 'figure':
      return memory.figures.has(id);
    case 'edition':
      return memory.editions.has(id);
    case 'more': {
      const { key: of = '', number = 0 } = continued(key) ?? {};
      return longEntries(memory).some(([each, parts]) => each === of && number < parts.length);
    }
    default:
      return false;
  }
}

/** The entries that do not fit one cell, which is few if any. */
function longEntries(memory: MemoryToWrite): readonly (readonly [string, readonly string[]])[] {
  const { master, signers, reviews, editions } = memory;
  const found: (readonly [string, readonly string[]])[] = [];
  const look = (key: string, data: unknown): void => {
    const parts = inParts(memoryText(data));
    if (parts.length > 1) found.push([key, parts]);
  };
  if (master) look('master', master);
  for (const [id, { data }] of signers) {
    // Of the others there may be a hundred thousand, each short.
    if (data.signOns !== undefined || data.typed !== undefined) look(`signer ${id}`, data);
  }
  for (const [id, { data }] of reviews) look(`review ${id}`, data);
  for (const [id, data] of editions) look(`edition ${id}`, data);
  return found;
}

/** The rows of the hidden tab that hold `memory`, by their keys, made as they are asked for. */
export function memoryRows(memory: MemoryToWrite): MemoryEntries<readonly string[]> {
  const { master, signers, responses, reviews, figures, editions } = memory;
  const row = (key: string, seals: string, data: unknown) =>
    [key, [key, seals, inParts(memoryText(data))[0]]] as const;
  const more = longEntries(memory).flatMap(([key, [, ...parts]]) =>
    parts.map((part, at) => {
      const rowKey = moreKey(key, at + 1);
      return [rowKey, [rowKey, '', part]] as const;
    }),
  );
  const entries = [signers, responses, reviews, figures, editions];
  const single = entries.reduce((sum, { size }) => sum + size, master ? 1 : 0);
  return {
    size: single + more.length,
    *[Symbol.iterator]() {
      if (master) yield row('master', '', master);
      for (const [id, { seals, data }] of signers) yield row(`signer ${id}`, seals, data);
      for (const [id, { seals, data }] of responses) yield row(`response ${id}`, seals, data);
      for (const [id, { seals, data }] of reviews) yield row(`review ${id}`, seals, data);
      for (const [id, { seals, data }] of figures) yield row(`figure ${id}`, seals, data);
      for (const [id, data] of editions) yield row(`edition ${id}`, '', data);
      yield* more;
    },
  };
}

/** The same, all at once. */
export function writeMemory(memory: Memory): ReadonlyMap<string, readonly string[]> {
  return new Map(memoryRows(memory));
}
