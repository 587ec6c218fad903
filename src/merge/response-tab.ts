import { ANSWER_FIELDS } from '../domain/letter.ts';
import { RESPONSES } from '../master/columns.ts';
import type { TabState } from '../master/grid.ts';
import type { Memory } from '../master/memory.ts';
import type { KnownResponse } from '../responses/known.ts';
import { showSubmitted } from '../responses/submitted.ts';
import { mergeRow } from './row.ts';

/** What became of a response: whom it stands for, and why. */
export interface Fated {
  readonly signers: readonly string[];
  readonly outcome: string;
}

export interface ResponseTab {
  readonly rows: ReadonlyMap<string, readonly string[]>;
  readonly seals: ReadonlyMap<string, string>;
  readonly kept: number;
}

/** Merges the Responses tab. Every known response has its row, also where a person deleted it. */
export function mergeResponseTab(
  known: readonly KnownResponse[],
  state: TabState | undefined,
  memory: Memory['responses'],
  fateOf: (response: KnownResponse) => Fated,
  zone: string,
): ResponseTab {
  const standing = new Map((state?.rows ?? []).map((row) => [row.key, row]));
  const rows = new Map<string, readonly string[]>();
  const seals = new Map<string, string>();
  let kept = 0;
  for (const each of [...known].sort(bySubmission)) {
    const { id } = each.response;
    const merged = mergeRow(
      RESPONSES,
      responseCells(each, fateOf(each), zone),
      standing.get(id),
      memory.get(id)?.seals ?? '',
    );
    rows.set(id, merged.cells);
    seals.set(id, merged.seals);
    kept += merged.kept.length;
  }
  return { rows, seals, kept };
}

/** New rows come in the order of submission; those without a time come last. */
function bySubmission({ response: a }: KnownResponse, { response: b }: KnownResponse): number {
  const [x, y] = [a.submittedAt ?? '~', b.submittedAt ?? '~'];
  if (x !== y) return x < y ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function responseCells(
  { response }: KnownResponse,
  { signers, outcome }: Fated,
  zone: string,
): readonly string[] {
  const { submittedAt } = response;
  return [
    response.id,
    response.source,
    submittedAt === undefined ? '' : showSubmitted(submittedAt, zone),
    ...ANSWER_FIELDS.map((field) => response.answers[field] ?? ''),
    signers.join(', '),
    outcome,
  ];
}
