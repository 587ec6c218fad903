import type {
  CellConflict,
  EditedCell,
  Filler,
  Flagged,
  MissingAuthority,
  Review,
  ReviewVerdict,
} from '../../domain/review.ts';
import type { Answers } from '../../domain/response.ts';
import { fieldsOf, type AskedField } from '../../domain/letter.ts';
import { answerHeader } from '../../master/schema/responses.ts';
import type { ReviewMemory } from '../../master/memory/memory.ts';
import { reviewSides } from '../../master/reviews/review-cells.ts';
import { reviewId } from '../../master/reviews/review-id.ts';
import type { KnownResponse } from '../../domain/known-response.ts';
import type { Language } from '../../languages/registry.ts';
import { FLAG_TEXTS } from '../screening/flag-texts.ts';
import { FLAG_RULES, type Flag } from '../screening/flag.ts';
import { placeholderFlag } from '../screening/screen-responses.ts';
import type { SignerPair } from '../signers/group-signers.ts';

/** What there is to judge after this sync, by review ID. */
export type ReviewItems = ReadonlyMap<string, ReviewMemory>;

export interface Occasions {
  readonly possible: readonly SignerPair[];
  readonly contradictions: readonly SignerPair[];
  readonly conflicts: readonly CellConflict[];
  /** Decisions against which the responses speak by now. */
  readonly overruled: readonly EditedCell[];
  readonly responses: readonly KnownResponse[];
  /** Signers whose rows people deleted. */
  readonly deleted: readonly string[];
  readonly authorities: readonly MissingAuthority[];
  /** What to look at before print. */
  readonly flags: readonly Flag[];
  /** A signer's name as the list shows it. */
  readonly nameOf: (signer: string) => string;
  readonly signersOf: (response: string) => readonly string[];
  /** In which what is asked is worded. */
  readonly language: Language;
  /** Whether what is remembered was worded in another one. */
  readonly isReworded: boolean;
}

/**
 * Lays this sync's occasions over the remembered reviews. A pair's decision stays
 * for good; what was dismissed is asked again only when its evidence changes; a
 * question that no longer arises and was never answered goes.
 */
export function reviewItems(now: Occasions, remembered: ReviewItems): ReviewItems {
  const items = new Map<string, ReviewMemory>();
  for (const [id, item] of remembered) if (stays(item, now)) items.set(id, item);
  for (const review of arising(now, answeredFillers(remembered))) {
    const id = reviewId(review);
    const earlier = remembered.get(id);
    if (earlier && isJudged(earlier)) continue;
    const decided =
      earlier && isAsBefore(earlier.review, review, now) ? earlier.decided : undefined;
    items.set(id, { review, ...(decided === undefined ? {} : { decided }) });
  }
  return items;
}

/** What still waits for a person. */
export function waiting(items: ReviewItems): number {
  return [...items.values()].filter(({ decided }) => decided === undefined).length;
}

const JUDGED: ReadonlySet<ReviewVerdict> = new Set([
  'same',
  'different',
  'authorized',
  'not authorized',
  'excluded',
]);

function isJudged({ decided }: ReviewMemory): boolean {
  return decided !== undefined && JUDGED.has(decided.verdict);
}

/**
 * Of a pair the reason to ask counts too; elsewhere what stands under A and B says it all. What was
 * worded in another language is not asked again for its words.
 */
function isAsBefore(earlier: Review, now: Review, { isReworded }: Occasions): boolean {
  if (isReworded && (now.kind === 'match' || now.kind === 'flag')) return true;
  const [before, after] = [reviewSides(earlier), reviewSides(now)];
  if (before.a !== after.a || before.b !== after.b) return false;
  if (now.kind !== 'match' || earlier.kind !== 'match') return true;
  // What an earlier version of the tool worded is not asked again for its words alone.
  return earlier.wordedEarlier === true || earlier.reason === now.reason;
}

