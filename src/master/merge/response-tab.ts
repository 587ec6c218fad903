import type { ResponseSpec } from '../schema/responses.ts';
import { rowsByKey, type TabState } from '../grid.ts';
import type { MemoryEntries, Memory } from '../memory/memory.ts';
import type { KnownResponse } from '../../domain/known-response.ts';
import { mergeRow, newRow, type MergedRow } from './merge-row.ts';

/** What became of a response: whom it stands for, and why. */
export interface ResolvedResponse {
  readonly known: KnownResponse;
  /** Each once. */
  readonly signers: readonly string[];
  /** How it was read, and why; a twin is read as the other is. */
  readonly reason: string;
}

/** A cell of the Responses tab that a person wrote over. */
export interface EditedAnswer {
  readonly response: string;
  readonly header: string;
  readonly theirs: string;
  readonly ours: string;
}

/**
 * The Responses tab as it shall stand. Of hundreds of thousands of rows none is
 * kept: each is merged again when it is asked for.
 */
export interface MergedResponses {
  /** In the order of submission; those without a time come last. */
  readonly rows: MemoryEntries<readonly string[]>;
  readonly sealsOf: (response: ResolvedResponse) => string;
  /** Cells in which a person's edit stands. */
  readonly edited: readonly EditedAnswer[];
}

export interface ResponseTabInput {
  readonly spec: ResponseSpec;
  readonly responses: readonly ResolvedResponse[];
  readonly state: TabState | undefined;
  readonly memory: Memory['responses'];
  readonly outcomeOf: (response: ResolvedResponse) => string;
  /** The letter's own. */
  readonly zone: string;
}

/** Merges the Responses tab. Every known response has its row, also where a person deleted it. */
export function mergeResponseTab({
  spec,
  responses,
  state,
  memory,
  outcomeOf,
  zone,
}: ResponseTabInput): MergedResponses {
  const standing = rowsByKey(state);
  const sealsBefore = (id: string): string => memory.get(id)?.seals ?? '';
  const next = (each: ResolvedResponse): readonly string[] => {
    const { known, signers } = each;
    const shown = { response: known.response, signers, outcome: outcomeOf(each) };
    return spec.columns.map(({ show }) => show(shown, zone));
  };
  const merged = (each: ResolvedResponse): MergedRow => {
    const { id } = each.known.response;
    return mergeRow(spec, next(each), standing.get(id), sealsBefore(id));
  };

  // Rows that need no change are most, and need not be merged again to say so.
  const settled = new Set<ResolvedResponse>();
  const edited: EditedAnswer[] = [];
  for (const each of state ? responses : []) {
    const { id } = each.known.response;
    const { cells, seals, kept: edits } = merged(each);
    const stands = standing.get(id)?.cells ?? [];
    for (const header of edits) {
      const at = spec.columns.findIndex((column) => column.header === header);
      edited.push({ response: id, header, theirs: cells[at] ?? '', ours: next(each)[at] ?? '' });
    }
    const same = seals === sealsBefore(id) && cells.every((cell, at) => cell === stands[at]);
    if (same) settled.add(each);
  }

  const cellsOf = (each: ResolvedResponse): readonly string[] => {
    const row = standing.get(each.known.response.id);
    if (row === undefined) return newRow(spec, next(each));
    return settled.has(each) ? row.cells : merged(each).cells;
  };
  const ordered = [...responses].sort(bySubmission);
  return {
    rows: {
      size: ordered.length,
      *[Symbol.iterator]() {
        for (const each of ordered) yield [each.known.response.id, cellsOf(each)] as const;
      },
    },
    sealsOf: (each) =>
      settled.has(each) ? sealsBefore(each.known.response.id) : merged(each).seals,
    edited,
  };
}

function bySubmission(a: ResolvedResponse, b: ResolvedResponse): number {
  const [x, y] = [a.known.response, b.known.response];
  const [from, to] = [x.submittedAt ?? '~', y.submittedAt ?? '~'];
  if (from !== to) return from < to ? -1 : 1;
  return x.id < y.id ? -1 : 1;
}
