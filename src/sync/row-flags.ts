import { toldWords } from '../languages/decisions.ts';
import type { Language } from '../languages/registry.ts';
import { FLAG_TEXTS } from './screening/flag-texts.ts';
import { isOrganizationId } from '../domain/signer-id.ts';
import type { EditedAnswer } from '../master/merge/response-tab.ts';
import { typedStatus } from '../master/schema/cell-formats.ts';
import { columnOf } from '../master/schema/column.ts';
import { INDIVIDUALS } from '../master/schema/individuals.ts';
import { ORGANIZATIONS } from '../master/schema/organizations.ts';
import { STATUSES } from '../domain/signer.ts';
import type { ResolvedKind } from './resolve-signers.ts';
import type { Flag } from './screening/flag.ts';

/** What people typed, pasted or moved in the master that they should know has no effect, or which. */
export function rowFlags(
  organizations: ResolvedKind,
  individuals: ResolvedKind,
  answers: readonly EditedAnswer[],
  language: Language,
): readonly Flag[] {
  return [
    ...stageFlags('Organizations', organizations, language),
    ...stageFlags('Individuals', individuals, language),
    ...answers.map((each) => editedAnswer(each, language)),
  ];
}

function* stageFlags(
  tab: 'Organizations' | 'Individuals',
  stage: ResolvedKind,
  language: Language,
): Generator<Flag> {
  const nameOf = (id: string): string => stage.names.get(id) ?? id;
  const status =
    tab === 'Organizations' ? columnOf(ORGANIZATIONS, 'status') : columnOf(INDIVIDUALS, 'status');
  for (const [id, of] of stage.repeats) {
    yield {
      rule: 'repeated-row',
      about: { signer: id },
      a: nameOf(id),
      b: nameOf(of),
      evidence: FLAG_TEXTS(language, 'repeatedRow', { ...toldWords(language), row: id, of }),
    };
  }
  for (const id of stage.misplaced) {
    const [own, other] = isOrganizationId(id)
      ? (['Organizations', 'Individuals'] as const)
      : (['Individuals', 'Organizations'] as const);
    yield {
      rule: 'wrong-tab',
      about: { signer: id },
      a: id,
      b: '',
      evidence: FLAG_TEXTS(language, 'wrongTab', { row: id, other, own }),
    };
  }
  for (const name of stage.noSigners) {
    yield {
      rule: 'no-signer',
      about: { row: `${tab}: ${name}` },
      a: name,
      b: '',
      evidence: FLAG_TEXTS(language, 'noSigner', { ...toldWords(language), tab }),
    };
  }
  for (const [id, cells] of stage.tab.wanted.rows) {
    const typed = cells[status] ?? '';
    if (typed.trim() === '' || typedStatus(typed) !== undefined) continue;
    yield {
      rule: 'status',
      about: { signer: id },
      a: nameOf(id),
      b: typed,
      evidence: FLAG_TEXTS(language, 'status', {
        signer: id,
        typed,
        statuses: STATUSES.join(', '),
      }),
    };
  }
}

function editedAnswer({ response, header, theirs, ours }: EditedAnswer, language: Language): Flag {
  return {
    rule: 'edited-answer',
    about: { row: `${response}: ${header}` },
    a: theirs,
    b: ours,
    evidence: FLAG_TEXTS(language, 'editedAnswer', { header, response }),
  };
}
