import type { ParsedName } from './parsed-name.ts';

/** One name, however often and in whatever punctuation it was written. */
export interface Name {
  /** See nameKey. */
  readonly key: string;
  /** The spelling that tells most about its parts. */
  readonly written: string;
  /** The spelling to show. */
  readonly canonical: string;
  readonly parsed: ParsedName;
  /** How many mentions it stands for. */
  readonly mentions: number;
  /** States given beside it, by name, sorted. */
  readonly states: readonly string[];
  /** E-mail domains given beside it that belong to an organization, sorted. */
  readonly domains: readonly string[];
}
