import type { Language } from '../../languages/registry.ts';
import { columnOf } from '../schema/column.ts';
import { SUMMARY } from '../schema/summary.ts';
import type { Review } from '../../domain/review.ts';
import type { ReviewMemory } from '../memory/memory.ts';
import { isAboutOrganization } from '../reviews/review-signers.ts';
import type { ChartLayout, SectionLayout } from '../../workbook/workbook.ts';
import { figures as figuresOf, type Figures, type FigureSplit } from './figures.ts';
import { SUMMARY_TEXTS } from './summary-texts.ts';
import { TILE_MAP } from './tile-map.ts';
import { byCodeUnit } from '../../names/code-units.ts';

/** The rows of the Summary tab and how they are drawn. Those that come with time stand last. */

/** What waits on the Review tab, as rows' keys call it. Missing authorities stand under the statuses already. */
const WAITING = {
  match: 'Possible match',
  'typed-pair': 'Possible match',
  contradiction: 'Contradiction',
  'edited-cell': 'Edited cell',
  'edited-response': 'Edited response',
  'vanished-response': 'Vanished response',
  'deleted-row': 'Deleted row',
  flag: 'Flag',
} as const satisfies Readonly<Record<Exclude<Review['kind'], 'authority'>, string>>;

const WAITING_TEXTS = {
  'Possible match': 'possibleMatches',
  Contradiction: 'contradictions',
  'Edited cell': 'editedCells',
  'Edited response': 'editedResponses',
  'Vanished response': 'vanishedResponses',
  'Deleted row': 'deletedRows',
  Flag: 'flags',
} as const satisfies Readonly<Record<(typeof WAITING)[keyof typeof WAITING], string>>;

const KINDS = Object.entries(WAITING_TEXTS);

const STATES = TILE_MAP.map(({ state }) => state).sort(byCodeUnit);

/** What waits on the Review tab by kind, each thing once: under organizations where it is about one. */
export type Waiting = ReadonlyMap<string, FigureSplit>;

export function waitingByKind(items: Iterable<ReviewMemory>): Waiting {
  const waiting = new Map<string, FigureSplit>();
  for (const { review, decided } of items) {
    if (decided || review.kind === 'authority') continue;
    const what = WAITING[review.kind];
    const { organizations, individuals } = waiting.get(what) ?? NOBODY;
    waiting.set(
      what,
      isAboutOrganization(review)
        ? { organizations: organizations + 1, individuals }
        : { organizations, individuals: individuals + 1 },
    );
  }
  return waiting;
}

const NOBODY: FigureSplit = { organizations: 0, individuals: 0 };

/** A figure: what its row's key calls it, which never changes, and its count for each kind of signer that it applies to. */
type Figure = readonly [what: string, counts: Partial<FigureSplit>, shown?: string];

interface FigureSection {
  readonly about: string;
  /** The first word of its rows' keys, which never change. */
  readonly key: string;
  readonly figures: readonly Figure[];
}

function sectionsOf(
  figures: Figures,
  waiting: Waiting,
  language: Language,
): readonly FigureSection[] {
  const { all, listed, undated, authorities, statuses, states, noState, days } = figures;
  const byState = new Map(states.map(({ what, count }) => [what, count]));
  return [
    {
      about: SUMMARY_TEXTS(language, 'signers'),
      key: 'signers',
      figures: [
        ['all', all, SUMMARY_TEXTS(language, 'all')],
        ['listed', listed, SUMMARY_TEXTS(language, 'listed')],
        ['day not known', undated, SUMMARY_TEXTS(language, 'dayNotKnown')],
      ],
    },
    {
      about: SUMMARY_TEXTS(language, 'authority'),
      key: 'authority',
      figures: authorities.map(({ what, count }) => [what, { organizations: count }]),
    },
    {
      about: SUMMARY_TEXTS(language, 'status'),
      key: 'status',
      figures: statuses.map((each) => [each.what, each]),
    },
    {
      about: SUMMARY_TEXTS(language, 'toReview'),
      key: 'review',
      figures: KINDS.map(([what, text]) => [
        what,
        waiting.get(what) ?? NOBODY,
        SUMMARY_TEXTS(language, text),
      ]),
    },
    {
      about: SUMMARY_TEXTS(language, 'state'),
      key: 'state',
      figures: [
        ...STATES.map((what): Figure => [what, { organizations: byState.get(what) ?? 0 }]),
        ['none given', { organizations: noState }, SUMMARY_TEXTS(language, 'noState')],
      ],
    },
    {
      about: SUMMARY_TEXTS(language, 'signedOn'),
      key: 'day',
      figures: days.map((each) => [each.day, each]),
    },
  ];
}

/** The rows of the Summary tab by key, in the order in which a new tab has them. */
export function summaryRows(
  figures: Figures,
  waiting: Waiting,
  language: Language,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    sectionsOf(figures, waiting, language).flatMap(({ about, key, figures: of }) =>
      of.map(([what, { organizations, individuals }, name = what]) => {
        const rowKey = `${key} ${what}`;
        return [rowKey, [about, name, shown(organizations), shown(individuals), rowKey]] as const;
      }),
    ),
  );
}

function shown(count: number | undefined): string {
  return count === undefined ? '' : String(count);
}

const FIGURE = columnOf(SUMMARY, 'figure');
const ORGANIZATIONS = columnOf(SUMMARY, 'organizations');
const INDIVIDUALS = columnOf(SUMMARY, 'individuals');

const CHARTS: Readonly<Record<string, (language: Language) => ChartLayout>> = {
  day: (language) => ({
    type: 'columns',
    title: SUMMARY_TEXTS(language, 'dayChart'),
    description: SUMMARY_TEXTS(language, 'dayChartSays'),
    labels: FIGURE,
    values: [ORGANIZATIONS, INDIVIDUALS],
  }),
  authority: (language) => ({
    type: 'bars',
    title: SUMMARY_TEXTS(language, 'authorityChart'),
    description: SUMMARY_TEXTS(language, 'authorityChartSays'),
    labels: FIGURE,
    values: [ORGANIZATIONS],
  }),
  state: (language) => ({
    type: 'bars',
    title: SUMMARY_TEXTS(language, 'stateChart'),
    description: SUMMARY_TEXTS(language, 'stateChartSays'),
    labels: FIGURE,
    values: [ORGANIZATIONS],
  }),
};

/** Where each section of a new tab begins, and its chart; the days reach down without end. */
export function summarySections(language: Language): readonly SectionLayout[] {
  let start = 1;
  return sectionsOf(figuresOf([], []), new Map(), language).map(({ key, figures: { length } }) => {
    const section = { start, ...(key === 'day' ? {} : { length }), ...chartOf(key, language) };
    start += length;
    return section;
  });
}

function chartOf(key: string, language: Language): Pick<SectionLayout, 'chart'> {
  const chart = CHARTS[key]?.(language);
  return chart ? { chart } : {};
}
