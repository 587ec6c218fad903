import { z } from 'zod';
import { languageData } from '../../languages/language-data.ts';
import { type Phrases, phrases } from '../../names/phrases.ts';

/** Why somebody is written to, in the order in which a message tells it. */
export const REASONS = [
  'authority-missing',
  'authority-unclear',
  'authority-pending',
  'not-authorized',
  'conflicting-answers',
  'individual-with-employer',
  'several-people',
  'free-mail',
] as const;

export type Reason = (typeof REASONS)[number];

/** How the drafts are written in one language. */
export const FOLLOW_UP_SCHEMA = z.strictObject({
  subject: z.string(),
  greeting: z.string(),
  greetingToNobody: z.string(),
  opening: z.string(),
  closing: z.string(),
  reasons: z.record(z.enum(REASONS), z.strictObject({ label: z.string(), text: z.string() })),
  pending: z.array(z.string()),
});

/** The wording of the drafts, and the words that tell a pending answer. */
export type FollowUpRules = z.output<typeof FOLLOW_UP_SCHEMA>;

/** The ones that the program comes with, by language. */
export const FOLLOW_UP_RULES = languageData('follow-up', FOLLOW_UP_SCHEMA);

/** What tells a pending answer, in any language, and in a letter's own template. */
export function pendingWords(own: FollowUpRules | undefined): Phrases {
  const shipped = Object.values(FOLLOW_UP_RULES).flatMap(({ pending }) => pending);
  return phrases([...shipped, ...(own?.pending ?? [])]);
}
