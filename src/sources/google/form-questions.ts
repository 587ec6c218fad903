import type { forms_v1 } from 'googleapis/build/src/apis/forms/v1.js';
import { finding, type Finding } from '../../domain/finding.ts';
import {
  fieldName,
  fieldsOf,
  isPlain,
  type AskedField,
  type ByField,
  type Field,
  type Questions,
} from '../../domain/letter.ts';
import { gridRow, type GridRows, mappableKeys } from '../grid-questions.ts';
import { mapQuestions } from '../question-columns.ts';
import type { QuestionIds } from '../../domain/pulled.ts';
import { quoteTitle, titleKey } from '../question-titles.ts';

/** A question as the form asks it. */
export interface FormQuestion {
  readonly id: string;
  readonly title: string;
}

/**
 * Every question of a form in its order, each row of a grid for itself under the
 * title that the linked sheet gives it, `Title [Row]`.
 *
 * Sections, pictures and texts ask nothing; a kind of item that is not known yet is passed over.
 */
export function questionsOf(form: forms_v1.Schema$Form): readonly FormQuestion[] {
  return (form.items ?? []).flatMap(({ title, questionItem, questionGroupItem }) => {
    const own = question(questionItem?.question, title ?? '');
    const rows = (questionGroupItem?.questions ?? []).flatMap((each) =>
      question(each, `${title ?? ''} [${each.rowQuestion?.title ?? ''}]`),
    );
    return [...own, ...rows];
  });
}

function question(
  asked: forms_v1.Schema$Question | undefined,
  title: string,
): readonly FormQuestion[] {
  return asked?.questionId ? [{ id: asked.questionId, title }] : [];
}

/** Whether respondents give their address to the form itself, outside any question. */
export function collectsEmail(form: forms_v1.Schema$Form): boolean {
  const type = form.settings?.emailCollectionType;
  return type === 'VERIFIED' || type === 'RESPONDER_INPUT';
}

export interface MappedQuestions {
  /** Question IDs by field, preferred first. */
  readonly ids: ByField<readonly string[]>;
  /** Of these, the rows of grids. */
  readonly rows: GridRows<string>;
  /** What to remember. */
  readonly remember: QuestionIds;
  readonly findings: readonly Finding[];
}

/**
 * Finds the question of each field: by its title, or where it was reworded since,
 * by the ID that it was remembered by, which a finding reports.
 *
 * Throws as `mapQuestions` does.
 */
export function mapFormQuestions(
  questions: Questions,
  asked: readonly FormQuestion[],
  remembered: QuestionIds,
  about: { readonly source: string; readonly given: readonly Field[] },
): MappedQuestions {
  const reworded = rewordedQuestions(questions, asked, remembered);
  const titles = asked.map(({ title }) => title);
  const byTitle = new Set(titles.flatMap(mappableKeys));
  const kept: Partial<Record<AskedField, number>> = {};
  for (const [field, position] of reworded) {
    const [known = '', ...others] = questions[field]?.titles ?? [];
    if ([known, ...others].some((title) => byTitle.has(titleKey(title)))) kept[field] = position;
    else
      for (const each of together(field, position, asked, remembered)) {
        const row = gridRow(titles[each] ?? '')?.row;
        titles[each] = row === undefined || !isPlain(field) ? known : `${known} [${row}]`;
      }
  }
  const { map, rows, findings } = mapQuestions(questions, titles, about);
  const ids: Record<string, readonly string[]> = {};
  const remember: Record<string, string> = {};
  for (const field of fieldsOf(questions)) {
    const later = kept[field];
    const positions = [...(map[field] ?? []), ...(later === undefined ? [] : [later])];
    const found = positions.flatMap((position) => asked[position]?.id ?? []);
    if (found.length === 0) continue;
    // A question that was deleted and asked again has another ID; earlier answers have the old one.
    const former = everHeld(remembered[field]).filter(
      (id) => !asked.some((each) => each.id === id),
    );
    ids[field] = [...new Set([...found, ...former])];
    remember[field] = ids[field].join(' ');
  }
  const notes = reworded.map(([field, position]) =>
    rewordedFinding(field, asked[position]?.title ?? '', about.source),
  );
  const byId = new Map([...rows].map(([at, row]) => [asked[at]?.id ?? '', row] as const));
  return { ids, rows: byId, remember, findings: [...notes, ...findings] };
}

/** The places of a remembered question: all remembered rows where it is a grid. */
function together(
  field: AskedField,
  position: number,
  asked: readonly FormQuestion[],
  remembered: QuestionIds,
): readonly number[] {
  if (!isPlain(field) || !gridRow(asked[position]?.title ?? '')) return [position];
  const held = everHeld(remembered[field]);
  return [...asked.keys()].filter((at) => held.includes(asked[at]?.id ?? ''));
}

/** All IDs that a field's questions ever had, with spaces between them. */
function everHeld(remembered = ''): readonly string[] {
  return remembered.split(' ').filter((id) => id !== '');
}

/** Remembered questions that are still asked, but under a title that no field knows. */
function rewordedQuestions(
  questions: Questions,
  asked: readonly FormQuestion[],
  remembered: QuestionIds,
): readonly (readonly [AskedField, number])[] {
  const known = new Set(
    Object.values(questions).flatMap(({ titles }) => titles.map((title) => titleKey(title))),
  );
  return fieldsOf(questions).flatMap((field) => {
    if (questions[field] === undefined) return [];
    const held = everHeld(remembered[field]);
    const position = asked.findIndex(({ id }) => held.includes(id));
    const title = asked[position]?.title;
    return title === undefined || mappableKeys(title).some((key) => known.has(key))
      ? []
      : [[field, position] as const];
  });
}

function rewordedFinding(field: AskedField, title: string, source: string): Finding {
  return finding({ code: 'question-reworded', severity: 'warning', count: 1 }, 'questionReworded', {
    source,
    field: fieldName(field),
    title: quoteTitle(title),
  });
}
