import { columnOf } from '../schema/column.ts';
import { SUMMARY } from '../schema/summary.ts';
import type { Review } from '../../domain/review.ts';
import type { ReviewMemory } from '../memory/memory.ts';
import { isAboutOrganization } from '../reviews/review-signers.ts';
import type { ChartLayout, SectionLayout } from '../../workbook/workbook.ts';
import { figures as figuresOf, type Figures, type FigureSplit } from './figures.ts';
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

const KINDS = [...new Set(Object.values(WAITING))];

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

/** A figure: what it is called, and its count for each kind of signer that it applies to. */
type Figure = readonly [what: string, counts: Partial<FigureSplit>];

interface FigureSection {
  readonly about: string;
  /** The first word of its rows' keys, which never change. */
  readonly key: string;
  readonly figures: readonly Figure[];
}

function sectionsOf(figures: Figures, waiting: Waiting): readonly FigureSection[] {
  const { all, listed, undated, authorities, statuses, states, noState, days } = figures;
  const byState = new Map(states.map(({ what, count }) => [what, count]));
  return [
    {
      about: 'Signers',
      key: 'signers',
      figures: [
        ['all', all],
        ['listed', listed],
        ['day not known', undated],
      ],
    },
    {
      about: 'Authority',
      key: 'authority',
      figures: authorities.map(({ what, count }) => [what, { organizations: count }]),
    },
    {
      about: 'Status',
      key: 'status',
      figures: statuses.map((each) => [each.what, each]),
    },
    {
      about: 'To review',
      key: 'review',
      figures: KINDS.map((what) => [what, waiting.get(what) ?? NOBODY]),
    },
    {
      about: 'State',
      key: 'state',
      figures: [
        ...STATES.map((what): Figure => [what, { organizations: byState.get(what) ?? 0 }]),
        ['none given', { organizations: noState }],
      ],
    },
    { about: 'Signed on', key: 'day', figures: days.map((each) => [each.day, each]) },
  ];
}

/** The rows of the Summary tab by key, in the order in which a new tab has them. */
export function summaryRows(
  figures: Figures,
  waiting: Waiting,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    sectionsOf(figures, waiting).flatMap(({ about, key, figures: of }) =>
      of.map(([what, { organizations, individuals }]) => {
        const rowKey = `${key} ${what}`;
        return [rowKey, [about, what, shown(organizations), shown(individuals), rowKey]] as const;
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

const CHARTS: Readonly<Record<string, ChartLayout>> = {
  day: {
    type: 'columns',
    title: 'Signers a day: organizations blue, individuals orange',
    description: 'Columns: how many organizations and individuals first signed on each day.',
    labels: FIGURE,
    values: [ORGANIZATIONS, INDIVIDUALS],
  },
  authority: {
    type: 'bars',
    title: 'May they sign? Organizations by authority',
    description: 'Bars: how many organizations there are of each authority.',
    labels: FIGURE,
    values: [ORGANIZATIONS],
  },
  state: {
    type: 'bars',
    title: 'Listed organizations by state',
    description: 'Bars: how many listed organizations there are in each state.',
    labels: FIGURE,
    values: [ORGANIZATIONS],
  },
};

/** Where each section of a new tab begins, and its chart; the days reach down without end. */
export function summarySections(): readonly SectionLayout[] {
  let start = 1;
  return sectionsOf(figuresOf([], []), new Map()).map(({ key, figures: { length } }) => {
    const section = { start, ...(key === 'day' ? {} : { length }), ...chartOf(key) };
    start += length;
    return section;
  });
}

function chartOf(key: string): Pick<SectionLayout, 'chart'> {
  const chart = CHARTS[key];
  return chart ? { chart } : {};
}
