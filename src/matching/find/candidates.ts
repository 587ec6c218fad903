import { blocks, type Buckets } from './blocks.ts';
import type { WordWeights } from '../read/word-weights.ts';
import { allKeys, type SearchKeys } from './keys.ts';
import type { Name } from '../read/name.ts';
import { misspellings } from './misspellings.ts';
import { CROWD, CROWDED, MOST_WITH_KEY, ROOMY } from '../thresholds.ts';

const { max, sqrt } = Math;

/**
 * Which pairs of names are worth comparing: for each name, all earlier ones that share a rare
 * word, two less rare ones, all their words or letters, an acronym, a second name or a domain.
 * Their number grows with the number of names, not with its square.
 */
export function candidates(
  wordWeights: WordWeights,
  names: readonly Name[],
): (name: number, visit: (other: number) => void) => void {
  const measure = wordWeights.size > CROWD ? CROWDED : ROOMY;
  const words = misspellings(wordWeights);
  const meant = wordWeights.senses.map((sense) => words[sense] ?? 0);
  const { starts, keys, domainsUpTo, strongUpTo } = allKeys(wordWeights, names, meant);
  const { buckets, sizes } = group(wordWeights.size, starts, keys);
  const seen = new Int32Array(wordWeights.size).fill(-1);
  const inName = new Int32Array(wordWeights.texts.length).fill(-1);
  /** May be another name written short, with no word in common. */
  const short = Uint8Array.from(names, ({ parsed }) => (parsed.senses.length < 2 ? 1 : 0));
  /** From here on names are the directory's alone: nobody signed as them, and they are not compared with each other. */
  const signed = 1 + names.findLastIndex(({ mentions }) => mentions > 0);

  /** What two names have in common at least, misspellings included. */
  function sharedWith(other: number, name: number): number {
    let weight = 0;
    const end = wordWeights.starts[other + 1] ?? 0;
    for (let at = wordWeights.starts[other] ?? 0; at < end; at += 1) {
      const sense = meant[at] ?? 0;
      if (inName[sense] === name) weight += wordWeights.weights[sense] ?? 0;
    }
    return weight / sqrt((wordWeights.totals[name] ?? 1) * (wordWeights.totals[other] ?? 1));
  }

  const found: number[] = [];
  const shares: number[] = [];

  return (name, visit) => {
    seen[name] = name;
    found.length = 0;
    shares.length = 0;
    for (
      let at = wordWeights.starts[name] ?? 0;
      at < (wordWeights.starts[name + 1] ?? 0);
      at += 1
    ) {
      inName[meant[at] ?? 0] = name;
    }
    let best = 0;
    const last = name < signed ? name : signed;
    const [domains, strong] = [domainsUpTo[name] ?? 0, strongUpTo[name] ?? 0];
    for (let at = starts[name] ?? 0; at < (starts[name + 1] ?? 0); at += 1) {
      if ((sizes[at] ?? 0) < 2 || (sizes[at] ?? 0) > MOST_WITH_KEY) continue;
      const key = keys[at] ?? 0;
      const bucket = buckets.bucketOf(key);
      const end = buckets.starts[bucket + 1] ?? 0;
      for (let i = buckets.starts[bucket] ?? 0; i < end; i += 1) {
        const other = buckets.items[i] ?? 0;
        if (other >= last) break;
        if (buckets.keys[i] !== key || seen[other] === name) continue;
        const shared = sharedWith(other, name);
        // Another key may still bring the two together.
        if (at < domains && shared < measure.leastAtDomain && !(short[name] || short[other]))
          continue;
        seen[other] = name;
        if (at < strong) visit(other);
        else if (shared >= measure.least) {
          found.push(other);
          shares.push(shared);
        }
        if (shared > best) best = shared;
      }
    }
    const enough = max(best * measure.besideBest, nth(shares, measure.most));
    for (let at = 0; at < found.length; at += 1) {
      if ((shares[at] ?? 0) >= enough) visit(found[at] ?? 0);
    }
  };
}

/** The nth largest of some numbers; 0 where there are fewer. */
function nth(numbers: readonly number[], n: number): number {
  return numbers.length <= n ? 0 : (Float64Array.from(numbers).sort()[numbers.length - n] ?? 0);
}

function group(
  size: number,
  starts: Int32Array,
  keys: SearchKeys['keys'],
): { buckets: Buckets; sizes: Uint8Array } {
  const list = blocks(keys.length);
  for (let name = 0; name < size; name += 1) {
    for (let at = starts[name] ?? 0; at < (starts[name + 1] ?? 0); at += 1)
      list.add(keys[at] ?? 0, name);
  }
  const buckets = list.group();
  const sizes = new Uint8Array(keys.length);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? 0;
    const bucket = buckets.bucketOf(key);
    const end = buckets.starts[bucket + 1] ?? 0;
    let same = 0;
    for (let i = buckets.starts[bucket] ?? 0; i < end && same <= MOST_WITH_KEY; i += 1) {
      if (buckets.keys[i] === key) same += 1;
    }
    sizes[at] = same;
  }
  return { buckets, sizes };
}
