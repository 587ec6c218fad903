import type { forms_v1 } from 'googleapis/build/src/apis/forms/v1.js';
import type { GoogleFormSource, Questions } from '../../domain/letter.ts';
import { fieldsOf } from '../../domain/letter.ts';
import type { Response } from '../../domain/response.ts';
import { AppError, EXIT } from '../../errors.ts';
import { addressOf, type Google, type Target } from '../../platform/google/google.ts';
import {
  collectsEmail,
  mapFormQuestions,
  questionsOf,
  type MappedQuestions,
} from './form-questions.ts';
import type { Pulled, QuestionIds } from '../../domain/pulled.ts';
import { BLANK } from '../blank.ts';
import { answerAt } from '../grid-questions.ts';
import { byCodeUnit } from '../../names/code-units.ts';

/** The most that the Forms API gives at once. */
const PAGE_SIZE = 5000;

const LIST_FIELDS =
  'nextPageToken,responses(responseId,createTime,lastSubmittedTime,respondentEmail,answers)';

/**
 * All responses of a Google Form, oldest first, in one call for the form and one for
 * each 5,000 responses.
 *
 * An edited response keeps its ID and counts as submitted when it last was. Throws
 * (65) where a mapped question is gone, (77) where the form is not shared.
 */
export async function pullGoogleForm(
  source: GoogleFormSource,
  questions: Questions,
  remembered: QuestionIds,
  google: Google,
): Promise<Pulled> {
  // Reading responses takes the rights of an editor of the form.
  const target: Target = { kind: 'form', id: source.formId, role: 'Editor' };
  const form = await google.read(target, ({ forms }, options) =>
    forms.forms.get({ formId: source.formId }, options),
  );
  const collected = collectsEmail(form);
  const mapped = mapFormQuestions(questions, questionsOf(form), remembered, {
    source: source.name,
    given: collected ? ['submittedAt', 'email'] : ['submittedAt'],
  });
  const submissions = await allResponses(google, target);
  return {
    source: source.name,
    responses: submissions.map((each) => toResponse(each, source.name, mapped, collected)),
    findings: mapped.findings,
    questionIds: mapped.remember,
    ownIds: true,
    ...(form.revisionId && { revision: form.revisionId }),
  };
}

/** Pages come in no promised order, and a response that arrives meanwhile may stand on two. */
async function allResponses(
  google: Google,
  target: Target,
): Promise<readonly forms_v1.Schema$FormResponse[]> {
  const byId = new Map<string, forms_v1.Schema$FormResponse>();
  const seen = new Set<string>();
  let pageToken = '';
  do {
    const page = await google.read<forms_v1.Schema$ListFormResponsesResponse>(
      target,
      ({ forms }, options) =>
        forms.forms.responses.list(
          {
            formId: target.id,
            pageSize: PAGE_SIZE,
            fields: LIST_FIELDS,
            ...(pageToken !== '' && { pageToken }),
          },
          options,
        ),
    );
    for (const response of page.responses ?? []) {
      const id = response.responseId ?? '';
      const before = byId.get(id);
      if (!before || timeOf(before) < timeOf(response)) byId.set(id, response);
    }
    pageToken = page.nextPageToken ?? '';
    if (seen.has(pageToken)) throw endlessList(target);
    if (pageToken !== '') seen.add(pageToken);
  } while (pageToken !== '');
  return [...byId.values()].sort(
    (a, b) =>
      byCodeUnit(a.createTime ?? '', b.createTime ?? '') ||
      byCodeUnit(a.responseId ?? '', b.responseId ?? ''),
  );
}

function timeOf({ lastSubmittedTime, createTime }: forms_v1.Schema$FormResponse): number {
  return Date.parse(lastSubmittedTime ?? createTime ?? '') || 0;
}

/** To stop here would take the responses of the pages that follow for deleted ones. */
function endlessList(target: Target): AppError {
  return new AppError(`Google’s list of the responses to ${addressOf(target)} does not end.`, {
    exitCode: EXIT.unavailable,
    hint: 'Nothing was written. The next run will retry.',
  });
}

function toResponse(
  submission: forms_v1.Schema$FormResponse,
  source: string,
  mapped: MappedQuestions,
  collected: boolean,
): Response {
  const answers: Record<string, string> = {};
  for (const field of fieldsOf(mapped.ids)) {
    if (field === 'submittedAt') continue;
    const answer = answerAt(mapped.ids[field] ?? [], mapped.rows, (id) => {
      const text = answerText(submission.answers?.[id]);
      return BLANK.test(text) ? '' : text;
    });
    if (answer !== '') answers[field] = answer;
    else if (field === 'email' && collected && submission.respondentEmail)
      answers[field] = submission.respondentEmail;
  }
  const time = timeOf(submission);
  const response = { id: submission.responseId ?? '', source, answers };
  return time === 0 ? response : { ...response, submittedAt: new Date(time).toISOString() };
}

/** Ticked choices and files are joined as the linked sheet joins them. */
function answerText(answer: forms_v1.Schema$Answer | undefined): string {
  const texts = (answer?.textAnswers?.answers ?? []).map(({ value }) => value ?? '');
  const files = (answer?.fileUploadAnswers?.answers ?? []).map(({ fileId, fileName }) =>
    fileId ? `https://drive.google.com/open?id=${fileId}` : (fileName ?? ''),
  );
  return [...texts, ...files].filter((text) => text !== '').join(', ');
}
