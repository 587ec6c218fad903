#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { HELP_PAGES } from './cli/help-pages.ts';
import { AppError, EXIT } from './errors.ts';
import { refuseForeignFile } from './platform/files/trusted-file.ts';
import type { World } from './world.ts';

const argv = process.argv.slice(2);

// With memory to spare V8 lets the heap grow to a multiple of what is alive before it
// collects. A server for a letter is small: for a sync 12 % is enough, and costs a few seconds
// where there are hundreds of thousands of responses. `dedupe` wants the speed instead.
if (argv.includes('sync')) setFlagsFromString('--heap-growing-percent=12');
// Most runs are over before a function that V8 makes fast has paid for it: it waits longer with that.
setFlagsFromString('--interrupt-budget=500000');

// Only this file touches the process: what is set for it, its streams, its signals, its end.
// Where there are no credentials, Google's library asks the network whether this is one of Google's
// machines, and warns of every odd answer. What follows from it is told by the command.
const listeners = process.listeners('warning');
process.removeAllListeners('warning').on('warning', (warning) => {
  if (warning.name === 'MetadataLookupWarning') return;
  for (const tell of listeners) tell(warning);
});

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stop.abort();
  });
}
// A full disk, or a reader that is gone (`undersigned export | head`): nothing more can be told there.
// A killed run harms nothing, so this one may end where it is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  const why = error.code === 'EPIPE' ? 'it was closed' : (error.code ?? 'unknown');
  process.stderr.write(`undersigned: Cannot write to standard output: ${why}.\n`, () => {
    process.exit(EXIT.cannotWrite);
  });
});
process.stderr.on('error', () => undefined);

const world: World = {
  env: process.env,
  cwd: process.cwd(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => new Date(),
  sleep: (ms, signal) => after(ms, undefined, { signal }),
  pid: process.pid,
  signal: stop.signal,
};

void run().then((status) => {
  process.exitCode = status;
});

async function run(): Promise<number> {
  try {
    if (existsSync('.env')) {
      await refuseForeignFile('.env');
      process.loadEnvFile('.env');
    }
  } catch (cause) {
    const { printError } = await import('./cli/tell-error.ts');
    if (cause instanceof AppError) return printError(cause, argv, world);
    const error = new AppError('The file .env cannot be read.', {
      exitCode: EXIT.config,
      hint: 'Let the account that runs this read it, or remove it.',
      cause,
    });
    return printError(error, argv, world);
  }
  const page = HELP_PAGES[argv.join(' ')];
  if (page !== undefined) {
    world.stdout.write(page);
    return EXIT.done;
  }
  const { main } = await import('./cli/main.ts');
  return main(argv, world);
}
