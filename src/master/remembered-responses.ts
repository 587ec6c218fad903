import type { AnswerField, ExtraField } from '../domain/letter.ts';
import type { RememberedResponse, RememberedResponses, Settled } from '../domain/known-response.ts';
import type { Answers, Response } from '../domain/response.ts';
import { cellText } from './cell-text.ts';
import { rowsByKey } from './grid.ts';
import type { Master } from './master.ts';
import type { Remembered, ResponseMemory } from './memory/memory.ts';
import { seal, sealAt } from './memory/seal.ts';
import { answerKey } from './same-answer.ts';
import { columnOf } from './schema/column.ts';
import { RESPONSES, type ResponseSpec } from './schema/responses.ts';
import { readSubmitted } from './submitted.ts';

const SOURCE = columnOf(RESPONSES, 'source');
const SUBMITTED = columnOf(RESPONSES, 'submitted');

/** The questions whose answers stand on the tab, with their columns. */
type AnswerColumns = readonly (readonly [AnswerField | ExtraField, number])[];

function answerColumns({ columns }: ResponseSpec): AnswerColumns {
  return columns.flatMap(({ answers }, at) =>
    answers === undefined ? [] : [[answers, at] as const],
  );
}

/**
 * The responses of earlier syncs, read back from the Responses tab and the tool's
 * memory; each when it is asked for, since the tab holds them already.
 */
export function rememberedResponses(master: Master): RememberedResponses {
  const rows = rowsByKey(master.tabs.Responses);
  const columns = answerColumns(master.schema.Responses);
  const { responses } = master.memory;
  return {
    get: (id) => {
      const row = rows.get(id);
      const memory = responses.get(id);
      return row && memory && remember(id, row.cells, memory, columns);
    },
    *keys() {
      for (const id of rows.keys()) if (responses.has(id)) yield id;
    },
  };
}

function remember(
  id: string,
  cells: readonly string[],
  { seals, data }: Remembered<ResponseMemory>,
  columns: AnswerColumns,
): RememberedResponse {
  return {
    get response() {
      return readResponse(id, cells, columns);
    },
    vanished: data.vanished ?? false,
    ...(data.nowId === undefined ? {} : { nowId: data.nowId }),
    settle: ({ answers }) => settle(answers, cells, seals, columns),
  };
}

/** A cell that a person edited says nothing of the answer; what the tool wrote then counts. */
function settle(
  pulled: Answers,
  cells: readonly string[],
  seals: string,
  columns: AnswerColumns,
): Settled {
  const written: Record<string, string> = {};
  let [same, asWritten] = [true, true];
  for (const [field, column] of columns) {
    const answer = pulled[field] ?? '';
    const before = sealAt(seals, column);
    // What was never asked before was not edited.
    if (before === '' || seal(cellText(answer)) === before) continue;
    const cell = cells[column] ?? '';
    if (seal(cell) === before && answerKey(field, cell) === answerKey(field, answer)) {
      asWritten = false;
      written[field] = cell;
    } else same = false;
  }
  return { answers: asWritten ? pulled : overlaid(pulled, written, columns), same };
}

function overlaid(pulled: Answers, written: Answers, columns: AnswerColumns): Answers {
  const answers: Record<string, string> = {};
  for (const [field] of columns) {
    const answer = written[field] ?? pulled[field] ?? '';
    if (answer !== '') answers[field] = answer;
  }
  return answers;
}

function readResponse(id: string, cells: readonly string[], columns: AnswerColumns): Response {
  const answers: Record<string, string> = {};
  for (const [field, column] of columns) {
    const answer = cells[column] ?? '';
    if (answer !== '') answers[field] = answer;
  }
  const submittedAt = readSubmitted(cells[SUBMITTED] ?? '');
  return {
    id,
    source: cells[SOURCE] ?? '',
    ...(submittedAt === undefined ? {} : { submittedAt }),
    answers,
  };
}
