import type { forms_v1 } from 'googleapis/build/src/apis/forms/v1.js';
import { a1 } from './a1.ts';
import { newSheet } from './batch/tabs.ts';
import { effectiveValue, formattedValue, withNumberFormat, withValue } from './cells.ts';
import { defaultProperties } from './defaults.ts';
import { mapArea } from './grid.ts';
import { nextId, nextNumber, type Cell, type Role, type SheetState, type State } from './model.ts';
import { parseDate } from './serial.ts';

/** The account that files are shared with unless a test says otherwise. */
export const ROBOT = 'undersigned@letters.example.com';
/** Who owns the files and sits at the spreadsheets. */
export const OWNER = 'organizer@example.org';

/** A cell as a test writes it: text stays text; a date is given as `2026-01-31 13:05:00`. */
export type CellInput =
  | string
  | number
  | boolean
  | null
  | { readonly formula: string }
  | { readonly date: string; readonly pattern?: string }
  | { readonly cell: Cell };

export interface TabInput {
  readonly title: string;
  readonly sheetId?: number;
  readonly hidden?: boolean;
  /** Size of the grid; the usual 1000 × 26, or what the rows need. */
  readonly rowCount?: number;
  readonly columnCount?: number;
  readonly rows?: readonly (readonly CellInput[])[];
}

export interface SpreadsheetInput {
  readonly id?: string;
  readonly title?: string;
  readonly locale?: string;
  readonly timeZone?: string;
  readonly tabs?: readonly TabInput[];
  /** Role by account; the robot is a writer where this is left out. */
  readonly shared?: Readonly<Record<string, Role>>;
}

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

function cellOf(input: CellInput): Cell | undefined {
  if (input === null || input === '') return undefined;
  if (typeof input === 'string') return withValue(undefined, { stringValue: input });
  if (typeof input === 'number') return withValue(undefined, { numberValue: input });
  if (typeof input === 'boolean') return withValue(undefined, { boolValue: input });
  if ('formula' in input) return withValue(undefined, { formulaValue: input.formula });
  if ('cell' in input) return input.cell;
  const date = parseDate(input.date, 'en_US');
  if (date === undefined) throw new Error(`Not a date: ${input.date}`);
  const cell = withValue(undefined, { numberValue: date.serial });
  return withNumberFormat(cell, date.timed ? 'DATE_TIME' : 'DATE', input.pattern ?? date.pattern);
}

function sheetFrom(tab: TabInput, sheetId: number): SheetState {
  const rows = tab.rows ?? [];
  const width = Math.max(0, ...rows.map((row) => row.length));
  const sheet = newSheet(
    {
      ...(tab.hidden === true ? { hidden: true } : {}),
      gridProperties: {
        rowCount: tab.rowCount ?? Math.max(1000, rows.length),
        columnCount: tab.columnCount ?? Math.max(26, width),
      },
    },
    sheetId,
    tab.title,
  );
  const area = { top: 0, left: 0, bottom: rows.length, right: width };
  return mapArea(sheet, area, (_cell, r, c) => cellOf(rows[r]?.[c] ?? null));
}

function addFile(
  state: State,
  id: string,
  kind: 'form' | 'spreadsheet',
  shared: Readonly<Record<string, Role>> | undefined,
  now: number,
): void {
  const time = new Date(now).toISOString();
  state.files[id] = {
    kind,
    createdTime: time,
    modifiedTime: time,
    permissions: { [OWNER]: 'owner', ...(shared ?? { [ROBOT]: 'writer' }) },
  };
}

/** Adds a spreadsheet and gives its ID. */
export function addSpreadsheet(state: State, input: SpreadsheetInput, now: number): string {
  const id = input.id ?? nextId(state);
  const tabs = input.tabs ?? [{ title: 'Sheet1' }];
  state.spreadsheets[id] = {
    id,
    properties: defaultProperties(input.title ?? 'Untitled', input.locale, input.timeZone),
    sheets: tabs.map((tab, i) => sheetFrom(tab, tab.sheetId ?? (i === 0 ? 0 : nextNumber(state)))),
    namedRanges: [],
    metadata: [],
  };
  addFile(state, id, 'spreadsheet', input.shared, now);
  return id;
}

function hexId(state: State): string {
  return nextNumber(state).toString(16).padStart(8, '0');
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
      revisionId: hexId(state).padStart(16, '0'),
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

/** What each cell of a tab shows, blanks at the ends left out. */
export function shownGrid(state: State, spreadsheetId: string, tab: string): string[][] {
  const spreadsheet = state.spreadsheets[spreadsheetId];
  const sheet = spreadsheet?.sheets.find((each) => each.properties.title === tab);
  if (spreadsheet === undefined || sheet === undefined)
    throw new Error(`No tab ${tab} in ${spreadsheetId}`);
  return sheet.rows.map((row) => {
    const texts = row.cells.map((cell) =>
      cell === null ? '' : (formattedValue(effectiveValue(spreadsheet, sheet, cell), cell) ?? ''),
    );
    while (texts.at(-1) === '') texts.pop();
    return texts;
  });
}

/** The cells of a tab that hold anything, by A1 address, as they were entered. */
export function cellsOf(state: State, spreadsheetId: string, tab: string): Record<string, Cell> {
  const sheet = state.spreadsheets[spreadsheetId]?.sheets.find(
    (each) => each.properties.title === tab,
  );
  if (sheet === undefined) throw new Error(`No tab ${tab} in ${spreadsheetId}`);
  const cells: Record<string, Cell> = {};
  sheet.rows.forEach((row, r) => {
    row.cells.forEach((cell, c) => {
      if (cell === null) return;
      const address = a1('', { top: r, bottom: r + 1, left: c, right: c + 1 });
      cells[address.replace(/^.*!/, '')] = cell;
    });
  });
  return cells;
}
