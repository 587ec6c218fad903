import type { SyncInput } from './sync-input.ts';
import { LANGUAGES } from '../languages/registry.ts';
import type { Finding } from '../domain/finding.ts';
import { summarySections } from '../master/figures/summary-rows.ts';
import { RESPONSES } from '../master/schema/responses.ts';
import { SUMMARY } from '../master/schema/summary.ts';
import type { MasterMemory } from '../master/memory/memory.ts';
import type { SummaryTab } from '../master/merge/figures-tab.ts';
import { mergeResponseTab } from '../master/merge/response-tab.ts';
import { sortRefusal, tooMuchChange, type TooMuchChange } from './change-limit.ts';
import { refuseLoss } from './conservation.ts';
import { masterChanges, tabIds } from '../master/diff/master-changes.ts';
import type { DesiredTab } from '../master/diff/tab-changes.ts';
import type { KnownResponse } from '../domain/known-response.ts';
import { reconcile } from './responses/reconcile.ts';
import type { LastId } from '../master/memory/memory.ts';
import { rememberedResponses } from '../master/remembered-responses.ts';
import { readDecisions } from './review-items/decisions.ts';
import { reviewItems, waiting } from './review-items/review-items.ts';
import { withTypedPairs } from './review-items/typed-pairs.ts';
import type { Pulled } from '../domain/pulled.ts';
import type { Change } from '../workbook/workbook.ts';
import { nextMemory } from './next-memory.ts';
import { occasions } from './occasions.ts';
import { outcomes } from './outcome.ts';
import { listedIn } from './signer-status.ts';
import { planNames, type NamedChanges } from './plan-names.ts';
import { responsesToSigners } from './responses-to-signers.ts';
import { desiredFigures } from './desired-figures.ts';
import { desiredMemory, desiredReview } from './desired-rows.ts';
import { changedLists, listLines, type ListToWrite, signersToList } from './printed-lists.ts';

export interface SyncCounts {
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
  readonly counts: SyncCounts;
  readonly findings: readonly Finding[];
  /** Cells in which a person's edit stands against what the tool would write. */
  readonly kept: readonly { readonly signer: string; readonly header: string }[];
  /** What it does to the signers, by name; worked out when it is asked for. */
  readonly names: () => readonly NamedChanges[];
  /** The highest signer IDs given so far, this plan's too. */
  readonly lastId: LastId;
  /** Lists that go to files along with it. */
  readonly lists: readonly ListToWrite[];
  /** Why this should not be written without a person's word. */
  readonly tooMuch?: TooMuchChange;
}

/**
 * The whole way from pulled responses and the master as it stands to the changes
 * that bring it up to date. Pure: the same input gives the same plan, whatever
 * the order of the sources.
 */
