import type { Google, Target } from '../../platform/google/google.ts';
import { addressOf } from '../../platform/google/google.ts';
import { AppError, EXIT } from '../../errors.ts';
import { collectsEmail, questionsOf } from '../../sources/google/form-questions.ts';
import { titleRowOf } from '../../sources/question-titles.ts';
import { sheetCells } from '../../sources/google/sheet-rows.ts';
import { sampled, type Survey } from './survey.ts';
import { usualQuestions } from '../../sources/question-wordings.ts';

const ROWS = 60;
/** How Google names the tab in which a form's responses arrive. */
const RESPONSE_TAB = /^(?:form responses|form_responses|respuestas de formulario)\b/iu;

/** Looks at a form and its first responses. */
export async function lookAtForm(formId: string, google: Google): Promise<Survey> {
  const target: Target = { kind: 'form', id: formId, role: 'Editor' };
  const form = await google.read(target, ({ forms }, options) =>
    forms.forms.get({ formId }, options),
  );
  const { responses = [] } = await google.read(target, ({ forms }, options) =>
    forms.forms.responses.list({ formId, pageSize: ROWS }, options),
  );
  const questions = questionsOf(form);
  const rows = responses.map(({ answers }) =>
    questions.map(({ id }) =>
      (answers?.[id]?.textAnswers?.answers ?? []).map(({ value }) => value ?? '').join(', '),
    ),
  );
  const options = new Map<string, readonly string[]>();
  for (const { title, questionItem } of form.items ?? []) {
    const choices = questionItem?.question?.choiceQuestion?.options ?? [];
    if (choices.length > 0)
      options.set(
        (title ?? '').trim(),
        choices.flatMap(({ value }) => value ?? []),
      );
  }
  return {
    place: { type: 'google-form', formId },
    name: form.info?.title ?? form.info?.documentTitle ?? '',
    ...sampled(
      questions.map(({ title }) => title),
      rows,
    ),
    options,
    given: collectsEmail(form) ? ['submittedAt', 'email'] : ['submittedAt'],
  };
}

/** Looks at a response sheet: the tab that was named, else that of a form, else the only one. */
export async function lookAtSheet(
  spreadsheetId: string,
  wanted: string | undefined,
  google: Google,
): Promise<Survey> {
  const target: Target = { kind: 'spreadsheet', id: spreadsheetId, role: 'Viewer' };
  const { properties, sheets = [] } = await google.read(target, (clients, options) =>
    clients.sheets.spreadsheets.get(
      { spreadsheetId, fields: 'properties(title,timeZone),sheets(properties(title))' },
      options,
    ),
  );
  const tabs = sheets.map((sheet) => sheet.properties?.title ?? '');
  const tab = chooseTab(tabs, wanted, target);
  const grid = await google.read(target, (clients, options) =>
    clients.sheets.spreadsheets.get(
      {
        spreadsheetId,
        ranges: [`'${tab.replaceAll("'", "''")}'!1:${ROWS}`],
        fields: 'sheets(data(rowData(values(effectiveValue,formattedValue))))',
      },
      options,
    ),
  );
  const cells = sheetCells(grid.sheets?.[0]?.data?.[0]);
  const texts = cells.map((row) => row.map(({ text }) => text));
  const header = titleRowOf(texts, usualQuestions());
  const timezone = properties?.timeZone;
  return {
    place: { type: 'google-sheet', spreadsheetId, tab },
    name: properties?.title ?? '',
    ...sampled(texts[header] ?? [], texts.slice(header + 1)),
    options: new Map(),
    given: [],
    ...(timezone ? { timezone } : {}),
  };
}

function chooseTab(tabs: readonly string[], wanted: string | undefined, target: Target): string {
  const found =
    wanted === undefined
      ? (tabs.find((tab) => RESPONSE_TAB.test(tab)) ?? (tabs.length === 1 ? tabs[0] : undefined))
      : tabs.find((tab) => tab.toLowerCase() === wanted.toLowerCase());
  if (found !== undefined) return found;
  throw new AppError(
    wanted === undefined
      ? `It is not clear which tab of ${addressOf(target)} holds the responses.`
      : `There is no tab "${wanted}" in ${addressOf(target)}.`,
    {
      exitCode: EXIT.data,
      hint: `Say which one with --tab: ${tabs.map((tab) => `"${tab}"`).join(', ')}.`,
    },
  );
}
