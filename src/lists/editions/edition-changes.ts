import type { Signer } from '../../domain/signer.ts';
import { organizationKey, personKey } from '../list-order.ts';
import type { FrozenSigner, Memory } from '../../master/memory/memory.ts';
import { printedLine } from './freeze.ts';
import { asListed, type FrozenEdition } from './frozen.ts';
import { byCodeUnit } from '../../names/code-units.ts';

interface Changed {
  readonly id: string;
  readonly kind: Signer['kind'];
  /** As it is printed now; for one that is no longer listed, as it was printed. */
  readonly name: string;
}

/** What became of a published list; each part in the order in which lists are printed. */
export interface EditionChanges {
  readonly added: readonly Changed[];
  readonly renamed: readonly (Changed & { readonly before: string })[];
  /** `status` as it is now, or `row deleted`. */
  readonly withdrawn: readonly (Changed & { readonly status: string })[];
  /** Held to be one with another that is on the list: no signature is gone. */
  readonly merged: readonly (Changed & { readonly into: string })[];
}

/**
 * What was added, renamed and withdrawn since an edition was frozen. Of signers
 * that turned out to be one, the one on the list carries on for the others.
 */
export function changesSince(
  edition: FrozenEdition,
  signers: readonly Signer[],
  memory: Memory,
): EditionChanges {
  const now = new Map(signers.map((signer) => [signer.id, signer]));
  const listed = new Map(
    signers
      .filter(({ status }) => status === 'Listed')
      .map((signer) => [signer.id, printedLine(signer)] as const)
      .filter(([, line]) => line !== ''),
  );
  const carried = new Set<string>();
  const renamed: (Changed & { before: string })[] = [];
  const withdrawn: (Changed & { status: string })[] = [];
  const merged: (Changed & { into: string })[] = [];
  // Whoever still has their own row first, so that the name of one merged in is no renaming.
  const ownFirst = [...edition.signers].sort(
    (a, b) => Number(!listed.has(a.id)) - Number(!listed.has(b.id)) || byCodeUnit(a.id, b.id),
  );
  for (const frozen of ownFirst) {
    const id = carrierOf(frozen.id, memory);
    const before = printedLine(asListed(frozen));
    const line = listed.get(id);
    const changed = { id: frozen.id, kind: kindOf(frozen), name: before };
    if (line === undefined) {
      withdrawn.push({ ...changed, status: now.get(id)?.status ?? 'row deleted' });
    } else if (carried.has(id)) merged.push({ ...changed, into: id });
    else if (line !== before) renamed.push({ ...changed, id, name: line, before });
    carried.add(id);
  }
  const added = [...listed]
    .filter(([id]) => !carried.has(id))
    .map(([id, name]) => ({ id, kind: now.get(id)?.kind ?? 'organization', name }));
  return {
    added: printed(added),
    renamed: printed(renamed),
    withdrawn: printed(withdrawn),
    merged: printed(merged),
  };
}

/** Signers, by ID, that an edition already shows, those that have become part of others included. */
export function alreadyIn(edition: FrozenEdition, memory: Memory): ReadonlySet<string> {
  return new Set(edition.signers.flatMap(({ id }) => [id, carrierOf(id, memory)]));
}

/** The signer that stands for it now: itself, or the one that it turned out to be. */
function carrierOf(id: string, { signers }: Memory): string {
  const seen = new Set<string>();
  let current = id;
  for (;;) {
    const into = signers.get(current)?.data.into;
    if (into === undefined || seen.has(into)) return current;
    seen.add(into);
    current = into;
  }
}

function kindOf(frozen: FrozenSigner): Signer['kind'] {
  return 'name' in frozen ? 'individual' : 'organization';
}

/** Organizations, then individuals, each in the order of a printed list. */
function printed<T extends Changed>(changes: readonly T[]): readonly T[] {
  const key = ({ kind, name }: T): string =>
    kind === 'organization'
      ? `0${organizationKey(name)}`
      : `1${personKey(name.split(',')[0] ?? name)}`;
  return [...changes].sort((a, b) => byCodeUnit(key(a), key(b)) || byCodeUnit(a.id, b.id));
}
