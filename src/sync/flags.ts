import { columnOf, INDIVIDUALS, ORGANIZATIONS } from '../master/columns.ts';
import type { Fated } from '../merge/response-tab.ts';
import type { Flag, ScreenedSigner } from '../screening/flag.ts';
import type { ScreenedResponse } from '../screening/responses.ts';
import { screen } from '../screening/screen.ts';
import type { SignerStage } from './signer-stage.ts';

/** Signers that are on the list or may come onto it. */
const SCREENED: ReadonlySet<string> = new Set(['Listed', 'Needs authority']);

/** What to look at before print, of the rows as they shall stand and the responses behind them. */
export function syncFlags(
  organizations: SignerStage,
  individuals: SignerStage,
  fates: readonly Fated[],
): readonly Flag[] {
  const signers = [...organizationsIn(organizations), ...individualsIn(individuals)];
  return screen(signers, { [Symbol.iterator]: () => responsesIn(fates) });
}

function* responsesIn(fates: readonly Fated[]): Generator<ScreenedResponse> {
  for (const { known, signers } of fates) {
    // The same submission from another source, and what is gone, have been looked at before.
    if (known.twinOf !== undefined || known.fate === 'vanished') continue;
    yield { id: known.response.id, answers: known.response.answers, signers };
  }
}

function* organizationsIn({ tab }: SignerStage): Generator<ScreenedSigner> {
  const column = (header: Parameters<typeof columnOf<typeof ORGANIZATIONS>>[1]) =>
    columnOf(ORGANIZATIONS, header);
  const [status, name, email] = [column('Status'), column('Organization'), column('Email')];
  const [contact, title] = [column('Contact'), column('Contact title')];
  for (const [id, cells] of tab.wanted.rows) {
    if (!SCREENED.has(cells[status] ?? '')) continue;
    yield {
      kind: 'organization',
      id,
      name: cells[name] ?? '',
      email: cells[email] ?? '',
      contact: cells[contact] ?? '',
      title: cells[title] ?? '',
      affiliation: '',
    };
  }
}

function* individualsIn({ tab }: SignerStage): Generator<ScreenedSigner> {
  const column = (header: Parameters<typeof columnOf<typeof INDIVIDUALS>>[1]) =>
    columnOf(INDIVIDUALS, header);
  const [status, name, email] = [column('Status'), column('Name'), column('Email')];
  const [title, affiliation] = [column('Title'), column('Affiliation')];
  for (const [id, cells] of tab.wanted.rows) {
    if (!SCREENED.has(cells[status] ?? '')) continue;
    yield {
      kind: 'individual',
      id,
      name: cells[name] ?? '',
      email: cells[email] ?? '',
      contact: '',
      title: cells[title] ?? '',
      affiliation: cells[affiliation] ?? '',
    };
  }
}
