import type { Finding } from '../domain/finding.ts';
import type { Letter } from '../domain/letter.ts';
import type { Interpretation, SignOn } from '../domain/signon.ts';
import { columnOf, INDIVIDUALS, ORGANIZATIONS, REVIEW } from '../master/columns.ts';
import type { Master } from '../master/master.ts';
import { writeMemory, type ReviewMemory } from '../master/memory.ts';
import { cellText } from '../master/text.ts';
import type { KnownOrganization } from '../matching/interface.ts';
import { mergeResponseTab } from '../merge/response-tab.ts';
import { alarm } from '../plan/guard.ts';
import { refuseLoss } from '../plan/conservation.ts';
import { masterChanges, tabIds } from '../plan/master-changes.ts';
import type { WantedTab } from '../plan/tab-changes.ts';
import type { KnownResponse } from '../responses/known.ts';
import { reconcile } from '../responses/reconcile.ts';
import { rememberedResponses } from '../responses/remembered.ts';
import { readDecisions } from '../review/decisions.ts';
import { reviewItems, waiting } from '../review/items.ts';
import { interpret } from '../signons/interpret.ts';
import type { Pulled } from '../sources/source.ts';
import type { Change } from '../workbook/workbook.ts';
import { individualKind, organizationKind } from './kinds.ts';
import { nextMemory } from './memory.ts';
import { outcomeOf } from './outcome.ts';
import { signerStage, type SignerStage } from './signer-stage.ts';
import { upheaval } from './upheaval.ts';

const DECISION = columnOf(REVIEW, 'Decision');
const DECIDED_BY = columnOf(REVIEW, 'Decided by');
const ORGANIZATION_STATUS = columnOf(ORGANIZATIONS, 'Status');
const INDIVIDUAL_STATUS = columnOf(INDIVIDUALS, 'Status');

export interface SyncInput {
  readonly letter: Letter;
  readonly master: Master;
  readonly pulls: readonly Pulled[];
  readonly directory: readonly KnownOrganization[];
  /** ISO 8601 in UTC. */
  readonly now: string;
}

export interface Counts {
  readonly pulled: number;
  readonly new: number;
  readonly updated: number;
  readonly vanished: number;
  readonly organizations: number;
  readonly individuals: number;
  readonly listed: number;
  readonly toReview: number;
  readonly keptEdits: number;
}

export interface SyncPlan {
  /** Empty where the master is already as it should be. The Log row is not in it yet. */
  readonly changes: readonly Change[];
  readonly counts: Counts;
  readonly findings: readonly Finding[];
  /** Cells in which a person's edit stands against what the tool would write. */
  readonly kept: readonly { readonly signer: string; readonly header: string }[];
  /** Why this should not be written without a person's word. */
  readonly alarm?: string;
}

/**
 * The whole way from pulled responses and the master as it stands to the changes
 * that bring it up to date. Pure: the same input gives the same plan, whatever
 * the order of the sources.
 */
