import type { Answers, Response } from './response.ts';

/** A response as an earlier sync left it in the master. */
export interface RememberedResponse {
  readonly response: Response;
  readonly vanished: boolean;
  /** Its ID at the source since it was edited there, where it differs. */
  readonly nowId?: string;
  /** Lays a response that is pulled now over this one. */
  readonly settle: (pulled: Response) => Settled;
}

/** The answers of a response that was pulled again. */
export interface Settled {
  /** As they are written now, but where one means the same as before, as it was written then. */
  readonly answers: Answers;
  /** Whether no answer changed. */
  readonly same: boolean;
}

/** Those of all earlier syncs; a map is such. */
export interface RememberedResponses {
  get(id: string): RememberedResponse | undefined;
  keys(): Iterable<string>;
}

type ResponseChange = 'new' | 'unchanged' | 'edited' | 'vanished';

/** One response, pulled now or remembered from before. */
export interface KnownResponse {
  readonly response: Response;
  readonly change: ResponseChange;
  /** True in the sync in which it was first found missing. */
  readonly justVanished: boolean;
  readonly before?: Answers;
  /** The ID at its source that the next sync knows it by, where that is not the ID it keeps here. */
  readonly nowId?: string;
  /** Its ID in this pull, where that is not the ID it keeps here. */
  readonly pulledId?: string;
  /** The response of another source that is this very submission. */
  readonly sameAs?: string;
}
