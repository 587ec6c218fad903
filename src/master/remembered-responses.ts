import { ANSWER_FIELDS, type AnswerField } from '../domain/letter.ts';
import type { Answers, Response } from '../domain/response.ts';
import { columnOf } from './schema/column.ts';
import { ANSWER_HEADERS, RESPONSES } from './schema/responses.ts';
import { rowsByKey } from './grid.ts';
import type { Master } from './master.ts';
import type { Remembered, ResponseMemory } from './memory/memory.ts';
import { seal, sealAt } from './memory/seal.ts';
import { cellText } from './cell-text.ts';
import type { RememberedResponse, RememberedResponses } from '../domain/known-response.ts';
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
    fits: (response) =>
      ANSWERS.every(
        ([field, column]) =>
          seal(cellText(response.answers[field] ?? '')) === sealAt(seals, column),
      ),
  };
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
