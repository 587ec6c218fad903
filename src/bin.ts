#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { start } from './cli/start.ts';

const argv = process.argv.slice(2);

// With memory to spare V8 lets the heap grow to a multiple of what is alive before it
// collects. A server for a letter is small: for a sync 12 % is enough, and costs a few seconds
// where there are hundreds of thousands of responses. `dedupe` wants the speed instead.
if (argv.includes('sync')) setFlagsFromString('--heap-growing-percent=12');

// Only this file touches the process: what is set for it, its streams, its signals, its end.
if (existsSync('.env')) process.loadEnvFile('.env');

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stop.abort();
  });
}
// `undersigned export | head` closes the pipe early; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await start(argv, {
  env: process.env,
  cwd: process.cwd(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => new Date(),
  pid: process.pid,
  signal: stop.signal,
});
