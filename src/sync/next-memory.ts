import type { Letter } from '../domain/letter.ts';
import { LANGUAGES } from '../languages/registry.ts';
import {
  MEMORY_VERSION,
  type MasterMemory,
  type Memory,
  type MemoryToWrite,
  type Remembered,
  type ResponseMemory,
  type ReviewMemory,
  type SignerMemory,
} from '../master/memory/memory.ts';
import type { ResolvedResponse } from '../master/merge/response-tab.ts';
import { lowerBound } from '../workbook/lower-bound.ts';
import { columnKeys, type MasterSchema } from '../master/schema/tabs.ts';
import type { Pulled, QuestionIds } from '../domain/pulled.ts';
import { byCodeUnit } from '../names/code-units.ts';

export interface MemoryInput {
  readonly letter: Letter;
  readonly before: Memory;
  readonly schema: MasterSchema;
  readonly tabs: MasterMemory['tabs'];
  readonly pulls: readonly Pulled[];
  /** Ordered by response ID. */
  readonly resolved: readonly ResolvedResponse[];
  readonly sealsOf: (response: ResolvedResponse) => string;
  readonly signers: ReadonlyMap<string, Remembered<SignerMemory>>;
  readonly reviews: ReadonlyMap<string, ReviewMemory>;
  readonly figures: Memory['figures'];
  readonly exports: NonNullable<MasterMemory['exports']>;
  readonly lastId: { readonly organization: number; readonly individual: number };
}

/** What the next sync has to know of this one. */
export function nextMemory(input: MemoryInput): MemoryToWrite {
  const [language] = input.letter.languages;
  return {
    master: {
      version: MEMORY_VERSION,
      letter: input.letter.name,
      tabs: input.tabs,
      columns: columnKeys(input.schema),
      lastId: input.lastId,
      questions: questions(input),
      ...(Object.keys(input.exports).length > 0 && { exports: input.exports }),
      ...(language !== LANGUAGES[0] && { language }),
    },
    signers: new Map([...input.signers].sort(([a], [b]) => byCodeUnit(a, b))),
    responses: responseMemories(input.resolved, input.sealsOf),
    reviews: new Map([...input.reviews].map(([id, data]) => [id, { seals: '', data }])),
    figures: input.figures,
    editions: input.before.editions,
  };
}

function responseMemories(
  resolved: MemoryInput['resolved'],
  sealsOf: MemoryInput['sealsOf'],
): MemoryToWrite['responses'] {
  const idAt = (at: number): string => resolved[at]?.known.response.id ?? '';
  return {
    size: resolved.length,
    has: (id) =>
      resolved[lowerBound(resolved.length, (at) => idAt(at) < id)]?.known.response.id === id,
    *[Symbol.iterator]() {
      for (const each of resolved) {
        const { change, nowId, response } = each.known;
        const data: ResponseMemory = {
          signers: each.signers,
          ...(change === 'vanished' ? { vanished: true } : {}),
          ...(nowId === undefined ? {} : { nowId }),
        };
        yield [response.id, { seals: sealsOf(each), data }] as const;
      }
    },
  };
}

function questions({ before, pulls }: MemoryInput): Readonly<Record<string, QuestionIds>> {
  const found = Object.fromEntries(
    pulls
      .filter(({ questionIds }) => Object.keys(questionIds).length > 0)
      .map(({ source, questionIds }) => [source, questionIds]),
  );
  const all = { ...before.master?.questions, ...found };
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => byCodeUnit(a, b)));
}
