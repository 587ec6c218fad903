import { AppError, EXIT } from '../errors.ts';
import { columnOf } from '../master/schema/column.ts';
import { RESPONSES } from '../master/schema/responses.ts';
import type { Pulled } from '../domain/pulled.ts';

const OUTCOME = columnOf(RESPONSES, 'outcome');

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
  rows: Iterable<readonly [string, readonly string[]]>,
): void {
  const standing = new Set<string>();
  let silent = 0;
  for (const [id, cells] of rows) {
    standing.add(id);
    if ((cells[OUTCOME] ?? '') === '') silent++;
  }
  const due = new Set<string>();
  let doubled = 0;
  for (const { responses } of pulls) {
    for (const response of responses) {
      const id = keptId(response.id);
      if (due.has(id)) doubled++;
      else due.add(id);
    }
  }
  for (const id of remembered) due.add(id);
  let lost = 0;
  for (const id of due) if (!standing.has(id)) lost++;
  if (lost === 0 && silent === 0 && doubled === 0) return;
  throw new AppError(
    `The responses do not add up: of ${due.size}, ${lost} would be lost, ${doubled} pulled twice under one ID, and ${silent} left without an outcome. Nothing was written.`,
    {
      exitCode: EXIT.data,
      hint: 'This is a fault of Undersigned, not of your data. Please report it; your master was not changed.',
    },
  );
}
