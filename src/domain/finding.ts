import { type Language, LANGUAGES } from '../languages/registry.ts';
import { FINDING_TEXTS } from './finding-texts.ts';

/**
 * Something that a person should know about the data. It never stops a run.
 *
 * It holds counts, codes and titles only, so that it can be logged: no name and no address.
 */
export interface Finding {
  readonly code: string;
  readonly severity: 'note' | 'warning';
  readonly count: number;
  /** One sentence that a volunteer understands, in the language of commands and logs. */
  readonly message: string;
  /** What the sentence says in any language, and with what. */
  readonly says: FindingKey;
  readonly filling: Readonly<Record<string, string>>;
}

type FindingKey = keyof ReturnType<typeof FINDING_TEXTS.all>;

/**
 * @param says the key of its sentence in `texts/findings.yaml`
 * @param filling what stands in it beside the count
 */
export function finding(
  about: Pick<Finding, 'code' | 'severity' | 'count'>,
  says: FindingKey,
  filling: Finding['filling'] = {},
): Finding {
  const made = { ...about, says, filling };
  return { ...made, message: wordFinding(made, LANGUAGES[0]) };
}

/** What a person should know, in a language. */
export function wordFinding(
  { says, filling, count }: Pick<Finding, 'says' | 'filling' | 'count'>,
  language: Language,
): string {
  return FINDING_TEXTS.word(language, { says, filling: { ...filling, count } });
}
