import { z } from 'zod';
import { readRules } from '../../names/rules.ts';
import { phrases } from '../../names/phrases.ts';

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

const worded = z.strictObject({ en: z.string(), es: z.string() });

/** How a template of the drafts is written. */
export const FOLLOW_UP_SCHEMA = z.strictObject({
  subject: worded,
  greeting: worded,
  greetingToNobody: worded,
  opening: worded,
  closing: worded,
  reasons: z.record(z.enum(REASONS), z.strictObject({ label: worded, text: worded })),
  pending: z.array(z.string()).transform(phrases),
});

/** The wording of the drafts, and the words that tell a pending answer. */
export type FollowUpRules = z.output<typeof FOLLOW_UP_SCHEMA>;

/** The ones that the program comes with. */
export const FOLLOW_UP_RULES: FollowUpRules = readRules('follow-up.yaml', FOLLOW_UP_SCHEMA);
