#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { start } from './cli/start.ts';

// With memory to spare V8 lets the heap grow to a multiple of what is alive before it
// collects. A server for a letter is small: 30 % is enough, for a few seconds of work.
setFlagsFromString('--heap-growing-percent=30');

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

process.exitCode = await start(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => new Date(),
  pid: process.pid,
  signal: stop.signal,
});
