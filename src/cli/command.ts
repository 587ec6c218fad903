import type { ExitStatus } from '../errors.ts';
import type { World } from '../world.ts';
import { flag, text, type GivenOptions, type Options } from './option.ts';

/** What every command takes. */
export const GLOBAL = {
  config: text('The config file of the letter (default: the only one in config/)'),
  json: flag('Print a machine-readable result and nothing else'),
  debug: flag('Show where in the program an error came from'),
} as const satisfies Options;

/** A command as it is declared; its work is loaded only when it runs. */
export interface Spec<O extends Options> {
  /** The word and its arguments: `dedupe <file>`. What stands in brackets is one of `options`. */
  readonly name: string;
  readonly describe: string;
  readonly options: O;
  /** Options that cannot be given together. */
  readonly conflicts?: readonly (readonly [keyof O | 'config', keyof O | 'config'])[];
  /** A line without the program's name, and what it is for. */
  readonly examples: readonly (readonly [line: string, what: string])[];
  readonly load: () => Promise<
    (given: GivenOptions<O & typeof GLOBAL>, world: World) => Promise<ExitStatus>
  >;
}

/** A command, or a word with commands below it. */
export type Command = Leaf | CommandGroup;

export interface Leaf {
  readonly name: string;
  readonly describe: string;
  readonly options: Options;
  readonly conflicts: readonly (readonly [string, string])[];
  readonly examples: Spec<Options>['examples'];
  readonly load: () => Promise<(given: never, world: World) => Promise<ExitStatus>>;
}

export interface CommandGroup {
  readonly name: string;
  readonly describe: string;
  readonly commands: readonly Command[];
}

/** Declares a command; the options say what type its work has to take. */
export function command<const O extends Options>({ conflicts = [], ...spec }: Spec<O>): Leaf {
  return { ...spec, conflicts: conflicts.map(([a, b]) => [String(a), String(b)] as const) };
}

/** The word with which a command is called. */
export const wordOf = ({ name }: Command): string => name.split(' ')[0] ?? '';

export interface Argument {
  readonly key: string;
  readonly needed: boolean;
}

/** What stands behind the command's word, in order: `<file>`, `[name]`, `<files..>`. */
export function argumentsOf({ name }: Leaf): readonly Argument[] {
  return [...name.matchAll(/([<[])([a-z-]+)(?:\.\.)?[>\]]/gu)].map(([, bracket, key = '']) => ({
    key,
    needed: bracket === '<',
  }));
}
