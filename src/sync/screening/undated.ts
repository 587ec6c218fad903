import type { Letter } from '../../domain/letter.ts';
import type { Response } from '../../domain/response.ts';
import { byCodeUnit } from '../../names/code-units.ts';
import { FLAG_TEXTS } from './flag-texts.ts';
import type { Flag } from './flag.ts';

const MOST_NAMED = 5;

/**
 * One flag a source for all responses that carry no time, in a letter where the time decides who is late:
 * nobody counts as on time without a word.
 *
 * @param responses those that stand for signers, ordered by ID
 */
export function undatedFlags(
  { editions, rules, languages: [language] }: Pick<Letter, 'editions' | 'rules' | 'languages'>,
  responses: Iterable<Response>,
): readonly Flag[] {
  if (rules.undated !== undefined) return [];
  const closed = editions.find(({ closes }) => closes !== undefined);
  if (closed === undefined) return [];
  const bySource = new Map<string, string[]>();
  for (const { id, source, submittedAt } of responses) {
    if (submittedAt !== undefined) continue;
    const ids = bySource.get(source);
    if (ids) ids.push(id);
    else bySource.set(source, [id]);
  }
  return [...bySource]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([source, ids]) => {
      const named = ids.slice(0, MOST_NAMED).join(', ');
      return {
        rule: 'undated',
        about: { source },
        a: source,
        b: '',
        evidence: FLAG_TEXTS(language, 'undated', {
          count: ids.length,
          source,
          responses:
            ids.length > MOST_NAMED ? FLAG_TEXTS(language, 'andOthers', { names: named }) : named,
          edition: closed.name,
        }),
      };
    });
}
