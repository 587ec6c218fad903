import { styleText } from 'node:util';
import type { World } from '../world.ts';

/** What a run is doing at the moment, for whoever watches it. */
export interface Progress {
  step(doing: string): void;
  /** Takes the line away. */
  end(): void;
}

/** Shorter than this needs no line. */
const PATIENCE_MS = 1000;
const FRAME_MS = 120;
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const CLEAR_LINE = '\r\u001b[2K';

export const SILENT: Progress = { step: () => undefined, end: () => undefined };

/** Shows what is going on while `work` goes on, and gives what it gives. */
export async function during<T>(
  world: Pick<World, 'stderr' | 'env' | 'now'>,
  doing: string,
  work: () => Promise<T>,
): Promise<T> {
  const progress = progressOn(world);
  progress.step(doing);
  try {
    return await work();
  } finally {
    progress.end();
  }
}

/**
 * A line on standard error that says what is going on, once it takes longer than a
 * second; nothing at all where standard error is no terminal. NO_COLOR makes it plain.
 */
export function progressOn({ stderr, env, now }: Pick<World, 'stderr' | 'env' | 'now'>): Progress {
  if (stderr.isTTY !== true || env['TERM'] === 'dumb') return SILENT;
  const started = now().getTime();
  const plain = (env['NO_COLOR'] ?? '') !== '';
  let doing = '';
  let frame = 0;
  let shown = false;
  const draw = (): void => {
    if (doing === '' || now().getTime() - started < PATIENCE_MS) return;
    const sign = FRAMES[frame++ % FRAMES.length] ?? '';
    const mark = plain ? sign : styleText('cyan', sign, { validateStream: false });
    stderr.write(`${CLEAR_LINE}${mark} ${doing} …`);
    shown = true;
  };
  const timer = setInterval(draw, FRAME_MS);
  timer.unref();
  return {
    step: (text) => {
      doing = text;
      draw();
    },
    end: () => {
      clearInterval(timer);
      doing = '';
      if (shown) stderr.write(CLEAR_LINE);
      shown = false;
    },
  };
}
