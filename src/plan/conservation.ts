import { AppError, EXIT } from '../errors.ts';
import { columnOf, RESPONSES } from '../master/columns.ts';
import type { Pulled } from '../sources/source.ts';

const OUTCOME = columnOf(RESPONSES, 'Outcome');

/**
 * The sum that must hold before anything is written: every response pulled now and
 * every one remembered from before stands in the Responses tab once, with an outcome.
 *
 * Throws when it does not. That is a fault of the program; a master without one
 * signature is worse than a sync that stops.
 */
export function refuseLoss(
  pulls: readonly Pulled[],
  keptId: (pulledId: string) => string,
  remembered: Iterable<string>,
  rows: ReadonlyMap<string, readonly string[]>,
): void {
  const pulled = pulls.flatMap(({ responses }) => responses.map(({ id }) => keptId(id)));
  const distinct = new Set(pulled);
  const doubled = pulled.length - distinct.size;
  const due = new Set([...distinct, ...remembered]);
  const lost = [...due].filter((id) => !rows.has(id)).length;
  const silent = [...rows.values()].filter((cells) => (cells[OUTCOME] ?? '') === '').length;
  if (lost === 0 && silent === 0 && doubled === 0) return;
  throw new AppError(
    `The sum of responses does not come out: of ${due.size}, ${lost} would be lost, ${doubled} pulled twice under one ID, and ${silent} left without an outcome. Nothing was written.`,
    {
      exitCode: EXIT.data,
      hint: 'This is a fault of Undersigned, not of your data. Please report it; your master is as it was.',
    },
  );
}
