import { emitKeypressEvents, type Key } from 'node:readline';
import type { Readable } from 'node:stream';

/** What a terminal's input can do and a pipe's cannot. */
interface RawInput {
  readonly isTTY?: boolean;
  setRawMode?: (raw: boolean) => unknown;
}

export interface PressedKeys {
  /** The next key; undefined when the input ends or Ctrl-C or Ctrl-D is pressed. */
  readonly key: () => Promise<string | undefined>;
  /** Text up to Enter; undefined when it is given up with Escape. */
  readonly line: (echo: (text: string) => void) => Promise<string | undefined>;
  /** Gives the terminal back as it was. */
  readonly close: () => void;
}

/** Reads single keys, from a terminal without waiting for Enter, and from a pipe. */
export function readKeys(stdin: Readable & RawInput, signal: AbortSignal): PressedKeys {
  const raw = stdin.isTTY === true && stdin.setRawMode !== undefined;
  if (raw) stdin.setRawMode?.(true);
  const pressed: Key[] = [];
  let ended = signal.aborted;
  let wake = (): void => undefined;
  const onKey = (_text: string | undefined, key: Key): void => {
    pressed.push(key);
    wake();
  };
  const end = (): void => {
    ended = true;
    wake();
  };
  emitKeypressEvents(stdin);
  stdin.on('keypress', onKey);
  stdin.on('end', end);
  stdin.on('close', end);
  signal.addEventListener('abort', end);

  const next = async (): Promise<Key | undefined> => {
    while (pressed.length === 0 && !ended) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const key = signal.aborted ? undefined : pressed.shift();
    return key?.ctrl === true && (key.name === 'c' || key.name === 'd') ? undefined : key;
  };
  return {
    key: async () => {
      for (;;) {
        const key = await next();
        if (key === undefined) return undefined;
        if (isText(key)) return key.sequence;
        if (key.name === 'return' || key.name === 'enter') return '\n';
      }
    },
    line: async (echo) => {
      let text = '';
      for (;;) {
        const key = await next();
        if (key === undefined || key.name === 'escape') return undefined;
        if (key.name === 'return' || key.name === 'enter') return text;
        if (key.name === 'backspace') {
          if (text !== '') echo('\b \b');
          text = text.replace(/.$/su, '');
        } else if (isText(key)) {
          text += key.sequence;
          echo(key.sequence);
        }
      }
    },
    close: () => {
      signal.removeEventListener('abort', end);
      stdin.off('keypress', onKey);
      if (raw) stdin.setRawMode?.(false);
      stdin.destroy();
    },
  };
}

/** Arrow keys and the like are no answer, and no letter of a name. */
function isText(key: Key): key is Key & { readonly sequence: string } {
  const { sequence = '', ctrl, meta } = key;
  return ctrl !== true && meta !== true && sequence !== '' && !/[\p{Cc}\p{Cs}]/u.test(sequence);
}
