import { isIndividualId } from '../../domain/signer-id.ts';
import { QUESTION_TEXTS } from './question-texts.ts';
import type { Language } from '../../languages/registry.ts';
import { columnOf } from '../../master/schema/column.ts';
import { RESPONSES } from '../../master/schema/responses.ts';
import { REVIEW } from '../../master/schema/review.ts';
import { TABS } from '../../master/schema/tabs.ts';
import type { TabRow } from '../../master/grid.ts';
import type { Master } from '../../master/master.ts';
import type { ReviewMemory } from '../../master/memory/memory.ts';
import { addressDomain } from '../../names/address-domain.ts';
import { readDecision } from '../../sync/review-items/read-decision.ts';
import type { ShownSide, Submitter } from './question.ts';
import { byCodeUnit } from '../../names/code-units.ts';

/** How many of those who signed are shown; more help nobody to decide. */
const SHOWN = 12;

/** A master opened up for looking things up, once for all questions. */
export interface Evidence {
  readonly master: Master;
  /** In which whoever looks reads. */
  readonly language: Language;
  /** Rows of both signer tabs by signer ID. */
  readonly rows: ReadonlyMap<string, TabRow>;
  /** Rows of the Review tab by Review ID. */
  readonly reviews: ReadonlyMap<string, TabRow>;
  readonly responsesOf: ReadonlyMap<string, readonly TabRow[]>;
}

export function openMasterIndex(master: Master, language: Language): Evidence {
  const { Organizations, Individuals, Review, Responses } = master.tabs;
  const responsesOf = new Map<string, TabRow[]>();
  for (const row of Responses?.rows ?? []) {
    for (const signer of master.memory.responses.get(row.key)?.data.signers ?? []) {
      const own = responsesOf.get(signer);
      if (own) own.push(row);
      else responsesOf.set(signer, [row]);
    }
  }
  return {
    master,
    language,
    rows: byKey([...(Organizations?.rows ?? []), ...(Individuals?.rows ?? [])]),
    reviews: byKey(Review?.rows ?? []),
    responsesOf,
  };
}

/** Of two rows with one key the upper counts. */
function byKey(rows: readonly TabRow[]): ReadonlyMap<string, TabRow> {
  const found = new Map<string, TabRow>();
  for (const row of rows) if (row.key !== '' && !found.has(row.key)) found.set(row.key, row);
  return found;
}

/** A cell of a signer's row; '' where it has no such row or column. */
export function signerCell(evidence: Evidence, signer: string, header: string): string {
  const { columns } = TABS[signerTab(signer)];
  const column = columns.findIndex((each) => each.header === header);
  return evidence.rows.get(signer)?.cells[column]?.trim() ?? '';
}

/** The name that the list shows for a signer; its ID where its row is gone. */
export function nameOf(evidence: Evidence, signer: string): string {
  return signerCell(evidence, signer, nameHeader(signer)) || signer;
}

export function nameHeader(signer: string): 'Organization' | 'Name' {
  return isIndividualId(signer) ? 'Name' : 'Organization';
}

/** The tab on which a signer has its row. */
export function signerTab(signer: string): 'Organizations' | 'Individuals' {
  return isIndividualId(signer) ? 'Individuals' : 'Organizations';
}

const DECISION = columnOf(REVIEW, 'decision');

/** The reviews that nobody has decided, neither on the tab nor before. */
export function waitingReviews({
  master,
  reviews,
}: Evidence): readonly (readonly [string, ReviewMemory])[] {
  return [...master.memory.reviews].flatMap(([id, { data }]) => {
    const row = reviews.get(id);
    const open =
      row !== undefined && readDecision(row.cells[DECISION] ?? '', data.review) === undefined;
    return open ? [[id, data] as const] : [];
  });
}

/** One signer with everyone who signed for it; its name still unmarked. */
export function sideOf(evidence: Evidence, signer: string): Omit<ShownSide, 'name'> {
  const cell = (header: string): string => signerCell(evidence, signer, header);
  const people = (evidence.responsesOf.get(signer) ?? []).map(submitter).sort(byTime);
  const typed =
    people.length === 0 && evidence.rows.has(signer) ? [typedByHand(cell, evidence.language)] : [];
  return {
    signer,
    status: cell('Status'),
    authority: cell('Authority'),
    scope: cell('Scope'),
    state: cell('State'),
    affiliation: cell('Affiliation'),
    alsoWrittenAs: cell('Also written as'),
    people: [...people, ...typed].slice(0, SHOWN),
    more: Math.max(0, people.length - SHOWN),
  };
}

function submitter({ cells }: TabRow): Submitter {
  const of = (header: string): string => {
    const column = RESPONSES.columns.findIndex((each) => each.header === header);
    return cells[column]?.trim() ?? '';
  };
  return {
    who: [of('First name'), of('Last name')].filter((part) => part !== '').join(' '),
    role: of('Title'),
    when: of('Submitted').slice(0, 16),
    domain: addressDomain(of('Email')),
    state: of('State'),
    wrote: of('Organization'),
    authority: of('Authority'),
    source: of('Source'),
  };
}

/** A signer that a person typed into the master has no response. */
function typedByHand(cell: (header: string) => string, language: Language): Submitter {
  return {
    who: cell('Contact'),
    role: cell('Contact title') || cell('Title'),
    when: cell('First signed').slice(0, 16),
    domain: addressDomain(cell('Email')),
    state: cell('State'),
    wrote: '',
    authority: '',
    source: QUESTION_TEXTS(language, 'typedIn'),
  };
}

function byTime(a: Submitter, b: Submitter): number {
  return byCodeUnit(a.when, b.when) || byCodeUnit(a.who, b.who);
}
