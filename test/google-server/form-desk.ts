import type { forms_v1 } from 'googleapis/build/src/apis/forms/v1.js';
import { nextId, nextNumber, type Role, type State } from './model.ts';
import { addFile } from './office.ts';

/** A form's own settings and items are written as the API gives them; IDs are filled in. */
export interface FormInput extends forms_v1.Schema$Form {
  readonly id?: string;
  readonly shared?: Readonly<Record<string, Role>>;
}

/** Answers by question ID: one text, several for check boxes, or the API's own message. */
export interface ResponseInput {
  readonly responseId?: string;
  readonly createTime?: string;
  readonly lastSubmittedTime?: string;
  readonly respondentEmail?: string;
  readonly answers?: Readonly<Record<string, string | readonly string[] | forms_v1.Schema$Answer>>;
}

function hexId(state: State): string {
  return nextNumber(state).toString(16).padStart(8, '0');
}

function revision(state: State): string {
  return hexId(state).padStart(16, '0');
}

function withIds(state: State, item: forms_v1.Schema$Item): forms_v1.Schema$Item {
  const asked = (question: forms_v1.Schema$Question): forms_v1.Schema$Question => ({
    questionId: hexId(state),
    ...question,
  });
  const { questionItem, questionGroupItem } = item;
  return {
    itemId: hexId(state),
    ...item,
    ...(questionItem?.question === undefined
      ? {}
      : { questionItem: { ...questionItem, question: asked(questionItem.question) } }),
    ...(questionGroupItem?.questions === undefined
      ? {}
      : {
          questionGroupItem: {
            ...questionGroupItem,
            questions: questionGroupItem.questions.map(asked),
          },
        }),
  };
}

/** Adds a form, or puts another in its place, and gives its ID. Responses stay. */
export function addForm(state: State, input: FormInput, now: number): string {
  const { id: wanted, shared, items, info, ...rest } = input;
  const id = wanted ?? nextId(state);
  const before = state.forms[id];
  const title = info?.title ?? 'Untitled form';
  state.forms[id] = {
    form: {
      formId: id,
      info: { title, documentTitle: title, ...info },
      settings: {},
      revisionId: revision(state),
      responderUri: `https://docs.google.com/forms/d/e/${id}/viewform`,
      ...rest,
      ...(items === undefined ? {} : { items: items.map((item) => withIds(state, item)) }),
    },
    responses: before?.responses ?? [],
  };
  if (state.files[id] === undefined || shared !== undefined)
    addFile(state, id, 'form', shared, now);
  return id;
}

function answerOf(
  questionId: string,
  given: string | readonly string[] | forms_v1.Schema$Answer,
): forms_v1.Schema$Answer {
  if (typeof given === 'string') return answerOf(questionId, [given]);
  if (!Array.isArray(given)) return { questionId, ...(given as forms_v1.Schema$Answer) };
  const values = given as readonly string[];
  return { questionId, textAnswers: { answers: values.map((value) => ({ value })) } };
}

function formOf(state: State, formId: string): State['forms'][string] {
  const form = state.forms[formId];
  if (form === undefined) throw new Error(`No form ${formId}`);
  return form;
}

function answersOf(input: ResponseInput): Pick<forms_v1.Schema$FormResponse, 'answers'> {
  const answers = Object.entries(input.answers ?? {});
  if (answers.length === 0) return {};
  return { answers: Object.fromEntries(answers.map(([id, given]) => [id, answerOf(id, given)])) };
}

/** Submits a response and gives its ID. */
export function addResponse(
  state: State,
  formId: string,
  input: ResponseInput,
  now: number,
): string {
  const { form, responses } = formOf(state, formId);
  const responseId = input.responseId ?? `ACYDBN${nextId(state, 38)}`;
  const createTime = input.createTime ?? new Date(now).toISOString();
  const added = {
    responseId,
    createTime,
    lastSubmittedTime: input.lastSubmittedTime ?? createTime,
    ...(input.respondentEmail === undefined ? {} : { respondentEmail: input.respondentEmail }),
    ...answersOf(input),
  };
  state.forms[formId] = { form, responses: [...responses, added] };
  return responseId;
}

/** Submits it again with other answers: the same ID and first time, a newer last time. */
export function editResponse(
  state: State,
  formId: string,
  responseId: string,
  input: ResponseInput,
  now: number,
): void {
  const { form, responses } = formOf(state, formId);
  if (!responses.some((each) => each.responseId === responseId))
    throw new Error(`No response ${responseId}`);
  state.forms[formId] = {
    form,
    responses: responses.map((each) =>
      each.responseId === responseId
        ? {
            ...each,
            lastSubmittedTime: input.lastSubmittedTime ?? new Date(now).toISOString(),
            ...(input.respondentEmail === undefined
              ? {}
              : { respondentEmail: input.respondentEmail }),
            ...(input.answers === undefined ? {} : answersOf(input)),
          }
        : each,
    ),
  };
}

/** Takes a response away; the API leaves no trace of it. */
export function deleteResponse(state: State, formId: string, responseId: string): void {
  const { form, responses } = formOf(state, formId);
  state.forms[formId] = {
    form,
    responses: responses.filter((each) => each.responseId !== responseId),
  };
}

/** Changes some of a form's own fields, as its editor would; the form gets a new revision. */
export function updateForm(state: State, formId: string, changes: forms_v1.Schema$Form): void {
  const { form, responses } = formOf(state, formId);
  const { items, ...rest } = changes;
  const kept = form.items === undefined ? {} : { items: form.items };
  state.forms[formId] = {
    form: {
      ...form,
      ...rest,
      revisionId: revision(state),
      ...(items === undefined ? kept : { items: items.map((item) => withIds(state, item)) }),
    },
    responses,
  };
}
