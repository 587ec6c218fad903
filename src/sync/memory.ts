import type { Letter } from '../domain/letter.ts';
import type {
  Memory,
  Remembered,
  ResponseMemory,
  ReviewMemory,
  SignerMemory,
} from '../master/memory.ts';
import type { TabName } from '../master/columns.ts';
import type { KnownResponse } from '../responses/known.ts';
import type { Pulled, QuestionIds } from '../sources/source.ts';

export interface MemoryInput {
  readonly letter: Letter;
  readonly before: Memory;
  readonly tabs: Readonly<Record<TabName, number>>;
  readonly pulls: readonly Pulled[];
  readonly known: readonly KnownResponse[];
  readonly signersOf: (response: KnownResponse) => readonly string[];
  readonly responseSeals: ReadonlyMap<string, string>;
  readonly signers: ReadonlyMap<string, Remembered<SignerMemory>>;
  readonly reviews: ReadonlyMap<string, ReviewMemory>;
  readonly lastId: { readonly organization: number; readonly individual: number };
}

/** What the next sync has to know of this one. */
export function nextMemory(input: MemoryInput): Memory {
  const responses = new Map<string, Remembered<ResponseMemory>>();
  for (const each of input.known) {
    const data: ResponseMemory = {
      signers: input.signersOf(each),
      ...(each.fate === 'vanished' ? { vanished: true } : {}),
      ...(each.nowId === undefined ? {} : { nowId: each.nowId }),
    };
    const { id } = each.response;
    responses.set(id, { seals: input.responseSeals.get(id) ?? '', data });
  }
  return {
    master: {
      version: 1,
      letter: input.letter.name,
      tabs: input.tabs,
      lastId: input.lastId,
      questions: questions(input),
    },
    signers: new Map([...input.signers].sort(([a], [b]) => (a < b ? -1 : 1))),
    responses,
    reviews: new Map([...input.reviews].map(([id, data]) => [id, { seals: '', data }])),
    editions: input.before.editions,
  };
}

function questions({ before, pulls }: MemoryInput): Readonly<Record<string, QuestionIds>> {
  const found = Object.fromEntries(
    pulls
      .filter(({ questionIds }) => Object.keys(questionIds).length > 0)
      .map(({ source, questionIds }) => [source, questionIds]),
  );
  const all = { ...before.master?.questions, ...found };
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}
