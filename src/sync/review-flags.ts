import { typedStatus } from '../master/schema/cell-formats.ts';
import type { Letter } from '../domain/letter.ts';
import type { Response } from '../domain/response.ts';
import { columnOf } from '../master/schema/column.ts';
import { INDIVIDUALS } from '../master/schema/individuals.ts';
import { ORGANIZATIONS } from '../master/schema/organizations.ts';
import type { ResolvedResponse } from '../master/merge/response-tab.ts';
import type { Flag, ScreenedSigner } from './screening/flag.ts';
import type { ScreenedResponse } from './screening/screen-responses.ts';
import { undatedFlags } from './screening/undated.ts';
import { screen } from './screening/screen.ts';
import type { ResolvedKind } from './resolve-signers.ts';

type ScreenedRows = ResolvedKind['tab']['wanted']['rows'];

/** Signers that are on the list or may come onto it. */
const SCREENED: ReadonlySet<string> = new Set(['Listed', 'Needs authority']);

/**
 * What to look at before print, of the rows as they shall stand and the responses
 * behind them. A signer is put together when it is looked at: there may be many.
 */
export function reviewFlags(
  organizations: ResolvedKind,
  individuals: ResolvedKind,
  resolved: readonly ResolvedResponse[],
  letter: Pick<Letter, 'editions' | 'rules' | 'languages'>,
): readonly Flag[] {
  const [groups, people] = [organizations.tab.wanted.rows, individuals.tab.wanted.rows];
  const signerOf = (id: string): ScreenedSigner | undefined => {
    const group = groups.get(id);
    if (group) return organizationIn(id, group);
    const person = people.get(id);
    return person && individualIn(id, person);
  };
  const flags = screen(
    { [Symbol.iterator]: () => signersIn([groups, people], signerOf) },
    { [Symbol.iterator]: () => responsesIn(resolved) },
    signerOf,
    letter.languages[0],
  );
  return [...flags, ...undatedFlags(letter, standing(resolved))];
}

/** Responses that are there and stand for somebody. */
function* standing(resolved: readonly ResolvedResponse[]): Generator<Response> {
  for (const { known, signers } of resolved) {
    if (known.change !== 'vanished' && signers.length > 0) yield known.response;
  }
}

function* signersIn(
  tabs: readonly ScreenedRows[],
  signerOf: (id: string) => ScreenedSigner | undefined,
): Generator<ScreenedSigner> {
  for (const rows of tabs) {
    for (const id of rows.keys()) {
      const signer = signerOf(id);
      if (signer) yield signer;
    }
  }
}

function* responsesIn(resolved: readonly ResolvedResponse[]): Generator<ScreenedResponse> {
  for (const { known, signers } of resolved) {
    // The same submission from another source, and what is gone, have been looked at before.
    if (known.sameAs !== undefined || known.change === 'vanished') continue;
    yield { id: known.response.id, answers: known.response.answers, signers };
  }
}

const GROUP = {
  status: columnOf(ORGANIZATIONS, 'status'),
  name: columnOf(ORGANIZATIONS, 'organization'),
  email: columnOf(ORGANIZATIONS, 'email'),
  contact: columnOf(ORGANIZATIONS, 'contact'),
  title: columnOf(ORGANIZATIONS, 'contactTitle'),
  state: columnOf(ORGANIZATIONS, 'state'),
  otherSpellings: columnOf(ORGANIZATIONS, 'alsoWrittenAs'),
} as const;

const PERSON = {
  status: columnOf(INDIVIDUALS, 'status'),
  name: columnOf(INDIVIDUALS, 'name'),
  email: columnOf(INDIVIDUALS, 'email'),
  title: columnOf(INDIVIDUALS, 'title'),
  affiliation: columnOf(INDIVIDUALS, 'affiliation'),
} as const;

function organizationIn(id: string, cells: readonly string[]): ScreenedSigner | undefined {
  if (!SCREENED.has(typedStatus(cells[GROUP.status] ?? '') ?? '')) return undefined;
  return {
    kind: 'organization',
    id,
    name: cells[GROUP.name] ?? '',
    email: cells[GROUP.email] ?? '',
    contact: cells[GROUP.contact] ?? '',
    title: cells[GROUP.title] ?? '',
    state: cells[GROUP.state] ?? '',
    otherSpellings: cells[GROUP.otherSpellings] ?? '',
    affiliation: '',
  };
}

function individualIn(id: string, cells: readonly string[]): ScreenedSigner | undefined {
  if (!SCREENED.has(typedStatus(cells[PERSON.status] ?? '') ?? '')) return undefined;
  return {
    kind: 'individual',
    id,
    name: cells[PERSON.name] ?? '',
    email: cells[PERSON.email] ?? '',
    contact: '',
    title: cells[PERSON.title] ?? '',
    state: '',
    otherSpellings: '',
    affiliation: cells[PERSON.affiliation] ?? '',
  };
}
