import type { Language } from '../languages/registry.ts';
import type { Said } from '../languages/texts.ts';
import { REASON_TEXTS } from './reason-texts.ts';

/**
 * One thing that speaks for two names being one, or that makes it a question. In its text stand words
 * of the names, or their letters.
 */
export type ReasonPart = Said<keyof ReturnType<typeof REASON_TEXTS.all>>;

/** Why names are one, or may be, in no language; none for a name that stands alone. */
export type Reason = readonly ReasonPart[];

/** Why names are one, or may be, in words that an organizer understands; '' for no reason. */
export function wordReason(reason: Reason, language: Language): string {
  return reason
    .map((part) => REASON_TEXTS.word(language, part))
    .join(REASON_TEXTS(language, 'between'));
}
