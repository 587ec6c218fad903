import type { Letter, Source } from '../domain/letter.ts';
import type { Google } from '../platform/google/google.ts';
import type { Pulled, QuestionIds } from '../domain/pulled.ts';
import type { MasterStore } from '../workbook/store.ts';
import type { SyncPorts } from './run-sync.ts';

/** A letter with everything that its config names, opened but not yet read. */
export interface OpenLetter {
  readonly letter: Letter;
  readonly store: MasterStore;
  readonly ports: SyncPorts;
  readonly google: Google | undefined;
  readonly pullSource: (source: Source, remembered: QuestionIds) => Promise<Pulled>;
}