export function planSync({ letter, master, pulls, directory, now }: SyncInput): SyncPlan {
  const { memory, tabs } = master;
  const remembered = rememberedResponses(master);
  const known = reconcile(pulls, remembered);
  const interpretations = interpretAll(known, letter);
  const signOns = [...interpretations.values()].flatMap((each) => each.signOns);
  const decisions = readDecisions(tabs.Review, memory.reviews, now);

  const lastId = memory.master?.lastId ?? { organization: 0, individual: 0 };
  const organizations = signerStage(
    organizationKind(letter, memory, directory, decisions.rulings),
    signOns.filter((each) => each.kind === 'organization'),
    tabs.Organizations,
    memory,
    decisions.restored,
    lastId.organization,
    now,
  );
  const individuals = signerStage(
    individualKind(letter, memory, decisions.rulings),
    signOns.filter((each) => each.kind === 'individual'),
    tabs.Individuals,
    memory,
    decisions.restored,
    lastId.individual,
    now,
  );
  const stages = [organizations, individuals];
  const statuses = statusesOf(stages);
  const fateOf = (each: KnownResponse) =>
    outcomeOf(each, {
      interpretations,
      signerOf: (signOn) => organizations.signerOf.get(signOn) ?? individuals.signerOf.get(signOn),
      statusOf: (signer) => statuses.get(signer),
      reasonOf: (signer) => organizations.reasons.get(signer) ?? individuals.reasons.get(signer),
    });
  const responses = mergeResponseTab(
    known,
    tabs.Responses,
    memory.responses,
    fateOf,
    letter.timezone,
  );
  const byId = new Map(known.map((each) => [each.response.id, each]));
  const items = reviewItems(
    {
      possible: stages.flatMap(({ built }) => built.assembly.possible),
      contradictions: stages.flatMap(({ built }) => built.assembly.contradictions),
      conflicts: stages.flatMap(({ tab }) => tab.conflicts),
      responses: known,
      deleted: stages.flatMap(({ deleted }) => deleted),
      nameOf: (signer) =>
        organizations.names.get(signer) ?? individuals.names.get(signer) ?? signer,
      signersOf: (id) => {
        const each = byId.get(id);
        return each ? fateOf(each).signers : [];
      },
    },
    decisions.reviews,
  );
  const next = nextMemory({
    letter,
    before: memory,
    tabs: tabIds(master),
    pulls,
    known,
    signersOf: (each) => fateOf(each).signers,
    responseSeals: responses.seals,
    signers: new Map(stages.flatMap(({ remembered: of }) => [...of])),
    reviews: items,
    lastId: { organization: organizations.last, individual: individuals.last },
  });
  const keptIds = new Map(known.map(({ nowId, response }) => [nowId ?? response.id, response.id]));
  refuseLoss(pulls, (id) => keptIds.get(id) ?? id, remembered.keys(), responses.rows);

  const changes = masterChanges(master, {
    Organizations: organizations.tab.wanted,
    Individuals: individuals.tab.wanted,
    Review: wantedReview(items, master),
    Responses: { rows: responses.rows, emptied: new Set(), placed: new Map() },
    memory: wantedMemory(writeMemory(next), master),
  });
  const kept = stages.flatMap(({ tab }) => tab.kept);
  const why = alarm(upheaval(master, stages, known, decisions.rulings), letter.rules.guard);
  return {
    changes,
    counts: {
      ...responseCounts(pulls, known),
      organizations: rowCount(organizations),
      individuals: rowCount(individuals),
      listed: [...statuses.values()].filter((status) => status === 'Listed').length,
      toReview: waiting(items),
      keptEdits: kept.length + responses.kept,
    },
    findings: [...pulls.flatMap(({ findings }) => findings), ...decisions.findings],
    kept,
    ...(why === undefined ? {} : { alarm: why }),
  };
}

/** Twins are read once, through the response that stands for them. */
function interpretAll(
  known: readonly KnownResponse[],
  letter: Letter,
): ReadonlyMap<string, Interpretation> {
  return new Map(
    known
      .filter(({ twinOf }) => twinOf === undefined)
      .map(({ response }) => [response.id, interpret(response, letter)]),
  );
}

function responseCounts(pulls: readonly Pulled[], known: readonly KnownResponse[]) {
  return {
    pulled: pulls.reduce((sum, { responses }) => sum + responses.length, 0),
    new: known.filter(({ fate }) => fate === 'new').length,
    updated: known.filter(({ fate }) => fate === 'edited').length,
    vanished: known.filter(({ justVanished }) => justVanished).length,
  };
}

function statusesOf(stages: readonly SignerStage<SignOn>[]): ReadonlyMap<string, string> {
  const statuses = new Map<string, string>();
  for (const { tab } of stages) {
    for (const [id, cells] of tab.wanted.rows) {
      const column = id.startsWith('O') ? ORGANIZATION_STATUS : INDIVIDUAL_STATUS;
      statuses.set(id, cells[column] ?? '');
    }
  }
  return statuses;
}

function rowCount({ tab, built }: SignerStage<SignOn>): number {
  const standing = new Set(tab.wanted.rows.keys());
  return built.signers.filter(({ id }) => standing.has(id)).length;
}

/** Review rows as they shall stand; what was deleted by hand stays away, what is settled goes. */
function wantedReview(items: ReadonlyMap<string, ReviewMemory>, master: Master): WantedTab {
  const standing = new Map((master.tabs.Review?.rows ?? []).map((row) => [row.key, row]));
  const rows = new Map<string, readonly string[]>();
  for (const [id, item] of items) {
    const row = standing.get(id);
    if (!row && item.decided) continue;
    const decision = row?.cells[DECISION] ?? '';
    const by = row?.cells[DECIDED_BY] ?? '';
    const cells = [item.kind, item.a, item.b, item.evidence, item.score, decision, by, id];
    rows.set(id, cells.map(cellText));
  }
  const known = master.memory.reviews;
  const emptied = [...standing.values()]
    .filter(({ key, extra }) => known.has(key) && !items.has(key) && !extra)
    .map(({ row }) => row);
  return { rows, emptied: new Set(emptied), placed: new Map() };
}

function wantedMemory(rows: ReadonlyMap<string, readonly string[]>, master: Master): WantedTab {
  const emptied = (master.tabs.memory?.rows ?? [])
    .filter(({ key }) => !rows.has(key))
    .map(({ row }) => row);
  return { rows, emptied: new Set(emptied), placed: new Map() };
}
