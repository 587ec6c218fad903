import type { Finding } from './finding.ts';
import type { ByField } from './letter.ts';
import type { Response } from './response.ts';

/** Which question of a Google Form was found for a field, so that a rewording is noticed. */
export type QuestionIds = ByField<string>;

/** All that one source holds now; it is always pulled whole. */
export interface Pulled {
  /** The source's name. */
  readonly source: string;
  readonly responses: readonly Response[];
  readonly findings: readonly Finding[];
  /** Empty for sources whose questions have no IDs. */
  readonly questionIds: QuestionIds;
  /** Whether each response has an ID from its source, which stays when it is edited. */
  readonly ownIds?: boolean;
  /** Of a form: stays while nobody changes what it asks. */
  readonly revision?: string;
}
