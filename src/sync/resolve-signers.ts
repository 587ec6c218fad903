import type { Signer } from '../domain/signer.ts';
import type { SignOn } from '../domain/signon.ts';
import { signerCells, type SignerSpec } from '../master/schema/signer-tab.ts';
import type { TabState } from '../master/grid.ts';
import type { Memory, Remembered, SignerMemory } from '../master/memory/memory.ts';
import { mergeSignerTab, type SignerTab } from '../master/merge/signer-tab.ts';
import type { Assembly, SignerGroup } from './signers/group-signers.ts';
import type { Built } from './signers/build-signers.ts';
import { kindOfId, numberOf, type KindOfSigner } from '../domain/signer-id.ts';
import { partOf } from '../master/part-of.ts';
import { rowSignOnId } from './signers/row-sign-on.ts';
import { signerRows, type SignerRows } from '../master/signer-rows.ts';
import { typedCells, type TypedCells } from './signers/typed-rows.ts';

/** What sets organizations apart from individuals on the way from sign-ons to rows. */
export interface SignerKind<G extends Signer, S extends SignOn> {
  readonly spec: SignerSpec<G>;
  readonly name: KindOfSigner;
  /** The letter's own. */
  readonly zone: string;
  readonly nameColumn: number;
  readonly typed: (id: string, at: string, cells: TypedCells) => S;
  readonly build: (signOns: readonly S[], lastNumber: number, rows: SignerRows) => Built<G, S>;
  readonly statusOf: (cells: readonly string[], draft: readonly string[]) => string;
}

/** What lasts of it: sign-ons and signers themselves are done with by then. */
export interface ResolvedKind {
  readonly pairs: Pick<Assembly<SignOn>, 'possible' | 'contradictions' | 'merged'>;
  /** Signers that have a row. */
  readonly standing: number;
  readonly tab: SignerTab;
  /** Signers whose rows people deleted and that still have sign-ons. */
  readonly deleted: readonly string[];
  /** Signers whose rows stand on the tab of the other kind. */
  readonly misplaced: readonly string[];
  /** Rows that say a second time what another signer's row says, with that signer. */
  readonly repeats: readonly (readonly [id: string, of: string])[];
  /** The names of rows that are no signer. */
  readonly noSigners: readonly string[];
  readonly remembered: ReadonlyMap<string, Remembered<SignerMemory>>;
  readonly last: number;
  /** Why a signer's sign-ons are held to be one; absent for a single one. */
  readonly reasons: ReadonlyMap<string, string>;
  /** Each signer's name as the list shows it. */
  readonly names: ReadonlyMap<string, string>;
}

/** A stage, and the signer of each sign-on. */
export interface ResolvedSigners {
  readonly stage: ResolvedKind;
  readonly signerOf: ReadonlyMap<string, string>;
}

