import { ANSWER_FIELDS, type AnswerField } from '../domain/letter.ts';
import type { Answers, Response } from '../domain/response.ts';
import { columnOf } from './schema/column.ts';
import { ANSWER_HEADERS, RESPONSES } from './schema/responses.ts';
import { rowsByKey } from './grid.ts';
import type { Master } from './master.ts';
import type { Remembered, ResponseMemory } from './memory/memory.ts';
import { seal, sealAt } from './memory/seal.ts';
import { cellText } from './cell-text.ts';
import type { RememberedResponse, RememberedResponses, Settled } from '../domain/known-response.ts';
import { answerKey } from './same-answer.ts';
import { readSubmitted } from './submitted.ts';

const SOURCE = columnOf(RESPONSES, 'source');
const SUBMITTED = columnOf(RESPONSES, 'submitted');
const ANSWERS = ANSWER_FIELDS.map((field) => [field, columnOf(RESPONSES, field)] as const);

/**
 * The responses of earlier syncs, read back from the Responses tab and the tool's
 * memory; each when it is asked for, since the tab holds them already.
 */
export function rememberedResponses(master: Master): RememberedResponses {
  const rows = rowsByKey(master.tabs.Responses);
  const { responses } = master.memory;
  return {
    get: (id) => {
      const row = rows.get(id);
      const memory = responses.get(id);
      return row && memory && remember(id, row.cells, memory);
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
): RememberedResponse {
  return {
    get response() {
      return readResponse(id, cells);
    },
    vanished: data.vanished ?? false,
    ...(data.nowId === undefined ? {} : { nowId: data.nowId }),
    settle: ({ answers }) => settle(answers, cells, seals),
  };
}

/** A cell that a person edited says nothing of the answer; what the tool wrote then counts. */
function settle(pulled: Answers, cells: readonly string[], seals: string): Settled {
  const written: Partial<Record<AnswerField, string>> = {};
  let [same, asWritten] = [true, true];
  for (const [field, column] of ANSWERS) {
    const answer = pulled[field] ?? '';
    const before = sealAt(seals, column);
    if (seal(cellText(answer)) === before) continue;
    const cell = cells[column] ?? '';
    if (seal(cell) === before && answerKey(field, cell) === answerKey(field, answer)) {
      asWritten = false;
      written[field] = cell;
    } else same = false;
  }
  return { answers: asWritten ? pulled : overlaid(pulled, written), same };
}

function overlaid(pulled: Answers, written: Answers): Answers {
  const answers: Partial<Record<AnswerField, string>> = {};
  for (const field of ANSWER_FIELDS) {
    const answer = written[field] ?? pulled[field] ?? '';
    if (answer !== '') answers[field] = answer;
  }
  return answers;
}

function readResponse(id: string, cells: readonly string[]): Response {
  const answers: Partial<Record<AnswerField, string>> = {};
  for (const [field, column] of ANSWERS) {
    const answer = cells[column] ?? '';
    if (answer !== '') answers[field] = answer;
  }
  const submittedAt = readSubmitted(cells[SUBMITTED] ?? '');
  return {
    id,
    source: cells[SOURCE] ?? '',
    ...(submittedAt === undefined ? {} : { submittedAt }),
    answers: answers satisfies Answers,
  };
}
