import { distance } from 'fastest-levenshtein';
import { isIndividualId, isOrganizationId } from '../domain/signer-id.ts';
import { columnOf } from '../master/schema/column.ts';
import { INDIVIDUALS } from '../master/schema/individuals.ts';
import { ORGANIZATIONS } from '../master/schema/organizations.ts';
import { RESPONSES } from '../master/schema/responses.ts';
import { reviewHeading, reviewReason, sentence } from '../master/reviews/review-cells.ts';
import { reviewSigners } from '../master/reviews/review-signers.ts';
import type { TabRow } from '../master/grid.ts';
import { seal, sealAt } from '../master/memory/seal.ts';
import { foldWords } from '../names/fold.ts';
import { nameKey } from '../names/key.ts';
import { EXPLAIN_TEXTS } from './explain-texts.ts';
import { decided } from './session/decided.ts';
import { nameOf, signerCell, waitingReviews, type Evidence } from './session/master-index.ts';
import { byCodeUnit } from '../names/code-units.ts';

/** One response behind a signer. */
export interface ExplainedResponse {
  readonly id: string;
  readonly source: string;
  readonly submitted: string;
  /** The name as it was typed. */
  readonly wrote: string;
  readonly outcome: string;
}

/** Why one signer is, or is not, on the list. */
export interface Explained {
  readonly signer: string;
  readonly name: string;
  readonly listed: boolean;
  readonly status: string;
  readonly why: string;
  readonly alsoWrittenAs: string;
  readonly responses: readonly ExplainedResponse[];
  /** Signers that turned out to be this one. */
  readonly merged: readonly string[];
  readonly decisions: readonly string[];
  /** What waits for a person about it. */
  readonly questions: readonly string[];
}

interface NearName {
  readonly signer: string;
  readonly name: string;
  readonly status: string;
}

export interface Explanation {
  readonly asked: string;
  readonly found: readonly Explained[];
  /** Responses that name it and stand for no signer. */
  readonly unsigned: readonly ExplainedResponse[];
  /** Other signers of nearly that name, the nearest first. */
  readonly near: readonly NearName[];
}

const NEAR = 5;
const NEAR_ENOUGH = 0.55;
/** Fewer letters begin too many names. */
const LEAST_ASKED = 3;

/** Answers "why is my group not on the list?" for a name, however it is spelled, or a signer ID. */
export function explain(evidence: Evidence, asked: string): Explanation {
  const key = keyOf(asked);
  const wanted = asked.trim().toUpperCase();
  const names = namesOfSigners(evidence);
  const exact = [...names].filter(
    ([signer, own]) => signer === wanted || (key !== '' && own.some((name) => keyOf(name) === key)),
  );
  const holding = [...names].filter(([, own]) => own.some((name) => holds(name, asked)));
  // Whoever types a part of a name that only one has means that one.
  const found = exact.length === 0 && holding.length === 1 ? holding : exact;
  const near = [...names]
    .filter(([signer]) => !found.some(([each]) => each === signer))
    .map(([signer, own]) => ({
      signer,
      nearness: Math.max(
        ...own.map((name) => (holds(name, asked) ? 1 : nearness(key, keyOf(name)))),
      ),
    }))
    .filter((each) => each.nearness >= NEAR_ENOUGH)
    .sort((a, b) => b.nearness - a.nearness || byCodeUnit(a.signer, b.signer));
  const unsigned = (evidence.master.tabs.Responses?.rows ?? []).filter(
    (row) =>
      cell(row, 'Signers') === '' && key !== '' && namesIn(row).some((name) => keyOf(name) === key),
  );
  return {
    asked,
    found: found.map(([signer]) => explained(evidence, signer)),
    unsigned: unsigned.map(asResponse),
    near: near.slice(0, NEAR).map(({ signer }) => ({
      signer,
      name: shownName(evidence, signer),
      status: shownStatus(evidence, signer),
    })),
  };
}

/** Whether a name has the words that are asked for, the last of them perhaps only begun. */
function holds(name: string, asked: string): boolean {
  const [words, wanted] = [foldWords(name).join(' '), foldWords(asked).join(' ')];
  return wanted.length >= LEAST_ASKED && ` ${words}`.includes(` ${wanted}`);
}

/** A name of one alphabet's letters has a key; any other is compared as it stands. */
function keyOf(name: string): string {
  return nameKey(name) || name.trim().toLowerCase();
}

/** Under which names each signer is known: those of its row and those of its responses. */
function namesOfSigners(evidence: Evidence): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  const note = (signer: string, given: readonly string[]): void => {
    const known = names.get(signer) ?? [];
    names.set(signer, [...known, ...given.filter((name) => name !== '')]);
  };
  for (const signer of evidence.rows.keys()) {
    const also = signerCell(evidence, signer, 'Also written as').split('; ');
    note(signer, [nameOf(evidence, signer), ...also]);
  }
  for (const [signer, rows] of evidence.responsesOf) {
    note(
      signer,
      rows.flatMap((row) => namesIn(row, signer)),
    );
  }
  return names;
}

