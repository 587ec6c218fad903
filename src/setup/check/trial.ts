import type { Finding } from '../../domain/finding.ts';
import { AppError, EXIT, type ExitStatus } from '../../errors.ts';

/** One thing that a sync needs, tried. A warning stops no sync, but somebody should look. */
export interface Tried {
  readonly what: string;
  readonly state: 'fine' | 'warning' | 'wrong';
  readonly message: string;
  /** What to do about it, in one line. */
  readonly hint?: string;
  readonly exitStatus: ExitStatus;
}

export function fine(what: string, message: string): Tried {
  return { what, state: 'fine', message, exitStatus: EXIT.done };
}

export function warning(what: string, message: string, hint?: string): Tried {
  const told = { what, state: 'warning', message, exitStatus: EXIT.done } as const;
  return hint === undefined ? told : { ...told, hint };
}

/** What a source has to say of itself: a note is no reason to worry. */
export function found(what: string, { severity, message }: Finding): Tried {
  return severity === 'note' ? fine(what, message) : warning(what, message);
}

/** Only problems that a person can fix are reported; a fault of the program is thrown. */
export function wrong(what: string, error: unknown): Tried {
  if (!(error instanceof AppError)) throw error;
  const { message, hint, exitCode } = error;
  const told = { what, state: 'wrong', message, exitStatus: exitCode } as const;
  return hint === undefined ? told : { ...told, hint };
}

/** What `run` tried, or what it stumbled over. */
export async function attempt(
  what: string,
  run: () => Promise<readonly Tried[]>,
): Promise<readonly Tried[]> {
  try {
    return await run();
  } catch (error) {
    return [wrong(what, error)];
  }
}

/** The same trouble with several things – a key that was deleted – is told once. */
export function withoutRepeats(tried: readonly Tried[]): readonly Tried[] {
  const seen = new Map<string, Tried>();
  for (const each of tried) {
    const key = each.state === 'wrong' ? each.message : `${each.what} ${each.message}`;
    const before = seen.get(key);
    if (before === undefined) seen.set(key, each);
    else if (!before.what.split(', ').includes(each.what)) {
      seen.set(key, { ...before, what: `${before.what}, ${each.what}` });
    }
  }
  return [...seen.values()];
}

/** The page to click, where the remedy names one. */
export function addressIn({ hint = '' }: Tried): string | undefined {
  return /https:\/\/[^\s)]*[^\s).,;:]/u.exec(hint)?.[0];
}
