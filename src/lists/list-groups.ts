import { type Language, LANGUAGES } from '../languages/registry.ts';
import { saysNationwide } from '../names/national.ts';
import { stateAnswer } from '../names/state-answer.ts';
import { stateIn } from '../names/states.ts';
import { orderKey } from './list-order.ts';
import type { Grouping } from './published-list.ts';
import { inWords } from './list-rules.ts';
import { byCodeUnit } from '../names/code-units.ts';

/** Where one organization belongs on a list: its headings, and their place in the order. */
export interface Belonging {
  readonly heading: string;
  /** The heading in the letter's main language alone, as a column holds it. */
  readonly cell: string;
  readonly rank: 'first' | 'middle' | 'last';
}

const RANKS = ['first', 'middle', 'last'] as const;

/**
 * The headings under which an organization stands. By state: National for those who say national,
 * else its state; of several states the first, or each where that was asked for. An answer that names
 * no state is no heading: it stands under "No state given", last.
 */
export function belongings(
  { scope, state }: { readonly scope: string; readonly state: string },
  group: Grouping,
  severalStates: 'once' | 'each',
  languages: readonly Language[],
): readonly Belonging[] {
  if (group === 'none') return [{ heading: '', cell: '', rank: 'middle' }];
  const own = (
    wording: 'national' | 'unstated' | 'noState',
    rank: Belonging['rank'],
  ): Belonging => ({
    heading: inWords(wording, languages),
    cell: inWords(wording, languages.slice(0, 1)),
    rank,
  });
  const given = (heading: string): Belonging => ({ heading, cell: heading, rank: 'middle' });
  if (saysNationwide(scope)) return [own('national', 'first')];
  if (group === 'scope') return [scope === '' ? own('unstated', 'last') : given(scope)];
  const read = stateAnswer(state);
  switch (read.kind) {
    case 'nationwide':
      return [own('national', 'first')];
    case 'states':
      return read.states
        .slice(0, severalStates === 'each' ? read.states.length : 1)
        .map((name) => given(stateIn(name, languages[0] ?? LANGUAGES[0])));
    case 'abroad':
      return [given(state)];
    case 'unread':
    case 'blank':
      return [own('noState', 'last')];
  }
}

/**
 * National first, then by alphabet, then those that gave nothing. Headings that
 * differ in case alone are equal: they become one.
 */
export function byBelonging(a: Belonging, b: Belonging): number {
  return (
    RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank) ||
    byCodeUnit(orderKey(a.heading), orderKey(b.heading))
  );
}
