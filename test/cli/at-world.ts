import { Readable, Writable } from 'node:stream';
import { main } from '../../src/cli/main.ts';
import type { Ran } from './run.ts';

export interface Circumstances {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
  readonly now?: () => Date;
  /** Somebody watches. */
  readonly tty?: boolean;
}

class Written extends Writable {
  text = '';
  readonly isTTY: boolean;
  constructor(isTTY: boolean) {
    super();
    this.isTTY = isTTY;
  }
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

/** Runs a command line in this process, under what circumstances a test needs. */
export async function runWith(
  argv: readonly string[],
  cwd: string,
  { env = {}, signal, now, tty = false }: Circumstances,
): Promise<Ran> {
  const [stdout, stderr] = [new Written(tty), new Written(tty)];
  const status = await main(argv, {
    env,
    cwd,
    stdin: Readable.from([]),
    stdout,
    stderr,
    now: now ?? (() => new Date()),
    sleep: () => Promise.resolve(),
    pid: process.pid,
    signal: signal ?? new AbortController().signal,
  });
  return { status, stdout: stdout.text, stderr: stderr.text };
}
