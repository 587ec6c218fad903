import type { Letter } from '../../domain/letter.ts';
import { masterReader, type Master } from '../../master/master.ts';
import type { LastId } from '../../master/memory/memory.ts';
import type { KnownOrganization } from '../../matching/interface.ts';
import type { TooMuchChange } from '../../sync/change-limit.ts';
import type { NamedChanges } from '../../sync/plan-names.ts';
import { planSync } from '../../sync/plan-sync.ts';
import type { Change, Snapshot } from '../../workbook/workbook.ts';
import { cellAt, takeBack, typeInto, type CellEdit, type DoneEdit } from './cell-edits.ts';
import { editsFor, overtypedEdits, printable } from './decide.ts';
import { changesFrom, draftOf, withChanges, type GridDraft } from './draft.ts';
import { nameHeader, signerTab } from './master-index.ts';
import type { Answer, QueuedQuestion } from './question.ts';

/** An answer to be written, or one to be taken back. */
export type AnswerStep =
  | { readonly do: 'answer'; readonly answer: Answer; readonly question: QueuedQuestion }
  | { readonly do: 'undo'; readonly done: readonly DoneEdit[] };

/** `written`; or somebody else had decided it by then, and that stands. */
export interface StepResult {
  readonly done: readonly DoneEdit[];
  readonly outcome: 'written' | 'decided before';
}

export interface ReviewPlan {
  readonly changes: readonly Change[];
  readonly results: readonly StepResult[];
  /** What waits for a person's word; the answers themselves are in the changes. */
  readonly held?: HeldMerge;
}

/** What would follow from the answers, and is too much at once to do unasked. */
export interface HeldMerge {
  readonly tooMuch: TooMuchChange;
  readonly names: readonly NamedChanges[];
}

export interface PlanInput {
  readonly letter: Letter;
  readonly location: string;
  readonly directory: readonly KnownOrganization[];
  readonly seenId: LastId;
  /** ISO 8601 in UTC. */
  readonly now: string;
  /** Whether a person has seen how much it is, and wants it. A column sorted alone nobody can want here. */
  readonly anyway: boolean;
}

/** What is the same in all plans of a review. */
export type LetterInput = Omit<PlanInput, 'now' | 'anyway'>;

/** What the steps change in a master as it stands, at an instant; wherever it is worked out. */
export type Planner = (
  base: Snapshot,
  steps: readonly AnswerStep[],
  about: Pick<PlanInput, 'now' | 'anyway'>,
) => Promise<ReviewPlan>;

/** Works it out in this very thread, which does nothing else until it is done. */
export function planHere(letter: LetterInput): Planner {
  return (base, steps, about) => Promise.resolve(planReview(base, steps, { ...letter, ...about }));
}

/**
 * What the steps change in a master: the cells that a person would have typed, and
 * all that the sync would make of them, pulling nothing. Pure.
 */
export function planReview(
  base: Snapshot,
  steps: readonly AnswerStep[],
  input: PlanInput,
): ReviewPlan {
  let draft = draftOf(base);
  const results: StepResult[] = [];
  const readMaster = masterReader(input.location, input.letter.extra);
  const read = (): Master => readMaster(draft.snapshot);
  let master = read();
  if (steps.some((step) => lacksRow(step, master))) {
    draft = merged(draft, master, input).draft;
    master = read();
  }
  for (const step of steps) {
    const edits = editsOf(step, master);
    if (edits === undefined) {
      results.push({ done: [], outcome: 'decided before' });
      continue;
    }
    const typed = typeInto(master, edits);
    draft = withChanges(draft, typed.changes);
    master = read();
    const done = [...typed.done];
    const naming = nameToPin(step);
    if (naming !== undefined) {
      draft = merged(draft, master, input).draft;
      master = read();
      const named = typeInto(master, pinName(master, naming));
      draft = withChanges(draft, named.changes);
      master = read();
      done.push(...named.done);
    }
    if (step.do === 'answer' && step.question.kind === 'authority' && naming === undefined) {
      const after = merged(draft, master, input);
      const overtyped =
        after.held === undefined ? overtyping(step, readMaster(after.draft.snapshot)) : [];
      if (overtyped.length > 0) {
        const more = typeInto(master, overtyped);
        draft = withChanges(draft, more.changes);
        master = read();
        done.push(...more.done);
      }
    }
    results.push({ done, outcome: 'written' });
  }
  const last = merged(draft, master, input);
  return {
    changes: changesFrom(base, last.draft),
    results,
    ...(last.held === undefined ? {} : { held: last.held }),
  };
}

/** A master of an earlier version has no rows on its Review tab for missing authorities. */
function lacksRow(step: AnswerStep, master: Master): boolean {
  if (step.do === 'undo' || step.question.kind !== 'authority') return false;
  return master.tabs.Review?.rows.every(({ key }) => key !== step.question.id) ?? false;
}

/** What has to be typed for an answer that an earlier edit of the cell keeps from the list. */
function overtyping(
  { answer, question }: Extract<AnswerStep, { readonly do: 'answer' }>,
  after: Master,
): readonly CellEdit[] {
  const [signer] = question.signers;
  if (signer === undefined || answer.verdict === 'name') return [];
  const status = cellAt(after, { tab: 'Organizations', key: signer, header: 'Status' });
  return isNeeded(status) ? overtypedEdits(answer, signer) : [];
}

function isNeeded(status: string | undefined): boolean {
  return status?.trim().toLowerCase() === 'needs authority';
}

/** Undefined where somebody else has answered the question in the meantime. */
function editsOf(step: AnswerStep, master: Master): readonly CellEdit[] | undefined {
  if (step.do === 'undo') return takeBack(master, step.done);
  const edits = editsFor(step.answer, step.question);
  if (step.answer.verdict === 'reopen') return edits;
  const answered = edits.some(
    (edit) =>
      edit.tab === 'Review' && edit.header === 'Decision' && (cellAt(master, edit) ?? '-') !== '',
  );
  const settled =
    step.question.kind === 'authority' &&
    step.answer.verdict !== 'name' &&
    step.question.signers.some(
      (key) => !isNeeded(cellAt(master, { tab: 'Organizations', key, header: 'Status' })),
    );
  return answered || settled ? undefined : edits;
}

function nameToPin(
  step: AnswerStep,
): { readonly signers: readonly string[]; readonly name: string } | undefined {
  if (step.do === 'undo' || step.answer.verdict !== 'same') return undefined;
  const { name, together } = step.answer;
  if (name === undefined) return undefined;
  return { signers: together ?? step.question.signers, name: printable(name) };
}

/** Of signers that became one, the name on the row of the one that is left. */
function pinName(
  master: Master,
  { signers, name }: { readonly signers: readonly string[]; readonly name: string },
): readonly CellEdit[] {
  const left = signers.find((signer) => {
    const data = master.memory.signers.get(signer)?.data;
    return data !== undefined && data.into === undefined;
  });
  if (left === undefined) return [];
  const tab = signerTab(left);
  return [{ tab, key: left, header: nameHeader(left), value: name }];
}

/** What a sync without any pull makes of the draft; nothing where it would rather ask first. */
function merged(
  draft: GridDraft,
  master: Master,
  { letter, directory, seenId, now, anyway }: PlanInput,
): { readonly draft: GridDraft; readonly held?: HeldMerge } {
  const plan = planSync({ letter, master, pulls: [], directory, seenId, now });
  const { tooMuch } = plan;
  const isWanted = anyway && tooMuch?.listed !== undefined;
  if (tooMuch && !isWanted) return { draft, held: { tooMuch, names: plan.names() } };
  return { draft: withChanges(draft, plan.changes) };
}
