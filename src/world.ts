import type { Readable, Writable } from 'node:stream';

/** The outside of a run, named once: all that a command may know of its process. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute; relative paths on the command line start here. */
  readonly cwd: string;
  readonly stdin: Readable;
  /** Data. */
  readonly stdout: Writable & { readonly isTTY?: boolean };
  /** Talk: progress, prompts, logs. */
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly now: () => Date;
  /** Resolves after so many milliseconds; rejects when the signal fires. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** The process ID of this run. */
  readonly pid: number;
  /** Fires when the run is asked to stop (SIGTERM, Ctrl-C). */
  readonly signal: AbortSignal;
}
