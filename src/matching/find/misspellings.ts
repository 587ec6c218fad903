import { blocks, hashText } from './blocks.ts';
import type { WordWeights } from '../read/word-weights.ts';
import { ROLE } from '../read/word-classes.ts';
import { likeness } from '../read/likeness.ts';

/**
 * For each sense the more frequent one that it is a misspelling of, else itself.
 *
 * Misspellings are looked for among the words, of which there are few, and not among the names:
 * two words one letter apart have a common form with that letter left out.
 */
export function misspellings(wordWeights: WordWeights): Int32Array {
  const { texts, roles, counts } = wordWeights;
  const meant = Int32Array.from({ length: texts.length }, (_, at) => at);
  const list = blocks();
  for (const [sense, text] of texts.entries()) {
    if (text.length < 5 || text.length > 24) continue;
    if (roles[sense] === ROLE.number || roles[sense] === ROLE.place) continue;
    list.add(hashText(text, 0), sense);
    for (let at = 0; at < text.length; at += 1) {
      if (at > 0 && text[at] === text[at - 1]) continue;
      list.add(hashText(text.slice(0, at) + text.slice(at + 1), 0), sense);
    }
  }
  const better = (a: number, b: number): boolean => {
    const difference = (counts[a] ?? 0) - (counts[b] ?? 0);
    return difference !== 0 ? difference > 0 : (texts[a] ?? '') < (texts[b] ?? '');
  };
  const { starts, items, keys } = list.group();
  for (let bucket = 0; bucket + 1 < starts.length; bucket += 1) {
    const [from, to] = [starts[bucket] ?? 0, starts[bucket + 1] ?? 0];
    if (to - from < 2 || to - from > 64) continue;
    for (let x = from; x < to; x += 1) {
      for (let y = from; y < to; y += 1) {
        const [rare, common] = [items[x] ?? 0, items[y] ?? 0];
        if (rare === common || keys[x] !== keys[y] || !better(common, rare)) continue;
        if (!better(common, meant[rare] ?? rare)) continue;
        if (likeness(texts[rare] ?? '', texts[common] ?? '') === 'typing error')
          meant[rare] = common;
      }
    }
  }
  return meant;
}
