import type { Answers, Response } from './response.ts';

/** A response as an earlier sync left it in the master. */
export interface RememberedResponse {
  readonly response: Response;
  readonly vanished: boolean;
  /** Its ID at the source since it was edited there, where it differs. */
  readonly nowId?: string;
  /** Whether these answers are the ones that the tool wrote, to the letter. */
  readonly fits: (response: Response) => boolean;
}

/** Those of all earlier syncs; a map is such. */
export interface RememberedResponses {
  get(id: string): RememberedResponse | undefined;
  keys(): Iterable<string>;
}

export type Fate = 'new' | 'unchanged' | 'edited' | 'vanished';

/** One response, pulled now or remembered from before. */
export interface KnownResponse {
  readonly response: Response;
  readonly fate: Fate;
  /** True in the sync in which it was first found missing. */
  readonly justVanished: boolean;
  readonly before?: Answers;
  /** Its ID at the source where that is not the ID it keeps here. */
  readonly nowId?: string;
  /** The response of another source that is this very submission. */
  readonly twinOf?: string;
}
