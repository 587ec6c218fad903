/**
 * Something that a person should know about the data. It never stops a run.
 *
 * `message` is one sentence that a volunteer understands. It holds counts and
 * codes only, so that it can be logged: no name and no address.
 */
export interface Finding {
  readonly code: string;
  readonly severity: 'note' | 'warning';
  readonly count: number;
  readonly message: string;
}
