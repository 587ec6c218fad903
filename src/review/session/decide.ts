import { AppError, EXIT } from '../../errors.ts';
import type { CellEdit } from './cell-edits.ts';
import { nameHeader, signerTab } from './master-index.ts';
import type { Answer, AskedPair, QueuedQuestion } from './question.ts';

/**
 * The cells that a person would type to say the same in the master itself.
 *
 * Throws (64) for an answer that does not fit the question.
 */
export function editsFor(answer: Answer, question: QueuedQuestion): readonly CellEdit[] {
  const { verdict } = answer;
  switch (verdict) {
    case 'same':
    case 'different':
      return matchEdits(answer, question);
    case 'authorized':
    case 'not authorized': {
      if (question.kind !== 'authority') throw unfit(verdict);
      return decision(question.id, verdict, answer.by);
    }
    case 'keep':
    case 'restore':
      if (question.kind !== 'notice') throw unfit(verdict);
      return decision(question.id, verdict === 'keep' ? 'ok' : 'restore', answer.by);
    case 'reopen':
      return [review(answer.question, 'Decision', ''), review(answer.question, 'Decided by', '')];
    case 'exclude': {
      if (question.kind === 'authority') return decision(question.id, 'exclude', answer.by);
      const excluded = signerEdit(ownSigner(answer, question), 'Status', 'Excluded');
      return question.kind === 'notice'
        ? [excluded, ...decision(question.id, 'excluded', answer.by)]
        : [excluded];
    }
    case 'name': {
      const signer = ownSigner(answer, question);
      return [signerEdit(signer, nameHeader(signer), printable(answer.name))];
    }
  }
}

/**
 * What a person would type over what people typed there before, where a decision alone
 * does not reach the list: an edit of a cell outranks what follows from anything else.
 */
export function overtypedEdits({ verdict }: Answer, signer: string): readonly CellEdit[] {
  const status = verdict === 'authorized' ? 'Listed' : 'Excluded';
  const edit = signerEdit(signer, 'Status', status);
  return verdict === 'exclude' ? [edit] : [signerEdit(signer, 'Authority', verdict), edit];
}

/** The name that goes to print, tidied. Throws (64) where none is left of it. */
export function printable(name: string | undefined): string {
  const tidy = (name ?? '').replace(/\s+/gu, ' ').trim();
  if (tidy !== '') return tidy;
  throw new AppError('There is no name to print.', {
    exitCode: EXIT.usage,
    hint: 'Type the name as it should appear on the list.',
  });
}

function matchEdits(answer: Answer, { kind, pairs, signers }: QueuedQuestion): readonly CellEdit[] {
  if (kind !== 'match') throw unfit(answer.verdict);
  if (answer.verdict === 'different') {
    return pairs.flatMap(({ id }) => decision(id, 'different', answer.by));
  }
  const together = new Set(answer.together ?? signers);
  refuseUntied(together, pairs);
  return pairs.flatMap(({ id, a, b }) => {
    const count = Number(together.has(a)) + Number(together.has(b));
    return count === 0 ? [] : decision(id, count === 2 ? 'same' : 'different', answer.by);
  });
}

/** Pairs are what the Review tab holds: those ticked have to hang together by them. */
function refuseUntied(together: ReadonlySet<string>, pairs: readonly AskedPair[]): void {
  const [first] = together;
  const reached = new Set(first === undefined ? [] : [first]);
  for (let grown = -1; grown !== reached.size;) {
    grown = reached.size;
    for (const { a, b } of pairs) {
      if (!together.has(a) || !together.has(b)) continue;
      if (reached.has(a)) reached.add(b);
      else if (reached.has(b)) reached.add(a);
    }
  }
  if (together.size > 1 && reached.size === together.size) return;
  throw new AppError(
    together.size < 2
      ? 'Fewer than two are ticked, so nothing can be the same.'
      : 'Those ticked were not compared with each other.',
    {
      exitCode: EXIT.usage,
      hint:
        together.size < 2
          ? 'Tick at least two, or say that all are different.'
          : 'Also tick the one that links them, or answer for some of them first.',
    },
  );
}

function decision(id: string, words: string, by: string): readonly CellEdit[] {
  return [review(id, 'Decision', words), review(id, 'Decided by', by)];
}

function review(key: string, header: string, value: string): CellEdit {
  return { tab: 'Review', key, header, value };
}

function signerEdit(signer: string, header: string, value: string): CellEdit {
  return {
    tab: signerTab(signer),
    key: signer,
    header,
    value,
  };
}

function ownSigner({ signer, verdict }: Answer, { signers }: QueuedQuestion): string {
  const own = signer ?? (signers.length === 1 ? signers[0] : undefined);
  if (own !== undefined && signers.includes(own)) return own;
  throw new AppError(`It is not clear which signer "${verdict}" is about.`, {
    exitCode: EXIT.usage,
    hint: 'Name one of the signers of the question.',
  });
}

function unfit(verdict: string): AppError {
  return new AppError(`"${verdict}" is not an answer to this question.`, {
    exitCode: EXIT.usage,
    hint: 'The question shows what can be answered.',
  });
}