/** Whether a remembered review outlives the question that it asked. */
function stays(item: ReviewMemory, now: Occasions): boolean {
  const { review } = item;
  switch (review.kind) {
    case 'match':
    case 'typed-pair':
      return isJudged(item);
    case 'edited-response':
      return true;
    case 'vanished-response':
      return now.responses.some(
        ({ response, change }) => response.id === review.response && change === 'vanished',
      );
    case 'contradiction':
    case 'edited-cell':
    case 'deleted-row':
      return false;
    case 'authority':
    case 'flag':
      // What was said of it holds when it comes up again.
      return item.decided !== undefined;
  }
}

/** What people have said of texts that fill a box, whatever else was asked with them. */
function answeredFillers(remembered: ReviewItems): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { review, decided } of remembered.values()) {
    if (review.kind !== 'flag' || decided === undefined) continue;
    if ('fillers' in review.about) for (const { key } of review.about.fillers) keys.add(key);
    else if ('response' in review.about) keys.add(review.about.response);
  }
  return keys;
}

function* arising(now: Occasions, answered: ReadonlySet<string>): Generator<Review> {
  for (const { a, b, anchors, score, reason } of now.possible) {
    const names = [now.nameOf(a), now.nameOf(b)] as const;
    yield { kind: 'match', signers: [a, b], names, anchors, score, reason };
  }
  for (const { a, b, reason } of now.contradictions) {
    const names = [now.nameOf(a), now.nameOf(b)] as const;
    yield { kind: 'contradiction', signers: [a, b], names, reason };
  }
  for (const conflict of now.conflicts) yield { kind: 'edited-cell', ...conflict };
  yield* now.overruled;
  for (const each of now.responses) {
    const signers = now.signersOf(each.response.id);
    if (each.before) yield editedResponse(each, each.before, signers);
    if (each.justVanished) yield vanishedResponse(each, signers);
  }
  for (const signer of now.deleted) {
    yield { kind: 'deleted-row', signer, name: now.nameOf(signer) };
  }
  yield* now.authorities;
  for (const flag of now.flags) {
    const open =
      'fillers' in flag.about ? openFillers(flag.about.fillers, answered, now.language) : flag;
    if (open) yield flagged(open, now.language);
  }
}

function openFillers(
  fillers: readonly Filler[],
  answered: ReadonlySet<string>,
  language: Language,
): Flag | undefined {
  const open = fillers.filter(({ key }) => !answered.has(key));
  return open.length === 0 ? undefined : placeholderFlag(open, language);
}

function flagged(flag: Flag, language: Language): Flagged {
  return { kind: 'flag', label: FLAG_TEXTS(language, FLAG_RULES[flag.rule]), ...flag };
}

function editedResponse(
  { response }: KnownResponse,
  before: Answers,
  signers: readonly string[],
): Review {
  const changed = answeredIn({ ...before, ...response.answers }).filter(
    (field) => (before[field] ?? '') !== (response.answers[field] ?? ''),
  );
  return {
    kind: 'edited-response',
    response: response.id,
    source: response.source,
    signers,
    before: answerLines(before, changed),
    after: answerLines(response.answers, changed),
  };
}

function vanishedResponse({ response }: KnownResponse, signers: readonly string[]): Review {
  const { id, source, answers } = response;
  return {
    kind: 'vanished-response',
    response: id,
    source,
    signers,
    answers: answerLines(answers, answeredIn(answers)),
  };
}

type Answered = Exclude<AskedField, 'submittedAt'>;

/** The questions that were answered, in the order of their columns. */
function answeredIn(answers: Answers): readonly Answered[] {
  return fieldsOf(answers).filter(
    (field): field is Answered => field !== 'submittedAt' && answers[field] !== undefined,
  );
}

/** Compared from sync to sync, so that it is of no language. */
const BLANK = '–';

function answerLines(answers: Answers, fields: readonly Answered[]): string {
  return fields.map((field) => `${answerHeader(field)}: ${answers[field] ?? BLANK}`).join('\n');
}
