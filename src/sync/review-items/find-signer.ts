import { columnOf } from '../../master/schema/column.ts';
import { INDIVIDUALS } from '../../master/schema/individuals.ts';
import { ORGANIZATIONS } from '../../master/schema/organizations.ts';
import { RESPONSES } from '../../master/schema/responses.ts';
import type { Master } from '../../master/master.ts';
import { kindOfId, typedSignerId, type KindOfSigner } from '../../domain/signer-id.ts';
import { nameKey } from '../../names/key.ts';
import { byCodeUnit } from '../../names/code-units.ts';
import { rowSignOnId } from '../signers/row-sign-on.ts';

/** A signer that a person named, and the sign-on by which it is found for good. */
export interface FoundSigner {
  readonly kind: KindOfSigner;
  readonly signer: string;
  readonly anchor: string;
}

interface Candidate extends FoundSigner {
  /** Every way in which it is written. */
  readonly names: readonly string[];
}

const ORGANIZATION = columnOf(RESPONSES, 'organization');
const FIRST_NAME = columnOf(RESPONSES, 'firstName');
const LAST_NAME = columnOf(RESPONSES, 'lastName');

/**
 * Finds the signer that a person means by what they typed: a signer ID, also of one that has
 * become part of another, or a name as it stands on the list or in a response.
 *
 * Undefined where none or more than one could be meant. Of several sign-ons of one signer
 * the one that is written so is taken, so that two spellings stay two.
 */
export function signerFinder(master: Master): (text: string) => FoundSigner | undefined {
  const candidates = candidatesIn(master);
  const byId = new Map<string, Candidate>();
  for (const each of candidates) if (!byId.has(each.signer)) byId.set(each.signer, each);
  for (const [signer, { data }] of master.memory.signers) {
    const [anchor] = [...(data.signOns ?? [])].sort();
    const kind = kindOfId(signer);
    if (data.into === undefined || anchor === undefined || kind === undefined) continue;
    byId.set(signer, { kind, signer, anchor, names: [] });
  }
  return (text) => {
    const typed = typedSignerId(text);
    if (typed !== undefined) return byId.get(typed);
    return only(candidates, exact, text) ?? only(candidates, nameKey, text);
  };
}

function exact(name: string): string {
  return name.normalize().trim();
}

/** The first candidate of the one signer that is written so. */
function only(
  candidates: readonly Candidate[],
  keyOf: (name: string) => string,
  text: string,
): Candidate | undefined {
  const key = keyOf(text);
  if (key === '') return undefined;
  const fitting = candidates.filter(({ names }) => names.some((name) => keyOf(name) === key));
  const signers = new Set(fitting.map(({ signer }) => signer));
  return signers.size === 1 ? fitting[0] : undefined;
}

/** One for each sign-on, by its ID; what a row of the list shows counts for its signer's first. */
function candidatesIn({ tabs, memory }: Master): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const { key, cells } of tabs.Responses?.rows ?? []) {
    const person = `${cells[FIRST_NAME] ?? ''} ${cells[LAST_NAME] ?? ''}`;
    for (const signer of memory.responses.get(key)?.data.signers ?? []) {
      const kind = kindOfId(signer);
      if (kind === undefined) continue;
      const anchor = `${key}:${kind}`;
      const name = kind === 'organization' ? (cells[ORGANIZATION] ?? '') : person;
      found.push({ kind, signer, anchor, names: [name] });
    }
  }
  for (const [signer, { data }] of memory.signers) {
    const kind = kindOfId(signer);
    if (!data.typed || kind === undefined) continue;
    const into = data.into ?? signer;
    found.push({ kind, signer: into, anchor: rowSignOnId(signer), names: [] });
  }
  found.sort((a, b) => byCodeUnit(a.anchor, b.anchor));
  return withShownNames(found, shownNames(tabs));
}

function withShownNames(
  found: readonly Candidate[],
  shown: ReadonlyMap<string, string>,
): readonly Candidate[] {
  const named = new Set<string>();
  return found.map((each) => {
    const name = shown.get(each.signer);
    if (name === undefined || named.has(each.signer)) return each;
    named.add(each.signer);
    return { ...each, names: [...each.names, name] };
  });
}

function shownNames(tabs: Master['tabs']): ReadonlyMap<string, string> {
  const organization = columnOf(ORGANIZATIONS, 'organization');
  const person = columnOf(INDIVIDUALS, 'name');
  return new Map([
    ...(tabs.Organizations?.rows ?? []).map(
      ({ key, cells }) => [key, cells[organization] ?? ''] as const,
    ),
    ...(tabs.Individuals?.rows ?? []).map(({ key, cells }) => [key, cells[person] ?? ''] as const),
  ]);
}
