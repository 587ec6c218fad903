import type { CellConflict } from '../../domain/review.ts';
import type { AnswerField } from '../../domain/letter.ts';
import type { Answers } from '../../domain/response.ts';
import { ANSWER_FIELDS } from '../../domain/letter.ts';
import { ANSWER_HEADERS } from '../../master/schema/responses.ts';
import type { ReviewMemory } from '../../master/memory/memory.ts';
import type { KnownResponse } from '../../domain/known-response.ts';
import { FLAG_RULES, type Flag } from '../screening/flag.ts';
import type { SignerPair } from '../signers/group-signers.ts';

/** What there is to judge after this sync, by review ID. */
export type ReviewItems = ReadonlyMap<string, ReviewMemory>;

export interface Occasions {
  readonly possible: readonly SignerPair[];
  readonly contradictions: readonly SignerPair[];
  readonly conflicts: readonly CellConflict[];
  readonly responses: readonly KnownResponse[];
  /** Signers whose rows people deleted. */
  readonly deleted: readonly string[];
  /** What to look at before print. */
  readonly flags: readonly Flag[];
  /** A signer's name as the list shows it. */
  readonly nameOf: (signer: string) => string;
  readonly signersOf: (response: string) => readonly string[];
}

/**
 * Lays this sync's occasions over the remembered reviews. A pair's decision stays
 * for good; what was dismissed is asked again only when its evidence changes; a
 * question that no longer arises and was never answered goes.
 */
export function reviewItems(now: Occasions, remembered: ReviewItems): ReviewItems {
  const items = new Map<string, ReviewMemory>();
  for (const [id, item] of remembered) if (stays(id, item, now)) items.set(id, item);
  for (const [id, item] of arising(now)) {
    const earlier = remembered.get(id);
    const decided = earlier?.decided;
    if (earlier && isJudged(earlier)) continue;
    items.set(id, decided && isAsBefore(earlier, item) ? { ...item, decided } : item);
  }
  return items;
}

/** What still waits for a person. */
export function waiting(items: ReviewItems): number {
  return [...items.values()].filter(({ decided }) => decided === undefined).length;
}

function isJudged({ decided }: ReviewMemory): boolean {
  return decided?.verdict === 'same' || decided?.verdict === 'different';
}

/** Of a pair the reason to ask counts too; elsewhere what stands under A and B says it all. */
function isAsBefore(earlier: ReviewMemory, now: ReviewMemory): boolean {
  if (earlier.a !== now.a || earlier.b !== now.b) return false;
  return now.kind !== 'Possible match' || earlier.evidence === now.evidence;
}

/** Whether a remembered review outlives the question that it asked. */
function stays(id: string, item: ReviewMemory, now: Occasions): boolean {
  const about = id.slice(id.indexOf(' ') + 1);
  switch (item.kind) {
    case 'Possible match':
      return isJudged(item);
    case 'Edited response':
      return true;
    case 'Vanished response':
      return now.responses.some(
        ({ response, fate }) => response.id === about && fate === 'vanished',
      );
    case 'Contradiction':
    case 'Edited cell':
    case 'Deleted row':
      return false;
    default:
      // What was said of a flag holds when it comes up again.
      return item.decided !== undefined;
  }
}

function* arising(now: Occasions): Generator<readonly [string, ReviewMemory]> {
  for (const pair of now.possible) {
    yield [`match ${pair.a} ${pair.b}`, pairItem('Possible match', pair, now)];
  }
  for (const pair of now.contradictions) {
    yield [`contradiction ${pair.a} ${pair.b}`, pairItem('Contradiction', pair, now)];
  }
  for (const { signer, header, theirs, ours } of now.conflicts) {
    const evidence = `${signer}, ${header}: you wrote A; the responses now say B. A stands; empty the cell to take B.`;
    yield [`cell ${signer} ${header}`, plain('Edited cell', theirs, ours, evidence)];
  }
  for (const each of now.responses) {
    const signers = now.signersOf(each.response.id).join(', ') || 'no signer';
    if (each.before) yield [`edited ${each.response.id}`, editedItem(each, each.before, signers)];
    if (each.justVanished) yield [`vanished ${each.response.id}`, vanishedItem(each, signers)];
  }
  for (const signer of now.deleted) {
    const evidence = `You deleted the row of ${signer}; it stays away. To bring it back, write "restore" under Decision.`;
    yield [`deleted ${signer}`, plain('Deleted row', now.nameOf(signer), '', evidence)];
  }
  for (const { rule, about, a, b, evidence } of now.flags) {
    yield [`flag ${rule} ${about}`, plain(`Flag: ${FLAG_RULES[rule]}`, a, b, evidence)];
  }
}

function pairItem(kind: ReviewMemory['kind'], pair: SignerPair, now: Occasions): ReviewMemory {
  const { a, b, anchors, score, reason } = pair;
  const evidence = `${a} and ${b}: ${reason}`;
  const base = plain(kind, now.nameOf(a), now.nameOf(b), evidence);
  return kind === 'Contradiction' ? base : { ...base, score: score.toFixed(2), anchors };
}

function editedItem(each: KnownResponse, before: Answers, signers: string): ReviewMemory {
  const changed = ANSWER_FIELDS.filter(
    (field) => (before[field] ?? '') !== (each.response.answers[field] ?? ''),
  );
  const evidence = `The response was edited at ${each.response.source}; it stands for ${signers}. A is before, B is after.`;
  return plain(
    'Edited response',
    answerLines(before, changed),
    answerLines(each.response.answers, changed),
    evidence,
  );
}

function vanishedItem({ response }: KnownResponse, signers: string): ReviewMemory {
  const evidence = `The response is no longer at ${response.source}; ${signers} stays as it is. Set the status of the signer if it withdrew.`;
  return plain('Vanished response', answerLines(response.answers, ANSWER_FIELDS), '', evidence);
}

function answerLines(answers: Answers, fields: readonly AnswerField[]): string {
  return fields
    .filter((field) => answers[field] !== undefined || fields.length < ANSWER_FIELDS.length)
    .map((field) => `${ANSWER_HEADERS[field]}: ${answers[field] ?? '(blank)'}`)
    .join('\n');
}

function plain(kind: ReviewMemory['kind'], a: string, b: string, evidence: string): ReviewMemory {
  return { kind, a, b, evidence, score: '' };
}
