import type { Letter } from '../domain/letter.ts';
import type { Signer } from '../domain/signer.ts';
import { buildList } from './build-list.ts';
import type { ListOptions, PublishedList } from './published-list.ts';

/** Who is on the lists of a letter, as the master shows them. */
export interface ListedSigners {
  readonly signers: readonly Signer[];
  readonly familyNames: ReadonlyMap<string, string>;
}

/** A list of the letter as it is laid out wherever nobody asks for anything else. */
export function letterList(
  letter: Letter,
  { signers, familyNames }: ListedSigners,
  wanted: Pick<ListOptions, 'list' | 'group' | 'audience'>,
): PublishedList {
  const { list, group, audience } = wanted;
  return buildList(signers, {
    list,
    group,
    audience,
    languages: letter.languages,
    letterName: letter.name,
    extra: letter.extra,
    familyNames,
  });
}
