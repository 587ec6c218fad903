import { Readable, Writable } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import { main } from '../../src/cli/main.ts';
import type { World } from '../../src/world.ts';

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

class Memory extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

/** Runs a command line in this process, with streams of its own, what is `typed` at it, and a clock that stands still unless another is given. */
export async function run(
  argv: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>> = {},
  typed = '',
  now = () => new Date('2026-04-20T10:00:00.000Z'),
  sleep: World['sleep'] = (ms, signal) => after(ms, undefined, { signal }),
): Promise<Ran> {
  const [stdout, stderr] = [new Memory(), new Memory()];
  const status = await main(argv, {
    env,
    cwd,
    stdin: Readable.from(typed === '' ? [] : [typed]),
    stdout,
    stderr,
    now,
    sleep,
    pid: process.pid,
    signal: new AbortController().signal,
  });
  return { status, stdout: stdout.text, stderr: stderr.text };
}
