import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError, EXIT } from '../errors.ts';
import { errorCode } from '../platform/files/error-code.ts';

/**
 * The config of a command: the one that was named, else the only letter in `config/`.
 *
 * Throws `AppError` 78 where there is none or more than one, naming what is there.
 */
export async function findConfig(explicit: string | undefined, cwd: string): Promise<string> {
  if (explicit !== undefined) return resolve(cwd, explicit);
  const { letters, examples } = await configsIn(cwd);
  const [only, ...others] = letters;
  if (only === undefined) throw noConfig(examples);
  if (others.length === 0) return join(cwd, 'config', only);
  throw new AppError(`There are ${letters.length} letters in config/: ${letters.join(', ')}.`, {
    exitCode: EXIT.config,
    hint: `Say which one with --config config/${only}.`,
  });
}

/** Every letter in `config/` but the examples, in the order of their names; 78 where there is none. */
export async function allConfigs(cwd: string): Promise<readonly string[]> {
  const { letters, examples } = await configsIn(cwd);
  if (letters.length === 0) throw noConfig(examples);
  return letters.map((name) => join(cwd, 'config', name));
}

interface Configs {
  readonly letters: readonly string[];
  readonly examples: readonly string[];
}

async function configsIn(cwd: string): Promise<Configs> {
  const names = await listed(join(cwd, 'config'));
  const yaml = names.filter((name) => /^[^.].*\.ya?ml$/iu.test(name)).sort();
  const isExample = (name: string): boolean => /\.example\.ya?ml$/iu.test(name);
  return { letters: yaml.filter((name) => !isExample(name)), examples: yaml.filter(isExample) };
}

async function listed(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return [];
    throw new AppError(`The folder ${folder} cannot be read.`, {
      exitCode: EXIT.config,
      hint: 'Name a config with --config FILE.',
      cause,
    });
  }
}

function noConfig(examples: readonly string[]): AppError {
  const example = examples.at(0);
  return new AppError(
    `There is no letter in config/${example === undefined ? '' : `, only ${examples.join(', ')}`}.`,
    {
      exitCode: EXIT.config,
      hint:
        'Write one with `undersigned init`, or name one with --config FILE' +
        (example === undefined ? '.' : `, such as config/${example}.`),
    },
  );
}
