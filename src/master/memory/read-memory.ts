import type { z } from 'zod';
import { isIndividualId } from '../../domain/signer-id.ts';
import { AppError, EXIT } from '../../errors.ts';
import type { TabRow, TabState } from '../grid.ts';
import type { TabSpec } from '../schema/column.ts';
import type { MasterSchema } from '../schema/tabs.ts';
import { fromEarlier, type EarlierReview } from './earlier-reviews.ts';
import {
  earlierReviewEntry,
  editionEntry,
  figureEntry,
  masterEntry,
  responseEntry,
  reviewEntry,
  signerEntry,
} from './entry-schemas.ts';
import { isFirstFormat, withColumnKeys, withTypedKeys } from './first-format.ts';
import { continued, joinedParts } from './long-entries.ts';
import {
  MEMORY_VERSION,
  type EditionMemory,
  type FigureMemory,
  type MasterMemory,
  type Memory,
  type Remembered,
  type ResponseMemory,
  type ReviewMemory,
  type SignerMemory,
} from './memory.ts';
import { inColumnOrder } from './seal.ts';

/**
 * Reads the memory, in whatever format an earlier version kept it, as the schema of today has it:
 * seals in the order of its columns, blank for those that were never written.
 *
 * Throws (65) where the hidden tab was damaged, rather than forget what people decided, and where
 * a later version wrote it.
 */
export function readMemory(state: TabState, schema: MasterSchema, location: string): Memory {
  const texts = entryTexts(state.rows);
  const first = parse(texts.get('master') ?? '', 'master', location);
  refuseLater(first, location);
  const isFirst = isFirstFormat(first);
  const master = checked(masterEntry, isFirst ? withColumnKeys(first) : first, 'master', location);
  const memory = {
    master,
    signers: new Map<string, Remembered<SignerMemory>>(),
    responses: new Map<string, Remembered<ResponseMemory>>(),
    reviews: new Map<string, Remembered<ReviewMemory>>(),
    figures: new Map<string, Remembered<FigureMemory>>(),
    editions: new Map<string, EditionMemory>(),
  } satisfies Memory;
  const earlier = new Map<string, EarlierReview>();
  const reorder = sealOrders(master, schema);
  const read = reader(location);

  for (const { cells } of state.rows) {
    const [key = '', seals = ''] = cells;
    if (key === 'master' || continued(key)) continue;
    const text = texts.get(key) ?? '';
    const cut = key.indexOf(' ');
    const id = key.slice(cut + 1);
    switch (cut < 0 ? key : key.slice(0, cut)) {
      case 'signer': {
        const tab = isIndividualId(id) ? 'Individuals' : 'Organizations';
        const migrated = isFirst ? (data: unknown) => withTypedKeys(data, tab) : undefined;
        const data = read(signerEntry, text, key, migrated);
        memory.signers.set(id, { seals: reorder[tab](seals), data });
        break;
      }
      case 'response': {
        const data = read(responseEntry, text, key);
        memory.responses.set(id, { seals: reorder.Responses(seals), data });
        break;
      }
      case 'review':
        if (isFirst) earlier.set(id, read(earlierReviewEntry, text, key));
        else memory.reviews.set(id, { seals, data: read(reviewEntry, text, key) });
        break;
      case 'figure': {
        const data = read(figureEntry, text, key);
        memory.figures.set(id, { seals: reorder.Summary(seals), data });
        break;
      }
      case 'edition':
        memory.editions.set(id, read(editionEntry, text, key));
        break;
      default:
        throw damaged(location, `it holds "${key.slice(0, 20)}", which is none of its entries`);
    }
  }
  const signersOf = (response: string): readonly string[] =>
    memory.responses.get(response)?.data.signers ?? [];
  for (const [id, stored] of earlier) {
    const data = fromEarlier(id, stored, signersOf);
    if (data !== undefined) memory.reviews.set(id, { seals: '', data });
  }
  return memory;
}

/** Each entry whole, by its key. */
function entryTexts(rows: readonly TabRow[]): ReadonlyMap<string, string> {
  const more = joinedParts(rows);
  return new Map(
    rows.map(({ cells: [key = '', , json = ''] }) => [key, json + (more.get(key) ?? '')]),
  );
}

/** For each tab, how a row's seals come into the order of today's columns. */
function sealOrders({ columns }: MasterMemory, schema: MasterSchema) {
  const order = (stored: readonly string[], { columns: now }: TabSpec) =>
    inColumnOrder(
      stored,
      now.map(({ key }) => key),
    );
  return {
    Organizations: order(columns.Organizations, schema.Organizations),
    Individuals: order(columns.Individuals, schema.Individuals),
    Responses: order(columns.Responses, schema.Responses),
    Summary: order(columns.Summary, schema.Summary),
  };
}

const LATELY = 5000;

type MemoryReader = <T>(
  schema: z.ZodType<T>,
  json: string,
  key: string,
  migrated?: (data: unknown) => unknown,
) => T;

/**
 * Parses and checks entries; those that say the same, as the responses of one signer do, share one
 * object. One reader serves entries of several kinds: the same text is kept apart by kind.
 */
function reader(location: string): MemoryReader {
  const lately = new Map<z.ZodType, Map<string, unknown>>();
  return (schema, json, key, migrated) => {
    const known = lately.get(schema) ?? new Map<string, unknown>();
    lately.set(schema, known);
    const before = known.get(json);
    if (before !== undefined) return before as z.output<typeof schema>;
    const stored = parse(json, key, location);
    const data = checked(schema, migrated?.(stored) ?? stored, key, location);
    if (known.size === LATELY) known.clear();
    known.set(json, data);
    return data;
  };
}

function parse(json: string, key: string, location: string): unknown {
  if (json === '') throw damaged(location, `its entry "${key.slice(0, 40)}" is gone`);
  try {
    return JSON.parse(json);
  } catch {
    throw unreadable(key, location);
  }
}

function checked<T>(schema: z.ZodType<T>, data: unknown, key: string, location: string): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  throw unreadable(key, location);
}

function unreadable(key: string, location: string): AppError {
  return damaged(location, `its entry "${key.slice(0, 40)}" cannot be read`);
}

function refuseLater(master: unknown, location: string): void {
  const version =
    typeof master === 'object' && master !== null && 'version' in master ? master.version : 0;
  if (typeof version !== 'number' || version <= MEMORY_VERSION) return;
  throw new AppError(`A later version of Undersigned wrote ${location}.`, {
    exitCode: EXIT.data,
    hint: 'Update Undersigned on this machine, then run it again. Nothing was written.',
  });
}

function damaged(location: string, what: string): AppError {
  return new AppError(`The hidden tab "_undersigned" of ${location} was changed: ${what}.`, {
    exitCode: EXIT.data,
    hint: 'Bring back an earlier version of the master (version history, or `undersigned restore`). Nothing was written.',
  });
}
