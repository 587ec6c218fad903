import type { KnownResponse, RememberedResponses } from '../../domain/known-response.ts';

/**
 * Recognizes an edited response of a sheet or CSV file. Those have no response
 * IDs, so an edit looks like one response gone and another come. Where exactly
 * one went and one came from the same address in the same source, they are one:
 * it keeps its ID and its new answers.
 */
export function pairEdited(
  known: readonly KnownResponse[],
  remembered: RememberedResponses,
): readonly KnownResponse[] {
  const gone = byAddress(known.filter((each) => each.justVanished));
  if (gone.size === 0) return known;
  const come = byAddress(known.filter((each) => each.fate === 'new'));

  const replaced = new Map<string, KnownResponse>();
  const absorbed = new Set<string>();
  for (const [address, went] of gone) {
    const came = come.get(address);
    const [old] = went;
    const [fresh] = came ?? [];
    if (went.length !== 1 || came?.length !== 1 || !old || !fresh) continue;
    const id = old.response.id;
    const before = remembered.get(id)?.response.answers ?? old.response.answers;
    replaced.set(id, {
      response: { ...fresh.response, id },
      fate: 'edited',
      justVanished: false,
      before,
      nowId: fresh.response.id,
    });
    absorbed.add(fresh.response.id);
  }
  return known
    .filter((each) => !absorbed.has(each.response.id))
    .map((each) => replaced.get(each.response.id) ?? each);
}

function byAddress(responses: readonly KnownResponse[]): Map<string, KnownResponse[]> {
  const groups = new Map<string, KnownResponse[]>();
  for (const each of responses) {
    const email = each.response.answers.email?.trim().toLowerCase() ?? '';
    if (email === '') continue;
    const key = `${each.response.source}\u0000${email}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}
