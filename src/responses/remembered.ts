import { ANSWER_FIELDS, type AnswerField } from '../domain/letter.ts';
import type { Answers, Response } from '../domain/response.ts';
import { ANSWER_HEADERS, columnOf, RESPONSES } from '../master/columns.ts';
import type { Master } from '../master/master.ts';
import { seal, sealAt } from '../master/seal.ts';
import { cellText } from '../master/text.ts';
import type { RememberedResponse } from './known.ts';
import { readSubmitted } from './submitted.ts';

const SOURCE = columnOf(RESPONSES, 'Source');
const SUBMITTED = columnOf(RESPONSES, 'Submitted');
const ANSWERS = ANSWER_FIELDS.map(
  (field) => [field, columnOf(RESPONSES, ANSWER_HEADERS[field])] as const,
);

/** The responses of earlier syncs, read back from the Responses tab and the tool's memory. */
export function rememberedResponses(master: Master): ReadonlyMap<string, RememberedResponse> {
  const remembered = new Map<string, RememberedResponse>();
  for (const { key, cells } of master.tabs.Responses?.rows ?? []) {
    const memory = master.memory.responses.get(key);
    if (memory === undefined || remembered.has(key)) continue;
    const { seals, data } = memory;
    remembered.set(key, {
      response: readResponse(key, cells),
      vanished: data.vanished ?? false,
      ...(data.nowId === undefined ? {} : { nowId: data.nowId }),
      fits: (response) =>
        ANSWERS.every(
          ([field, column]) =>
            seal(cellText(response.answers[field] ?? '')) === sealAt(seals, column),
        ),
    });
  }
  return remembered;
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
