import type { LetterRules } from '../domain/letter.ts';

/** How much of what is listed a sync would change. */
export interface Upheaval {
  /** Listed signers before this sync. */
  readonly listed: number;
  /** Of these, how many the tool itself would rename, unlist or merge away. */
  readonly changed: number;
  readonly responses: number;
  /** Responses that are missing from their source for the first time. */
  readonly vanished: number;
}

/** Says why a sync should stop for a person's word; undefined where all is well. */
export function alarm(upheaval: Upheaval, guard: LetterRules['guard']): string | undefined {
  const { listed, changed, responses, vanished } = upheaval;
  const tooMuch = (part: number, whole: number): boolean =>
    part > guard.moreThan && part > guard.share * whole;
  if (tooMuch(changed, listed)) {
    return `${changed} of ${listed} listed signers would be renamed, merged or taken off the list at once`;
  }
  if (tooMuch(vanished, responses)) {
    return `${vanished} of ${responses} responses are missing from their sources at once`;
  }
  return undefined;
}
