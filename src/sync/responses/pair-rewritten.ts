import type { KnownResponse, RememberedResponses } from '../../domain/known-response.ts';
import type { Response } from '../../domain/response.ts';
import { answerKey } from '../../master/same-answer.ts';
import { timeToKeep } from './time-to-keep.ts';

/** One way in which a response that is gone and one that has come may be one. */
interface Way {
  /** What both have in common, beside their source; undefined where nothing is to go by. */
  readonly key: (response: Response) => string | undefined;
  /** One that had vanished by an earlier sync is found again only by its very time. */
  readonly alsoLongGone: boolean;
  /** Whether answers may differ; then only one of each side may have that key, and both must name the same. */
  readonly edited: 'no' | 'by address' | 'by time';
  /** Whether a time without seconds is the one with them. */
  readonly lessSeconds?: true;
  /** Whether it holds too where the source gives IDs: it may have given none before. */
  readonly despiteIds?: true;
}

const second = ({ submittedAt }: Response): string | undefined => submittedAt?.slice(0, 19);
const minute = ({ submittedAt }: Response): string | undefined => submittedAt?.slice(0, 16);

/** The surest first. */
const WAYS: readonly Way[] = [
  { key: both(second, answersKey), alsoLongGone: true, edited: 'no', despiteIds: true },
  // Excel leaves seconds out when it saves a CSV again.
  { key: both(minute, answersKey), alsoLongGone: true, edited: 'no', lessSeconds: true },
  { key: answersKey, alsoLongGone: false, edited: 'no' },
  { key: address, alsoLongGone: false, edited: 'by address' },
  { key: second, alsoLongGone: false, edited: 'by time' },
  { key: minute, alsoLongGone: false, edited: 'by time', lessSeconds: true },
];

/**
 * Recognizes responses of sheets and files that are written otherwise than before, or edited.
 *
 * They have no response IDs, so that such a one looks like one response gone and another come.
 * `withIds` names the sources that do: there another ID is another response, unless nothing
 * else differs, as where the source gave no IDs before.
 * They are one where source, instant and answers, as they are understood, are the same; where
 * the answers alone are; or, edited, where exactly one went and one came from the same address
 * or at the same time. It keeps its ID; how an answer was first written stays where it means the same.
 */
export function pairRewritten(
  known: readonly KnownResponse[],
  remembered: RememberedResponses,
  withIds: ReadonlySet<string>,
): readonly KnownResponse[] {
  let gone = known.filter(({ change }) => change === 'vanished');
  let come = known.filter(({ change }) => change === 'new');
  const replaced = new Map<string, KnownResponse>();
  const absorbed = new Set<string>();
  for (const way of WAYS) {
    if (gone.length === 0 || come.length === 0) break;
    const able = way.despiteIds
      ? come
      : come.filter(({ response }) => !withIds.has(response.source));
    for (const [old, fresh] of pairs(gone, able, way)) {
      if (way.lessSeconds && !isLessExact(old.response, fresh.response)) continue;
      const joined = join(old, fresh, remembered);
      if (joined === undefined) continue;
      replaced.set(old.response.id, joined);
      absorbed.add(fresh.response.id);
    }
    gone = gone.filter(({ response }) => !replaced.has(response.id));
    come = come.filter(({ response }) => !absorbed.has(response.id));
  }
  if (absorbed.size === 0) return known;
  return known
    .filter(({ response }) => !absorbed.has(response.id))
    .map((each) => replaced.get(each.response.id) ?? each);
}

type Pair = readonly [KnownResponse, KnownResponse];

