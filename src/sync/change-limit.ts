import type { LetterRules } from '../domain/letter.ts';
import type { Master } from '../master/master.ts';
import { sortedAlone, sortedAloneText } from '../master/sorted-alone.ts';

/** How much of what is listed a sync would change. */
export interface MeasuredChange {
  /** Listed signers before this sync. */
  readonly listed: number;
  /** Of these, how many the tool itself would rename, unlist or merge away. */
  readonly changed: number;
  readonly responses: number;
  /** Responses that are missing from their source for the first time. */
  readonly vanished: number;
}

/** Why a sync stops for a person's word, and what they should do. */
export interface TooMuchChange {
  readonly why: string;
  readonly advice: string;
  /** How many of how many listed signers, where it is that. */
  readonly listed?: { readonly changed: number; readonly of: number };
}

type ChangeLimit = LetterRules['guard'];

const SEE_FIRST =
  'See what would change: undersigned sync --dry-run --verbose. If this is expected, run it again with --force.';

/** Undefined where the change is within the letter's limit. */
export function tooMuchChange(
  { listed, changed, responses, vanished }: MeasuredChange,
  limit: ChangeLimit,
): TooMuchChange | undefined {
  const isOver = (part: number, whole: number): boolean =>
    part > limit.moreThan && part > limit.share * whole;
  if (isOver(changed, listed)) {
    return {
      why: `${changed} of ${listed} listed signers would be renamed, merged or taken off the list at once`,
      advice: SEE_FIRST,
      listed: { changed, of: listed },
    };
  }
  if (isOver(vanished, responses)) {
    return {
      why: `${vanished} of ${responses} responses are missing from their sources at once`,
      advice: SEE_FIRST,
    };
  }
  return undefined;
}

/** What stands in other signers' rows is taken for edits of theirs, so nobody can go on from there. */
export function sortRefusal(master: Master): TooMuchChange | undefined {
  const why = sortedAloneText(sortedAlone(master));
  if (why === undefined) return undefined;
  return {
    why,
    advice:
      'Undo the sort in the master, or bring back an earlier version (`undersigned restore`, or the version history at Google). If you did this on purpose, run it again with --force.',
  };
}