export function planSync(input: SyncInput): SyncPlan {
  const { letter, master, pulls, now } = input;
  const { memory, tabs } = master;
  const [language] = letter.languages;
  const remembered = rememberedResponses(master);
  const known = reconcile(pulls, remembered);
  const decided = readDecisions(tabs.Review, memory.reviews, now);
  const decisions = withTypedPairs(decided, master, now);
  const reached = responsesToSigners(input, known, decisions);
  const { organizations, individuals, resolved, change } = reached;
  const stages = [organizations, individuals];
  const responses = mergeResponseTab({
    spec: master.schema.Responses,
    responses: resolved,
    state: tabs.Responses,
    memory: memory.responses,
    outcomeOf: outcomes(stages, language),
    zone: letter.timezone,
  });
  const isReworded =
    memory.master !== undefined && language !== (memory.master.language ?? LANGUAGES[0]);
  const items = reviewItems(
    occasions(reached, responses.edited, letter, isReworded),
    decisions.reviews,
  );
  const { Organizations, Individuals, Review, Responses, Log, ...later } = tabIds(master);
  const next = {
    letter,
    before: memory,
    schema: master.schema,
    tabs: { Organizations, Individuals, Review, Responses, Log },
    pulls,
    resolved,
    sealsOf: responses.sealsOf,
    signers: new Map(stages.flatMap(({ remembered: of }) => [...of])),
    reviews: items,
    figures: memory.figures,
    exports: memory.master?.exports ?? {},
    lastId: { organization: organizations.last, individual: individuals.last },
  };
  const keptIds = new Map(
    known.flatMap(({ pulledId, response: { id } }) =>
      pulledId === undefined ? [] : [[pulledId, id]],
    ),
  );
  refuseLoss(pulls, (id) => keptIds.get(id) ?? id, remembered.keys(), responses.rows);

  const summary = desiredFigures(master, organizations, individuals, items, language);
  const rest = {
    Organizations: organizations.tab.wanted,
    Individuals: individuals.tab.wanted,
    Review: desiredReview(items, master, decisions, language),
    Responses: { rows: responses.rows, cleared: new Set<number>(), placed: new Map() },
  };
  const listed = signersToList(
    { schema: master.schema, zone: letter.timezone },
    { organizations, individuals },
    resolved,
  );
  const had = memory.master?.tabs;
  // Who deletes the tab does not want it.
  const lines = had?.List !== undefined && !master.list ? undefined : listLines(letter, listed);
  const lists =
    input.writesLists === true
      ? changedLists(letter, listed, next.exports)
      : { changed: [], digests: next.exports };
  const changesWith = ({ tabs, figures, ...more }: LaterTabs): readonly Change[] => {
    const remembered = nextMemory({
      ...next,
      tabs: { ...next.tabs, ...tabs },
      figures: figures ?? memory.figures,
      exports: lists.digests,
    });
    const wanted = { ...rest, ...more, memory: desiredMemory(remembered, master) };
    return masterChanges(master, wanted, summarySections(language), language);
  };
  const all = changesWith({
    tabs: { Summary: later.Summary, List: later.List },
    figures: summary?.remembered,
    Summary: summary?.wanted,
    List: lines,
  });
  // A master of an earlier version gets its later tabs along with the first other change.
  const isOlder = had !== undefined && (had.Summary === undefined || had.List === undefined);
  const changes = isOlder && changesWith(tabsOf(had, summary, lines)).length === 0 ? [] : all;
  const kept = [
    ...stages.flatMap(({ tab }) => tab.kept),
    ...(summary?.kept ?? []).map(({ figure, header }) => ({
      signer: `${SUMMARY.title} (${figure})`,
      header,
    })),
    ...responses.edited.map(({ response, header }) => ({
      signer: `${RESPONSES.title} (${response})`,
      header,
    })),
  ];
  const tooMuch = sortRefusal(master) ?? tooMuchChange(change, letter.rules.guard);
  return {
    changes,
    counts: {
      ...responseCounts(pulls, known),
      organizations: organizations.standing,
      individuals: individuals.standing,
      listed: stages.reduce((sum, { tab }) => sum + listedIn(tab.wanted.rows), 0),
      toReview: waiting(items),
      keptEdits: kept.length,
    },
    findings: [...pulls.flatMap(({ findings }) => findings), ...decisions.findings],
    kept,
    names: () => planNames(master, { Organizations: organizations, Individuals: individuals }),
    lastId: next.lastId,
    lists: lists.changed,
    ...(tooMuch === undefined ? {} : { tooMuch }),
  };
}

/** What goes to the tabs that masters of earlier versions lack. */
interface LaterTabs {
  readonly tabs: { readonly Summary?: number; readonly List?: number };
  readonly figures: SummaryTab['remembered'] | undefined;
  readonly Summary: DesiredTab | undefined;
  readonly List: readonly string[] | undefined;
}

/** The same for those of them that the master has. */
function tabsOf(
  { Summary, List }: MasterMemory['tabs'],
  summary: SummaryTab | undefined,
  lines: readonly string[] | undefined,
): LaterTabs {
  return {
    tabs: {
      ...(Summary === undefined ? {} : { Summary }),
      ...(List === undefined ? {} : { List }),
    },
    figures: Summary === undefined ? undefined : summary?.remembered,
    Summary: Summary === undefined ? undefined : summary?.wanted,
    List: List === undefined ? undefined : lines,
  };
}

function responseCounts(pulls: readonly Pulled[], known: readonly KnownResponse[]) {
  return {
    pulled: pulls.reduce((sum, { responses }) => sum + responses.length, 0),
    new: known.filter(({ change }) => change === 'new').length,
    updated: known.filter(({ change }) => change === 'edited').length,
    vanished: known.filter(({ justVanished }) => justVanished).length,
  };
}
