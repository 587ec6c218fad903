import { AppError, EXIT } from '../../errors.ts';
import type { TabState } from '../grid.ts';
import { continued, joinedParts } from './long-entries.ts';
import { fromEarlier, type EarlierReview } from './earlier-reviews.ts';
import type {
  EditionMemory,
  FigureMemory,
  MasterMemory,
  Memory,
  Remembered,
  ResponseMemory,
  ReviewMemory,
  SignerMemory,
} from './memory.ts';

/** Throws (65) where the hidden tab was damaged, rather than forget what people decided. */
export function readMemory(state: TabState, location: string): Memory {
  let master: MasterMemory | undefined;
  const signers = new Map<string, Remembered<SignerMemory>>();
  const responses = new Map<string, Remembered<ResponseMemory>>();
  const reviews = new Map<string, Remembered<unknown>>();
  const figures = new Map<string, Remembered<FigureMemory>>();
  const editions = new Map<string, EditionMemory>();
  const read = reader(location);
  const more = joinedParts(state.rows);
  for (const { cells } of state.rows) {
    const [key = '', seals = '', json = ''] = cells;
    if (continued(key)) continue;
    const data = read(json + (more.get(key) ?? ''), key);
    const cut = key.indexOf(' ');
    const id = key.slice(cut + 1);
    switch (cut < 0 ? key : key.slice(0, cut)) {
      case 'master':
        master = data as MasterMemory;
        break;
      case 'signer':
        signers.set(id, { seals, data: data as SignerMemory });
        break;
      case 'response':
        responses.set(id, { seals, data: data as ResponseMemory });
        break;
      case 'review':
        reviews.set(id, { seals, data });
        break;
      case 'figure':
        figures.set(id, { seals, data: data as FigureMemory });
        break;
      case 'edition':
        editions.set(id, data as EditionMemory);
        break;
      default:
        throw damaged(location, `it holds "${key.slice(0, 20)}", which this version does not know`);
    }
  }
  if (master === undefined) throw damaged(location, 'its first entry is gone');
  if ((master.version as number) !== 1) {
    throw damaged(location, `it was written by a newer version (${master.version})`);
  }
  const signersOf = (response: string): readonly string[] =>
    responses.get(response)?.data.signers ?? [];
  return {
    master,
    signers,
    responses,
    reviews: readReviews(reviews, signersOf),
    figures,
    editions,
  };
}

function readReviews(
  entries: ReadonlyMap<string, Remembered<unknown>>,
  signersOf: (response: string) => readonly string[],
): Memory['reviews'] {
  const reviews = new Map<string, Remembered<ReviewMemory>>();
  for (const [id, { seals, data }] of entries) {
    const today = data as ReviewMemory | EarlierReview;
    const review = 'review' in today ? today : fromEarlier(id, today, signersOf);
    if (review !== undefined) reviews.set(id, { seals, data: review });
  }
  return reviews;
}

const LATELY = 5000;

/** Parses entries; those that say the same, as the responses of one signer do, share one object. */
function reader(location: string): (json: string, key: string) => unknown {
  const lately = new Map<string, unknown>();
  return (json, key) => {
    const known = lately.get(json);
    if (known !== undefined) return known;
    const data = parse(json, key, location);
    if (lately.size === LATELY) lately.clear();
    lately.set(json, data);
    return data;
  };
}

function parse(json: string, key: string, location: string): unknown {
  try {
    const data: unknown = JSON.parse(json);
    if (typeof data === 'object' && data !== null) return data;
  } catch {
    // falls through to the one explanation that helps
  }
  throw damaged(location, `its entry "${key.slice(0, 40)}" cannot be read`);
}

function damaged(location: string, what: string): AppError {
  return new AppError(`The hidden tab "_undersigned" of ${location} was changed: ${what}.`, {
    exitCode: EXIT.data,
    hint: 'Bring back an earlier version of the master (version history, or `undersigned restore`). Nothing was written.',
  });
}
