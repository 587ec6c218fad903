import { createHash } from 'node:crypto';
import type { Letter } from '../domain/letter.ts';
import type { ListFile } from '../domain/list.ts';
import type { Signer } from '../domain/signer.ts';
import { toTxt } from '../lists/formats/to-txt.ts';
import { letterList, type ListedSigners } from '../lists/letter-list.ts';
import type { PublishedList } from '../lists/published-list.ts';
import { givenFamilyNames } from '../master/family-names.ts';
import type { ResolvedResponse } from '../master/merge/response-tab.ts';
import { signerIn } from '../master/schema/signer-tab.ts';
import type { MasterSchema } from '../master/schema/tabs.ts';
import type { ResolvedKind } from './resolve-signers.ts';

/** A list that a sync writes to a file. */
export interface ListToWrite {
  readonly file: ListFile;
  readonly list: PublishedList;
}

/** Who is on the lists once a sync has written: the rows as they shall stand, edits included. */
export function signersToList(
  { schema, zone }: { readonly schema: MasterSchema; readonly zone: string },
  stages: { readonly organizations: ResolvedKind; readonly individuals: ResolvedKind },
  responses: readonly ResolvedResponse[],
): ListedSigners {
  const signers: Signer[] = [];
  const responsesOf = idsBySigner(responses);
  const known = (id: string): Pick<Signer, 'id' | 'responses'> => ({
    id,
    responses: responsesOf.get(id) ?? [],
  });
  for (const [id, cells] of stages.organizations.tab.wanted.rows) {
    signers.push({ ...signerIn(schema.Organizations, cells, zone), ...known(id) });
  }
  for (const [id, cells] of stages.individuals.tab.wanted.rows) {
    signers.push({ ...signerIn(schema.Individuals, cells, zone), ...known(id) });
  }
  const given = responses.map(({ known: { response }, signers: of }) => ({
    name: response.answers.lastName,
    signers: of,
  }));
  return { signers, familyNames: givenFamilyNames(given) };
}

/** The IDs of the responses that stand for each signer: a cell holds only their number. */
function idsBySigner(
  responses: readonly ResolvedResponse[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { known, signers } of responses) {
    for (const signer of signers) {
      const ids = found.get(signer);
      if (ids) ids.push(known.response.id);
      else found.set(signer, [known.response.id]);
    }
  }
  return found;
}

/** The lines of the List tab, grouped as the first public file is. */
export function listLines(letter: Letter, listed: ListedSigners): readonly string[] {
  const first = letter.exports?.find(({ audience }) => audience === 'public');
  const group = first?.group ?? 'none';
  const list = letterList(letter, listed, { list: 'all', group, audience: 'public' });
  return toTxt(list).trimEnd().split('\n');
}

/**
 * The lists of the config's files that are not what was last written to them.
 *
 * @param before digests of what was, by the file's name in the config
 */
export function changedLists(
  letter: Letter,
  listed: ListedSigners,
  before: Readonly<Record<string, string>>,
): {
  readonly changed: readonly ListToWrite[];
  readonly digests: Readonly<Record<string, string>>;
} {
  const digests: Record<string, string> = { ...before };
  const changed = (letter.exports ?? []).flatMap((file): ListToWrite[] => {
    const list = letterList(letter, listed, file);
    const digest = createHash('sha256')
      .update(JSON.stringify(list))
      .digest('base64url')
      .slice(0, 16);
    if (before[file.name] === digest) return [];
    digests[file.name] = digest;
    return [{ file, list }];
  });
  return { changed, digests };
}
