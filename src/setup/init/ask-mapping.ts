import { AppError, EXIT } from '../../errors.ts';
import type { World } from '../../world.ts';

/** Questions to whoever sits at the terminal. Each throws (64) where they would rather stop. */
export interface Ask {
  text(message: string, initial?: string): Promise<string>;
  choose<T extends string>(message: string, options: readonly MenuOption<T>[]): Promise<T>;
  tell(text: string): void;
}

interface MenuOption<T extends string> {
  readonly value: T;
  readonly label: string;
}

/** Undefined where nobody could answer: then flags have to say it all. */
export async function askAt(world: World): Promise<Ask | undefined> {
  const { stdin, stderr, signal } = world;
  if (stderr.isTTY !== true || !('isTTY' in stdin) || stdin.isTTY !== true) return undefined;
  const { text, select, isCancel } = await import('@clack/prompts');
  const terminal = { input: stdin, output: stderr, signal };
  const answered = (answer: string | symbol): string => {
    if (!isCancel(answer) && typeof answer === 'string') return answer;
    throw new AppError('Stopped; nothing was written.', { exitCode: EXIT.usage });
  };
  return {
    text: async (message, initial = '') =>
      answered(await text({ message, initialValue: initial, ...terminal })).trim(),
    choose: async (message, options) => {
      const choices: { value: string; label: string }[] = options.map((each) => ({ ...each }));
      const answer = answered(await select({ message, options: choices, ...terminal }));
      const chosen = options.find(({ value }) => value === answer);
      if (chosen === undefined) throw new Error('An answer that was not offered.');
      return chosen.value;
    },
    tell: (told) => {
      stderr.write(told);
    },
  };
}
