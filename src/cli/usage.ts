import { AppError, EXIT } from '../errors.ts';
import { FRONT_PAGE } from './front-page.ts';

/** What is wrong with a command line, in words for whoever typed it; all of it exits with 64. */

const COMMANDS = new Set(
  [...FRONT_PAGE.matchAll(/^ {2}undersigned (\w+)/gmu)].map(([, command = '']) => command),
);

/** What may be given more than once, or as several words. */
const MANY = new Set(['_', 'source', 'files', 'form', 'sheet', 'csv', 'map']);

/** Each message of the parser, and how it is said here; the words typed are in the groups. */
const SAID: readonly (readonly [RegExp, (found: string, typed: readonly string[]) => string])[] = [
  [/^Did you mean (.+)\?$/su, (meant) => `There is no such command; did you mean "${meant}"?`],
  [/^Unknown (?:argument|command)s?: (.+)$/su, unknown],
  [/^Missing required arguments?: (.+)$/su, (missing) => `It needs ${options(missing)}.`],
  [/^Not enough arguments following: (.+)$/su, (option) => `--${option} needs a value.`],
  [
    /^Not enough non-option arguments: (.+)$/su,
    (_counts, [command = '']) => `Something has to follow "${command}".`,
  ],
  [/^Invalid values:\n\s*(.+)$/su, choices],
];

/** @param typed the words behind the program's name */
export function usageError(message: string, typed: readonly string[]): AppError {
  const [command = ''] = typed;
  const page = COMMANDS.has(command) ? `${command} --help` : '--help';
  let said = message;
  for (const [pattern, say] of SAID) {
    const [, found] = pattern.exec(message) ?? [];
    if (found !== undefined) said = say(found, typed);
  }
  return new AppError(said, { exitCode: EXIT.usage, hint: `See: undersigned ${page}` });
}

/** The whole numbers that an option may be, the first and the last. */
const NUMBERS: Readonly<Record<string, readonly [from: number, to: number]>> = {
  port: [0, 65_535],
  limit: [1, 1_000_000],
};

/** Refuses what the parser lets pass: an option that is given twice, a number that cannot be. */
export function checkValues(values: Readonly<Record<string, unknown>>): true {
  for (const [name, value] of Object.entries(values)) {
    if (Array.isArray(value) && !MANY.has(name))
      throw refused(`--${name} is given more than once.`, 'Give it once, with one value.');
    const [from, to] = NUMBERS[name] ?? [];
    if (typeof value !== 'number' || from === undefined || to === undefined) continue;
    if (!Number.isInteger(value) || value < from || value > to)
      throw refused(`--${name} is no such number.`, `Give a whole number from ${from} to ${to}.`);
  }
  return true;
}

function refused(message: string, hint: string): AppError {
  return new AppError(message, { exitCode: EXIT.usage, hint });
}

function unknown(names: string, typed: readonly string[]): string {
  const [command = ''] = typed;
  const all = names.split(', ');
  if (!COMMANDS.has(command) && all.includes(command)) return `There is no command "${command}".`;
  const asTyped = all.map((name) => {
    const dashes = ['--', '-'].find((each) =>
      typed.some((word) => word === each + name || word.startsWith(`${each}${name}=`)),
    );
    return dashes === undefined ? `"${name}"` : dashes + name;
  });
  return `${command} knows nothing of ${asTyped.join(' and ')}.`;
}

const options = (names: string): string =>
  names
    .split(', ')
    .map((name) => `--${name}`)
    .join(' and ');

/** Of `Argument: format, Given: "pdf", Choices: "csv", "md"`, a line for each option. */
function choices(lines: string): string {
  return lines.replace(
    /^\s*Argument: (.+?), Given: (.+?), Choices: (.+)$/gmu,
    (_line, option: string, given: string, known: string) =>
      `--${option} cannot be ${given}; it is one of ${known.replaceAll('"', '')}.`,
  );
}