function pairs(
  gone: readonly KnownResponse[],
  come: readonly KnownResponse[],
  { key, alsoLongGone, edited }: Way,
): readonly Pair[] {
  const left = grouped(
    gone.filter(({ justVanished }) => alsoLongGone || justVanished),
    key,
  );
  const right = grouped(come, key);
  return [...left].flatMap(([common, olds]): readonly Pair[] => {
    const freshes = right.get(common) ?? [];
    const [old] = olds;
    const [fresh] = freshes;
    if (old === undefined || fresh === undefined) return [];
    if (edited === 'no') {
      const sorted = freshes.sort(byTime);
      return olds.sort(byTime).flatMap((each, at): readonly Pair[] => {
        const other = sorted[at];
        return other === undefined ? [] : [[each, other]];
      });
    }
    if (olds.length > 1 || freshes.length > 1) return [];
    return edited === 'by address' || nameTheSame(old.response, fresh.response)
      ? [[old, fresh]]
      : [];
  });
}

function join(
  old: KnownResponse,
  fresh: KnownResponse,
  remembered: RememberedResponses,
): KnownResponse | undefined {
  const { id } = old.response;
  const earlier = remembered.get(id);
  if (earlier === undefined) return undefined;
  const { answers, same } = earlier.settle(fresh.response);
  const submittedAt = timeToKeep(earlier.response.submittedAt, fresh.response.submittedAt, same);
  const { source } = fresh.response;
  const response = { id, source, answers, ...(submittedAt === undefined ? {} : { submittedAt }) };
  const pulledId = fresh.response.id;
  if (same) {
    // The ID at the source is found again each time: nothing is written where nothing changed.
    const now = earlier.nowId === undefined ? {} : { nowId: earlier.nowId };
    return { response, change: 'unchanged', justVanished: false, pulledId, ...now };
  }
  const before = earlier.response.answers;
  return { response, change: 'edited', justVanished: false, before, nowId: pulledId, pulledId };
}

/** Whether one of two times in one minute gives no second. */
function isLessExact(...two: readonly [Response, Response]): boolean {
  return two.some(({ submittedAt }) => submittedAt?.slice(17, 19) === '00');
}

function both(
  one: (response: Response) => string | undefined,
  other: (response: Response) => string | undefined,
): (response: Response) => string | undefined {
  return (response) => {
    const [a, b] = [one(response), other(response)];
    return a === undefined || b === undefined ? undefined : `${a}\u0000${b}`;
  };
}

function answersKey({ answers }: Response): string | undefined {
  const keys = entries(answers).map(([field, text]) => `${field}\u0001${text}`);
  return keys.length === 0 ? undefined : keys.sort().join('\u0000');
}

function address({ answers }: Response): string | undefined {
  const email = answerKey('email', answers.email ?? '');
  return email === '' ? undefined : email;
}

/** Whether both name the same group, mailbox or person. */
function nameTheSame({ answers: a }: Response, { answers: b }: Response): boolean {
  const agree = (field: 'email' | 'organization' | 'firstName' | 'lastName'): boolean => {
    const key = answerKey(field, a[field] ?? '');
    return key !== '' && key === answerKey(field, b[field] ?? '');
  };
  return agree('organization') || agree('email') || (agree('firstName') && agree('lastName'));
}

/** Each answer that says something, as it is understood. */
function entries(answers: Response['answers']): readonly (readonly [string, string])[] {
  return Object.entries(answers).flatMap(([field, text]) => {
    const key = answerKey(field, text);
    return key === '' ? [] : [[field, key] as const];
  });
}

function grouped(
  responses: readonly KnownResponse[],
  keyOf: Way['key'],
): ReadonlyMap<string, KnownResponse[]> {
  const groups = new Map<string, KnownResponse[]>();
  for (const each of responses) {
    const key = keyOf(each.response);
    if (key === undefined) continue;
    const full = `${each.response.source}\u0000${key}`;
    const group = groups.get(full);
    if (group) group.push(each);
    else groups.set(full, [each]);
  }
  return groups;
}

function byTime(a: KnownResponse, b: KnownResponse): number {
  const [x, y] = [a.response, b.response];
  const [from, to] = [x.submittedAt ?? '~', y.submittedAt ?? '~'];
  if (from !== to) return from < to ? -1 : 1;
  return x.id < y.id ? -1 : 1;
}
