import { seal } from '../memory/seal.ts';

/** What became of one cell when the tool's value met what stands there. */
export interface MergedCell {
  /** What shall stand in the cell. */
  readonly value: string;
  /** The seal of what the tool last wrote. */
  readonly seal: string;
  /** A person's edit stands against what the tool would write. */
  readonly kept: boolean;
  /** And the tool's own value has changed too since the person's edit. */
  readonly conflict: boolean;
}

/**
 * Three-way merge of one cell: what the tool last wrote (known by its seal), what
 * stands there now, what the tool would write.
 *
 * A person's edit wins; emptying a cell gives it back to the tool. A formula is
 * an edit whatever it shows; no-break spaces for plain ones are none.
 */
export function mergeCell(
  next: string,
  current: string,
  lastSeal: string,
  isFormula: boolean,
): MergedCell {
  const nextSeal = seal(next);
  const edited =
    isFormula || (seal(current) !== lastSeal && seal(withPlainBlanks(current)) !== lastSeal);
  const givenBack = current === '' && !isFormula;
  if (!edited || givenBack) return { value: next, seal: nextSeal, kept: false, conflict: false };
  const kept = isFormula || current !== next;
  return { value: current, seal: lastSeal, kept, conflict: kept && nextSeal !== lastSeal };
}

/** Programs and web pages put no-break spaces into what is copied; nobody sees them. */
function withPlainBlanks(text: string): string {
  return text.replace(/[\u00A0\u2007\u202F]/gu, ' ');
}