export interface StageInput {
  readonly state: TabState | undefined;
  readonly memory: Memory;
  /** Signers whose deleted rows shall come back. */
  readonly restored: ReadonlySet<string>;
  /** Signers of this kind whose row stands on the tab of the other kind. */
  readonly misplaced: ReadonlySet<string>;
  /** Signers of the other kind whose row stands on this one's tab. */
  readonly foreign: ReadonlySet<string>;
  /** The highest number that was ever given. */
  readonly lastNumber: number;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

/** The way of one kind of signer: whose rows are there, who signed, and what shall stand in the tab. */
export function resolveSigners<G extends Signer, S extends SignOn>(
  kind: SignerKind<G, S>,
  signOns: readonly S[],
  { state, memory, restored, misplaced, foreign, lastNumber, now }: StageInput,
): ResolvedSigners {
  const { spec, name, nameColumn } = kind;
  const rows = signerRows({
    spec,
    state,
    memory,
    nameColumn,
    misplaced,
    foreign,
    lastNumber,
    now,
  });
  const typed = typedSigners(kind, rows, memory);
  const all = [...signOns, ...[...typed].map(([id, { at, cells }]) => kind.typed(id, at, cells))];
  const built = kind.build(all, rows.lastNumber, rows);
  const { groups, possible, contradictions, last } = built.assembly;
  const merged = new Map([...built.assembly.merged, ...rows.copies]);

  const gone = new Set([...rows.deleted, ...rememberedGone(memory, name)]);
  const away = (id: string): boolean => misplaced.has(id) || (gone.has(id) && !restored.has(id));
  const drafts = new Map(
    built.signers
      .filter(({ id }) => !away(id))
      .sort((a, b) => numberOf(a.id) - numberOf(b.id))
      .map((signer) => [signer.id, signerCells(spec, signer, kind.zone)]),
  );
  const { statusOf } = kind;
  const tab = mergeSignerTab({
    spec,
    drafts,
    rows: rows.rows,
    memory: memory.signers,
    merged,
    statusOf,
  });

  const remembered = new Map<string, Remembered<SignerMemory>>();
  const ownData = (id: string): Pick<SignerMemory, 'typed' | 'anchor' | 'copy'> => {
    const copy = rows.copies.has(id) || memory.signers.get(id)?.data.copy === true;
    const [own, anchor] = [typed.get(id), built.anchors.get(id)];
    return {
      ...(own === undefined ? {} : { typed: own }),
      ...(anchor === undefined ? {} : { anchor }),
      ...(copy ? { copy } : {}),
    };
  };
  const partAway = (id: string, into: string): boolean =>
    !tab.wanted.rows.has(id) && (away(into) || (away(id) && !restored.has(into)));
  for (const [id, seals] of tab.seals) remembered.set(id, { seals, data: ownData(id) });
  for (const { id } of groups) {
    if (away(id) && !misplaced.has(id))
      remembered.set(id, { seals: '', data: { ...ownData(id), deleted: true } });
  }
  for (const [id, { data }] of retired(memory, name, merged, groups, partAway)) {
    remembered.set(id, { seals: tab.seals.get(id) ?? '', data: { ...data, ...ownData(id) } });
  }
  // As it was, for when its row is back on its tab.
  for (const id of misplaced) {
    const before = memory.signers.get(id);
    if (before) remembered.set(id, before);
  }
  const names = new Map(groups.map(({ id, canonicalName }) => [id, canonicalName]));
  for (const [id, cells] of tab.wanted.rows) names.set(id, cells[nameColumn] ?? '');
  const stage: ResolvedKind = {
    pairs: { possible, contradictions, merged },
    standing: built.signers.filter(({ id }) => tab.wanted.rows.has(id)).length,
    tab,
    deleted: groups.map(({ id }) => id).filter((id) => away(id) && !misplaced.has(id)),
    misplaced: [...misplaced],
    repeats: [...remembered].flatMap(
      ([
        id,
        {
          data: { into, copy, typed: own },
        },
      ]) =>
        rows.rows.has(id) && into !== undefined && (copy === true || own !== undefined)
          ? [[id, into] as const]
          : [],
    ),
    noSigners: rows.noSigners.map(({ cells }) => cells[nameColumn] ?? ''),
    remembered,
    last,
    reasons: new Map(
      groups.filter(({ reason }) => reason !== '').map(({ id, reason }) => [id, reason]),
    ),
    names,
  };
  return { stage, signerOf: signersOf(groups) };
}

function signersOf(groups: readonly SignerGroup<SignOn>[]): ReadonlyMap<string, string> {
  const signers = new Map<string, string>();
  for (const { id, signOns } of groups) for (const each of signOns) signers.set(each.id, id);
  return signers;
}

type TypedSignOn = NonNullable<SignerMemory['typed']>;

/** Signers that people typed in: what their rows say now, or said before they were deleted. */
function typedSigners<G extends Signer, S extends SignOn>(
  { spec, name }: SignerKind<G, S>,
  { rows }: SignerRows,
  memory: Memory,
): ReadonlyMap<string, TypedSignOn> {
  const typed = new Map<string, TypedSignOn>();
  for (const [id, { data }] of memory.signers) {
    if (kindOfId(id) === name && data.typed) typed.set(id, data.typed);
  }
  for (const [id, { row, typedAt }] of rows) {
    if (typedAt === undefined) continue;
    const earlier = typed.get(id);
    // What the tool filled in later must not come back as if the person had typed it.
    const columns = earlier && new Set(Object.keys(earlier.cells));
    const cells = Object.entries(typedCells(spec, row)).filter(
      ([key]) => columns === undefined || columns.has(key),
    );
    typed.set(id, { at: typedAt, cells: Object.fromEntries(cells) });
  }
  return typed;
}

function rememberedGone(memory: Memory, kind: KindOfSigner): readonly string[] {
  return [...memory.signers]
    .filter(([id, { data }]) => data.deleted === true && kindOfId(id) === kind)
    .map(([id]) => id);
}

/**
 * Signers that are part of another, from before and from now, unless they came apart again.
 * One without a row, because that was deleted or that of the signer it is part of, stays away
 * when it does.
 */
function retired(
  memory: Memory,
  kind: KindOfSigner,
  merged: ReadonlyMap<string, string>,
  groups: readonly { readonly id: string; readonly signOns: readonly SignOn[] }[],
  away: (id: string, into: string) => boolean,
): ReadonlyMap<string, { readonly data: SignerMemory }> {
  const alive = new Set(groups.map(({ id }) => id));
  const part = (id: string, into: string, signOns: readonly string[]): { data: SignerMemory } => ({
    data: { into, signOns, ...(away(id, into) ? { deleted: true } : {}) },
  });
  const found = new Map<string, { data: SignerMemory }>();
  for (const [id, into] of merged) {
    const was = (signOn: SignOn): boolean => wasPartOf(signOn, id, memory);
    const signOns = groups.flatMap((group) => group.signOns.filter(was).map((each) => each.id));
    found.set(id, part(id, into, signOns));
  }
  for (const [id, { data }] of memory.signers) {
    if (kindOfId(id) !== kind || alive.has(id) || found.has(id)) continue;
    const into = partOf(id, merged, memory.signers);
    if (into !== undefined) found.set(id, part(id, into, data.signOns ?? []));
  }
  return found;
}

function wasPartOf({ id, responseId }: SignOn, signer: string, memory: Memory): boolean {
  if (responseId === '') return id === rowSignOnId(signer);
  return memory.responses.get(responseId)?.data.signers.includes(signer) ?? false;
}
