import type { Readable } from 'node:stream';

/** What a terminal's input can do and a pipe's cannot. */
interface RawInput {
  readonly isTTY?: boolean;
  setRawMode?: (raw: boolean) => unknown;
}

export interface Keys {
  /** The next key; undefined when the input ends or Ctrl-C or Ctrl-D is pressed. */
  readonly key: () => Promise<string | undefined>;
  /** Text up to Enter; undefined when it is given up with Escape. */
  readonly line: (echo: (text: string) => void) => Promise<string | undefined>;
  /** Gives the terminal back as it was. */
  readonly close: () => void;
}

const INTERRUPT = new Set(['\u0003', '\u0004']);
const ESCAPE = '\u001B';
const BACKSPACE = new Set(['\u0008', '\u007F']);

/** Reads single keys, from a terminal without waiting for Enter, and from a pipe. */
export function readKeys(stdin: Readable & RawInput, signal: AbortSignal): Keys {
  const raw = stdin.isTTY === true && stdin.setRawMode !== undefined;
  if (raw) stdin.setRawMode?.(true);
  const characters = charactersOf(stdin);
  let stop = (): void => undefined;
  const stopped = new Promise<undefined>((resolve) => {
    stop = (): void => {
      resolve(undefined);
    };
  });
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  const key = async (): Promise<string | undefined> => {
    const next = await Promise.race([characters.next(), stopped]);
    if (next === undefined || next.done === true || INTERRUPT.has(next.value)) return undefined;
    return next.value;
  };
  return {
    key,
    line: async (echo) => {
      let text = '';
      for (;;) {
        const next = await key();
        if (next === undefined || next === ESCAPE) return undefined;
        if (next === '\r' || next === '\n') return text;
        if (BACKSPACE.has(next)) {
          if (text !== '') echo('\b \b');
          text = text.replace(/.$/su, '');
        } else if (next >= ' ') {
          text += next;
          echo(next);
        }
      }
    },
    close: () => {
      signal.removeEventListener('abort', stop);
      if (raw) stdin.setRawMode?.(false);
      stdin.destroy();
    },
  };
}

/** Arrow keys and the like come as Escape and more in one piece: they are no answer. */
async function* charactersOf(stdin: Readable): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder();
  for await (const chunk of stdin as AsyncIterable<Uint8Array | string>) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    if (text.length > 1 && text.startsWith(ESCAPE)) continue;
    yield* text;
  }
  return undefined;
}