/** What a response calls whom it is for; only the kind of name that the signer has. */
function namesIn(row: TabRow, signer = ''): readonly string[] {
  const person = [cell(row, 'First name'), cell(row, 'Last name')].join(' ').trim();
  const names = [
    ...(isIndividualId(signer) ? [] : [cell(row, 'Organization')]),
    ...(isOrganizationId(signer) ? [] : [person]),
  ];
  return names.filter((name) => name !== '');
}

function nearness(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  const [x, y] = [new Set(foldWords(a)), new Set(foldWords(b))];
  const common = [...x].filter((word) => y.has(word)).length;
  const words = common / Math.max(1, Math.min(x.size, y.size));
  const letters = 1 - distance(a, b) / Math.max(a.length, b.length);
  const initials = [...x].map((word) => word.charAt(0)).join('');
  const acronym = initials === b || [...y].map((word) => word.charAt(0)).join('') === a ? 1 : 0;
  return Math.max(
    letters,
    common > 1 || Math.min(x.size, y.size) === 1 ? words * 0.9 : 0,
    acronym * 0.95,
  );
}

function explained(evidence: Evidence, signer: string): Explained {
  const { language, master } = evidence;
  const { memory } = master;
  const status = signerCell(evidence, signer, 'Status');
  const responses = evidence.responsesOf.get(signer) ?? [];
  return {
    signer,
    name: shownName(evidence, signer),
    listed: status === 'Listed',
    status: shownStatus(evidence, signer),
    why: whyOf(evidence, signer, status),
    alsoWrittenAs: signerCell(evidence, signer, 'Also written as'),
    responses: responses.map(asResponse),
    merged: [...memory.signers].flatMap(([id, { data }]) => (data.into === signer ? [id] : [])),
    decisions: decided(evidence)
      .filter(({ signers }) => signers.includes(signer))
      .map(({ about, decision, by }) => {
        const who = by === '' ? EXPLAIN_TEXTS(language, 'somebody') : by;
        const whom = about.join(EXPLAIN_TEXTS(language, 'and'));
        return EXPLAIN_TEXTS(language, 'decided', { who, decision, about: whom });
      }),
    questions: waitingReviews(evidence)
      .filter(([, { review }]) => reviewSigners(review).includes(signer))
      .map(([, { review }]) => {
        const why = sentence(reviewReason(review, language));
        return EXPLAIN_TEXTS(language, 'waits', { kind: reviewHeading(review, language), why });
      }),
  };
}

function shownName(evidence: Evidence, signer: string): string {
  if (evidence.rows.has(signer)) return nameOf(evidence, signer);
  const [first] = evidence.responsesOf.get(signer) ?? [];
  return (first && namesIn(first, signer)[0]) ?? signer;
}

function whyOf(evidence: Evidence, signer: string, status: string): string {
  const { language } = evidence;
  const why = whyStatus(evidence, signer, status);
  return statusSetByHand(evidence, signer) ? `${why} ${EXPLAIN_TEXTS(language, 'byHand')}` : why;
}

function whyStatus(evidence: Evidence, signer: string, status: string): string {
  const { language } = evidence;
  switch (status) {
    case 'Listed':
      return EXPLAIN_TEXTS(language, 'listed');
    case 'Needs authority': {
      const authority = signerCell(evidence, signer, 'Authority');
      return EXPLAIN_TEXTS(language, 'needsAuthority', { authority });
    }
    case 'Out of scope': {
      const scope = signerCell(evidence, signer, 'Scope');
      return EXPLAIN_TEXTS(language, 'outOfScope', { scope });
    }
    case '':
      return EXPLAIN_TEXTS(language, 'rowDeleted');
    default:
      return EXPLAIN_TEXTS(language, 'otherStatus', { status });
  }
}

function shownStatus(evidence: Evidence, signer: string): string {
  return signerCell(evidence, signer, 'Status') || EXPLAIN_TEXTS(evidence.language, 'deleted');
}

function statusSetByHand({ master, rows }: Evidence, signer: string): boolean {
  const column = isOrganizationId(signer)
    ? columnOf(ORGANIZATIONS, 'status')
    : columnOf(INDIVIDUALS, 'status');
  const seals = master.memory.signers.get(signer)?.seals ?? '';
  const status = rows.get(signer)?.cells[column] ?? '';
  return seals !== '' && status !== '' && seal(status) !== sealAt(seals, column);
}

function asResponse(row: TabRow): ExplainedResponse {
  return {
    id: row.key,
    source: cell(row, 'Source'),
    submitted: cell(row, 'Submitted'),
    wrote: namesIn(row)[0] ?? '',
    outcome: cell(row, 'Outcome'),
  };
}

function cell({ cells }: TabRow, header: string): string {
  return cells[RESPONSES.columns.findIndex((each) => each.header === header)]?.trim() ?? '';
}
