import { type DataSchema, readData } from './read-data.ts';
import { type Language, LANGUAGES } from './registry.ts';

/**
 * What each language brings to a topic, by language, in the order of the registry.
 *
 * A language lives in a folder of its own, `languages/<code>/`, with one file for each topic; one
 * schema checks the topic's files of all languages. Throws with the names of the file and of the key where one is wrong.
 */
export function languageData<T>(
  topic: string,
  schema: DataSchema<T>,
): Readonly<Record<Language, T>> {
  const entries = LANGUAGES.map((code) => [code, languageFile(code, topic, schema)] as const);
  return Object.fromEntries(entries) as Record<Language, T>;
}

/** What one language brings to a topic. Throws as `languageData` does. */
export function languageFile<T>(code: Language, topic: string, schema: DataSchema<T>): T {
  const file = `${code}/${topic}.yaml`;
  try {
    return schema.parse(readData(file));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`languages/${file} is missing or wrong: ${reason}`, { cause });
  }
}

/** What all languages bring to a topic together: an answer may be given in any of them. */
export function everyLanguage<T>(topic: string, schema: DataSchema<T>): readonly T[] {
  return Object.values(languageData(topic, schema));
}
