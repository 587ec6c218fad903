import type { Language } from '../languages/registry.ts';
import { fill } from '../languages/wording.ts';
import { REASON_TEXTS } from './reason-texts.ts';

/** One thing that speaks for two names being one, or that makes it a question. */
export interface ReasonPart {
  readonly says: keyof ReturnType<typeof REASON_TEXTS.all>;
  /** What stands in the text: words of the names, their letters. */
  readonly filling?: Readonly<Record<string, string>>;
}

/** Why names are one, or may be, in no language; none for a name that stands alone. */
export type Reason = readonly ReasonPart[];

/** Why names are one, or may be, in words that an organizer understands; '' for no reason. */
export function wordReason(reason: Reason, language: Language): string {
  const texts = REASON_TEXTS.all(language);
  return reason
    .map(({ says, filling = {} }) => fill(texts[says], filling, language))
    .join(fill(texts.between, {}, language));
}
