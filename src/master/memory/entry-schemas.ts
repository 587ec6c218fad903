import { z } from 'zod';
import type { Review } from '../../domain/review.ts';
import type { EarlierReview } from './earlier-reviews.ts';
import type {
  EditionMemory,
  FigureMemory,
  MasterMemory,
  ResponseMemory,
  ReviewMemory,
  SignerMemory,
} from './memory.ts';

/** What each entry of the memory must be to be believed; what else stands in one is left out. */

const tabId = z.number().int();
const keys = z.array(z.string());

export const masterEntry = z.object({
  version: z.literal(2),
  letter: z.string(),
  tabs: z.object({
    Organizations: tabId,
    Individuals: tabId,
    Review: tabId,
    Responses: tabId,
    Log: tabId,
    Summary: tabId.exactOptional(),
    List: tabId.exactOptional(),
  }),
  exports: z.record(z.string(), z.string()).exactOptional(),
  language: z.string().exactOptional(),
  columns: z.object({
    Organizations: keys,
    Individuals: keys,
    Review: keys,
    Responses: keys,
    Log: keys,
    Summary: keys,
  }),
  lastId: z.object({ organization: z.number().int(), individual: z.number().int() }),
  questions: z.record(z.string(), z.record(z.string(), z.string())),
}) satisfies z.ZodType<MasterMemory>;

export const signerEntry = z.object({
  into: z.string().exactOptional(),
  signOns: z.array(z.string()).exactOptional(),
  anchor: z.string().exactOptional(),
  deleted: z.literal(true).exactOptional(),
  copy: z.literal(true).exactOptional(),
  typed: z.object({ at: z.string(), cells: z.record(z.string(), z.string()) }).exactOptional(),
}) satisfies z.ZodType<SignerMemory>;

export const responseEntry = z.object({
  signers: z.array(z.string()),
  vanished: z.literal(true).exactOptional(),
  nowId: z.string().exactOptional(),
}) satisfies z.ZodType<ResponseMemory>;

const both = z.tuple([z.string(), z.string()]);
const texts = z.array(z.string());

const decided = z.object({
  verdict: z.enum([
    'same',
    'different',
    'dismissed',
    'restore',
    'authorized',
    'not authorized',
    'excluded',
  ]),
  by: z.string(),
  at: z.string(),
  words: z.string(),
});

const filler = z.object({
  key: z.string(),
  shown: z.string(),
  box: z.string().exactOptional(),
  responses: texts,
  count: z.number().int(),
});

const review = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('match'),
    signers: both,
    names: both,
    anchors: both,
    score: z.number(),
    reason: z.string(),
    wordedEarlier: z.literal(true).exactOptional(),
  }),
  z.object({ kind: z.literal('typed-pair'), signers: both, names: both, anchors: both }),
  z.object({ kind: z.literal('contradiction'), signers: both, names: both, reason: z.string() }),
  z.object({
    kind: z.literal('edited-cell'),
    signer: z.string(),
    header: z.string(),
    theirs: z.string(),
    ours: z.string(),
    decided: z.literal(true).exactOptional(),
  }),
  z.object({
    kind: z.literal('edited-response'),
    response: z.string(),
    source: z.string(),
    signers: texts,
    before: z.string(),
    after: z.string(),
  }),
  z.object({
    kind: z.literal('vanished-response'),
    response: z.string(),
    source: z.string(),
    signers: texts,
    answers: z.string(),
  }),
  z.object({ kind: z.literal('deleted-row'), signer: z.string(), name: z.string() }),
  z.object({
    kind: z.literal('authority'),
    signer: z.string(),
    name: z.string(),
    given: texts,
  }),
  z.object({
    kind: z.literal('flag'),
    rule: z.string(),
    label: z.string(),
    about: z.union([
      z.object({ signer: z.string() }),
      z.object({ signers: texts }),
      z.object({ response: z.string() }),
      z.object({ row: z.string() }),
      z.object({ source: z.string() }),
      z.object({ fillers: z.array(filler) }),
    ]),
    a: z.string(),
    b: z.string(),
    evidence: z.string(),
  }),
]) satisfies z.ZodType<Review>;

export const reviewEntry = z.object({
  review,
  decided: decided.exactOptional(),
}) satisfies z.ZodType<ReviewMemory>;

/** A review as the first format has it. */
export const earlierReviewEntry = z.object({
  kind: z.string(),
  a: z.string(),
  b: z.string(),
  evidence: z.string(),
  score: z.string(),
  anchors: both.exactOptional(),
  decided: decided.exactOptional(),
}) satisfies z.ZodType<EarlierReview>;

export const figureEntry = z.object({
  deleted: z.literal(true).exactOptional(),
}) satisfies z.ZodType<FigureMemory>;

const frozenSigner = z.union([
  z.object({ id: z.string(), organization: z.string(), scope: z.string(), state: z.string() }),
  z.object({ id: z.string(), name: z.string(), title: z.string(), affiliation: z.string() }),
]);

export const editionEntry = z.object({
  name: z.string(),
  at: z.string(),
  count: z.number().int(),
  signers: z.array(frozenSigner),
}) satisfies z.ZodType<EditionMemory>;
