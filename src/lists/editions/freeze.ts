import type { Signer } from '../../domain/signer.ts';
import { individualEntry, organizationEntry } from '../list-entries.ts';
import type { EditionMemory, FrozenSigner } from '../../master/memory/memory.ts';
import { byCodeUnit } from '../../names/code-units.ts';

/** A cell of a workbook holds 32,000 characters; a part is written into one. */
const PART_LENGTH = 28_000;

/**
 * Who is listed now, under the name that is printed, by ID: exactly those whom a
 * public list shows. Nothing else of them is kept.
 */
export function listedNow(signers: readonly Signer[]): readonly FrozenSigner[] {
  return signers
    .filter((signer) => signer.status === 'Listed' && printedLine(signer) !== '')
    .map(publicPart)
    .sort((a, b) => byCodeUnit(a.id, b.id));
}

/** The line under which a public list prints a signer; '' for a name that is not printed. */
export function printedLine(signer: Signer): string {
  const { entry } =
    signer.kind === 'organization'
      ? organizationEntry(signer, 'public', { group: 'none', under: '', extra: [] })
      : individualEntry(signer, 'public', []);
  return entry.line;
}

function publicPart(signer: Signer): FrozenSigner {
  if (signer.kind === 'organization') {
    const { id, organization, scope, state } = signer;
    return { id, organization, scope, state };
  }
  const { id, name, title, affiliation } = signer;
  return { id, name, title, affiliation };
}

/** An edition as the master's memory keeps it, in as many parts as it takes. */
export function frozenParts(
  name: string,
  at: string,
  signers: readonly FrozenSigner[],
): ReadonlyMap<string, EditionMemory> {
  const parts: FrozenSigner[][] = [[]];
  let length = 0;
  for (const signer of signers) {
    const more = JSON.stringify(signer).length + 1;
    if (length > 0 && length + more > PART_LENGTH) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)?.push(signer);
    length += more;
  }
  return new Map(
    parts.map((part, index) => [
      `${index + 1} ${name}`,
      { name, at, count: signers.length, signers: part },
    ]),
  );
}
