import { nearest } from '../names/nearest.ts';
import { argumentsOf, GLOBAL, wordOf, type Command, type Leaf } from './command.ts';
import { durationMs } from './duration.ts';
import type { Option } from './option.ts';
import { usageError } from './usage-error.ts';

/** Words as the parser took them apart: by option, in kebab case, and `_` for the rest. */
export type Parsed = Readonly<Record<string, unknown>>;

/**
 * What a command is given, from what the parser read. Throws (64) for whatever it cannot be:
 * unknown options, words too many, values that are missing, wrong, or given twice.
 *
 * @param path the words of the command, like `directory show`
 * @param typed the words behind the program's name, to repeat them as they were written
 */
export function readOptions(
  command: Leaf,
  path: string,
  parsed: Parsed,
  typed: readonly string[],
): Readonly<Record<string, unknown>> {
  const options: Readonly<Record<string, Option>> = { ...GLOBAL, ...command.options };
  refuseUnknown(parsed, options, path, typed);
  const given: Record<string, unknown> = {};
  const places = new Set(argumentsOf(command).map(({ key }) => key));
  for (const [key, option] of Object.entries(options)) {
    const at = { key, option, path, shown: places.has(key) ? key : `--${key}` };
    const asked = places.has(key) || isTyped(key, typed);
    given[camel(key)] = valueOf(at, asked ? parsed[key] : undefined, asked, typed);
    const needs = 'required' in option && !places.has(key);
    if (needs && given[camel(key)] === undefined)
      throw usageError(`${path} needs ${at.shown}.`, path);
  }
  for (const [one, other] of command.conflicts) {
    if (isTyped(one, typed) && isTyped(other, typed))
      throw usageError(`--${one} and --${other} cannot be used together.`, path);
  }
  return given;
}

/** Throws (64) where words with commands below them (`path`) are followed by none of these. */
export function refuseGroup(
  commands: readonly Command[],
  path: string,
  parsed: Parsed,
  typed: readonly string[],
): void {
  const [word] = wordsBehind(path, parsed);
  if (word !== undefined) {
    const meant = nearest(word, commands.map(wordOf));
    throw usageError(`Unknown command${where(path)}: ${word}.${didYouMean(meant)}`, path);
  }
  refuseUnknown(parsed, GLOBAL, path, typed);
}

interface OptionPlace {
  readonly key: string;
  readonly option: Option;
  readonly path: string;
  readonly shown: string;
}

function valueOf(
  { option, path, shown }: OptionPlace,
  value: unknown,
  asked: boolean,
  typed: readonly string[],
): unknown {
  if (option.kind === 'texts') return textsOf(value, shown, path, asked);
  if (Array.isArray(value))
    throw usageError(`${shown} is given more than once.`, path, 'Give it once, with one value.');
  if (option.kind === 'flag') return asked ? value === true : (option.default ?? false);
  // The parser takes a lone dash, which is standard input, for the beginning of an option.
  const word = value === '' && typed.includes('-') ? '-' : value;
  if (word === undefined || word === '' || Number.isNaN(word)) {
    if (asked && shown.startsWith('--') && !Number.isNaN(word))
      throw usageError(`${shown} needs a value.`, path);
    if (option.kind !== 'number' || !asked) {
      return option.kind === 'choice' ? option.default : undefined;
    }
  }
  switch (option.kind) {
    case 'text':
      return word;
    case 'span':
      return durationMs(String(word), shown);
    case 'number':
      return wholeNumber(word, option, shown, path);
    case 'choice':
      if (option.choices.includes(String(word))) return word;
      throw usageError(
        `${shown} must be one of ${option.choices.join(', ')}, not "${String(word)}".`,
        path,
      );
  }
}

function textsOf(value: unknown, shown: string, path: string, asked: boolean): readonly string[] {
  const words = (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
  if (words.includes('') || (asked && words.length === 0 && shown.startsWith('--')))
    throw usageError(`${shown} needs a value.`, path);
  return words;
}

function wholeNumber(
  value: unknown,
  { from, to }: { readonly from: number; readonly to: number },
  shown: string,
  path: string,
): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to)
    return value;
  throw usageError(`${shown} must be a whole number from ${from} to ${to}.`, path);
}

/** Throws (64) for options that are not known, and for words too many. */
function refuseUnknown(
  parsed: Parsed,
  options: Readonly<Record<string, Option>>,
  path: string,
  typed: readonly string[],
): void {
  const known = new Set([...Object.keys(options), '_', '$0', '--', 'help', 'h', 'version', 'V']);
  const strange = Object.keys(parsed).find((key) => !known.has(key));
  if (strange !== undefined) {
    const shown = asTyped(strange, typed);
    const meant = nearest(strange, Object.keys(options));
    const hint = didYouMean(meant === undefined ? undefined : `--${meant}`);
    throw usageError(`Unknown option${where(path)}: ${shown}.${hint}`, path);
  }
  const [extra] = wordsBehind(path, parsed);
  if (extra !== undefined) throw usageError(`Unexpected argument for ${path}: "${extra}".`, path);
}

const where = (path: string): string => (path === '' ? '' : ` for ${path}`);

/** Words that are neither the command's own nor options or their values. */
const wordsBehind = (path: string, parsed: Parsed): readonly string[] =>
  [parsed['_'], parsed['--']]
    .flatMap((each) => (Array.isArray(each) ? each.map(String) : []))
    .slice(path === '' ? 0 : path.split(' ').length);

const didYouMean = (meant: string | undefined): string =>
  meant === undefined ? '' : ` Did you mean ${meant}?`;

const isTyped = (key: string, typed: readonly string[]): boolean =>
  typed.some((word) => [`--${key}`, `--no-${key}`].includes(word) || word.startsWith(`--${key}=`));

function asTyped(key: string, typed: readonly string[]): string {
  const forms = [`--${key}`, `--no-${key}`, `-${key}`];
  const whole = forms.find((form) =>
    typed.some((word) => word === form || word.startsWith(`${form}=`)),
  );
  return whole ?? `-${key}`;
}

const camel = (key: string): string =>
  key.replace(/-([a-z])/gu, (_dash, letter: string) => letter.toUpperCase());
