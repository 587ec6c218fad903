import { z } from 'zod';
import type { Language } from '../languages/registry.ts';
import { readRules } from '../names/rules.ts';
import { stateName } from '../names/states.ts';
import { loosely } from '../names/loose.ts';
import { phrases } from '../names/phrases.ts';
import { orderKey } from './list-order.ts';
import type { Grouping } from './published-list.ts';
import { inWords } from './list-rules.ts';
import { byCodeUnit } from '../names/code-units.ts';

const compiled = z.array(z.string()).transform(phrases);
const { national, notNational } = readRules(
  'scope.yaml',
  z.strictObject({ national: compiled, notNational: compiled }),
);

/** Where one organization belongs on a list: its headings, and their place in the order. */
export interface Belonging {
  readonly heading: string;
  /** The heading in the letter's main language alone, as a column holds it. */
  readonly cell: string;
  readonly rank: 'first' | 'middle' | 'last';
}

const RANKS = ['first', 'middle', 'last'] as const;

/**
 * The headings under which an organization stands. By state: National for
 * those whose scope is national and for those without a state, else its state;
 * of several states the first, or each where that was asked for.
 */
export function belongings(
  { scope, state }: { readonly scope: string; readonly state: string },
  group: Grouping,
  severalStates: 'once' | 'each',
  languages: readonly Language[],
): readonly Belonging[] {
  if (group === 'none') return [{ heading: '', cell: '', rank: 'middle' }];
  const own = (wording: 'national' | 'unstated', rank: Belonging['rank']): Belonging => ({
    heading: inWords(wording, languages),
    cell: inWords(wording, languages.slice(0, 1)),
    rank,
  });
  const given = (heading: string): Belonging => ({ heading, cell: heading, rank: 'middle' });
  if (isNational(scope)) return [own('national', 'first')];
  if (group === 'scope') return [scope === '' ? own('unstated', 'last') : given(scope)];
  const states = statesOf(state);
  if (states.length === 0) return [own('national', 'first')];
  return states.slice(0, severalStates === 'each' ? states.length : 1).map(given);
}

function isNational(scope: string): boolean {
  return national.in(notNational.removedFrom(loosely(scope)));
}

function statesOf(text: string): readonly string[] {
  const one = stateName(text);
  if (one !== undefined) return [one];
  const parts = text
    .split(/[,;/|]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const named = parts.map((part) => stateName(part));
  if (parts.length < 2 || named.includes(undefined)) return text === '' ? [] : [text];
  return [...new Set(named.filter((state) => state !== undefined))];
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
