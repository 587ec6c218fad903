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
): readonly Flag[] {
  return [
    ...stageFlags('Organizations', organizations),
    ...stageFlags('Individuals', individuals),
    ...answers.map(editedAnswer),
  ];
}

function* stageFlags(tab: 'Organizations' | 'Individuals', stage: ResolvedKind): Generator<Flag> {
  const nameOf = (id: string): string => stage.names.get(id) ?? id;
  const status =
    tab === 'Organizations' ? columnOf(ORGANIZATIONS, 'status') : columnOf(INDIVIDUALS, 'status');
  for (const [id, of] of stage.repeats) {
    yield {
      rule: 'repeated-row',
      about: { signer: id },
      a: nameOf(id),
      b: nameOf(of),
      evidence: `The row ${id} says again what ${of} says, so it is not printed a second time. Delete the row, or write "ok" under Decision to leave it.`,
    };
  }
  for (const id of stage.misplaced) {
    const [own, other] = isOrganizationId(id)
      ? ['Organizations', 'Individuals']
      : ['Individuals', 'Organizations'];
    yield {
      rule: 'wrong-tab',
      about: { signer: id },
      a: id,
      b: '',
      evidence: `The row of ${id} stands on the tab ${other}, so it is not printed. Move the row back to ${own}.`,
    };
  }
  for (const name of stage.noSigners) {
    yield {
      rule: 'no-signer',
      about: { row: `${tab}: ${name}` },
      a: name,
      b: '',
      evidence: `This row on the tab ${tab} reads like a total, a heading or a header, so it is not printed. Delete it, or write "ok" under Decision to leave it. If it is a signer, give its row an e-mail address or a contact and a fuller name.`,
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
      evidence: `${id}: "${typed}" is no status, so it is not printed. Choose one of ${STATUSES.join(', ')}, or empty the cell.`,
    };
  }
}

function editedAnswer({ response, header, theirs, ours }: EditedAnswer): Flag {
  return {
    rule: 'edited-answer',
    about: { row: `${response}: ${header}` },
    a: theirs,
    b: ours,
    evidence: `On the tab Responses you wrote A under ${header} of ${response}; the answer was B. This changes nothing on the list: change the row of the signer. Empty the cell to get the answer back.`,
  };
}
