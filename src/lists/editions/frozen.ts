import type { Signer } from '../../domain/signer.ts';
import { AppError, EXIT } from '../../errors.ts';
import type { FrozenSigner, Memory } from '../../master/memory/memory.ts';
import { byCodeUnit } from '../../names/code-units.ts';

/** A publication of the letter, as it was delivered. */
export interface FrozenEdition {
  readonly name: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** By ID. */
  readonly signers: readonly FrozenSigner[];
}

/**
 * The editions that were frozen, the earliest first.
 *
 * Throws (65) where part of one is missing from the hidden tab: a shorter list
 * would make late signers of those who were on it.
 */
export function frozenEditions({ editions }: Memory): readonly FrozenEdition[] {
  const found = new Map<string, { at: string; count: number; signers: FrozenSigner[] }>();
  for (const { name, at, count, signers } of editions.values()) {
    const edition = found.get(name) ?? { at, count, signers: [] };
    edition.signers.push(...signers);
    found.set(name, edition);
  }
  return [...found]
    .map(([name, { at, count, signers }]) => {
      if (signers.length !== count) throw incomplete(name);
      return { name, at, signers: signers.sort((a, b) => byCodeUnit(a.id, b.id)) };
    })
    .sort((a, b) => byCodeUnit(a.at, b.at) || byCodeUnit(a.name, b.name));
}

/** The frozen edition of that name; case and spaces around it do not count. */
export function findEdition(memory: Memory, name: string): FrozenEdition | undefined {
  return frozenEditions(memory).find((edition) => sameName(edition.name, name));
}

export function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** A frozen signer as one that is listed, so that it is printed as it was then. */
export function asListed(frozen: FrozenSigner): Signer {
  const unknown = {
    status: 'Listed',
    email: '',
    edition: '',
    firstSigned: '',
    lastSigned: '',
    responses: [],
    answers: {},
  } as const;
  if ('name' in frozen) return { kind: 'individual', ...frozen, ...unknown };
  return {
    kind: 'organization',
    ...frozen,
    ...unknown,
    authority: 'not asked',
    contact: '',
    contactTitle: '',
    alsoWrittenAs: [],
  };
}

function incomplete(name: string): AppError {
  return new AppError(`Part of the frozen edition "${name}" is missing from the master.`, {
    exitCode: EXIT.data,
    hint: 'Bring back an earlier version of the master (version history, or `undersigned restore`).',
  });
}

/** Throws (64) for a name under which nothing was frozen, and names those that there are. */
export function frozenEdition(memory: Memory, name: string): FrozenEdition {
  const edition = findEdition(memory, name);
  if (edition) return edition;
  const names = frozenEditions(memory).map((each) => `"${each.name}"`);
  throw new AppError(`No edition of the name "${name}" has been frozen.`, {
    exitCode: EXIT.usage,
    hint:
      names.length === 0
        ? 'Freeze one when it is delivered: undersigned publish --edition NAME'
        : `There ${names.length === 1 ? 'is' : 'are'}: ${names.join(', ')}.`,
  });
}
