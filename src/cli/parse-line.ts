import yargs, { type Argv, type Options as ParserOption } from 'yargs';
import { argumentsOf, GLOBAL, wordOf, type Command, type Leaf } from './command.ts';
import type { Option, Options } from './option.ts';
import { readOptions, refuseGroup, type Parsed } from './read-options.ts';
import { usageError } from './usage-error.ts';
import { version } from './version.ts';

/** What a command line asks for: to run a command, to print a text, or neither. */
export interface Line {
  readonly call?: { readonly command: Leaf; readonly given: Readonly<Record<string, unknown>> };
  /** A page of help, the version, completions. */
  readonly text: string;
}

/** Ends the parser's work early; never seen outside. */
class Understood extends Error {}

/**
 * Reads a command line; throws (64) where it cannot be understood.
 *
 * The library splits words, prints help and completes. What values may be is checked before its
 * own rules are, in our own words, by `readOptions`.
 */
export async function parseLine(
  commands: readonly Command[],
  typed: readonly string[],
): Promise<Line> {
  // `help sync` and `sync help`, as other tools have it.
  if (typed[0] === 'help' || (typed.length === 2 && typed[1] === 'help')) {
    return parseLine(commands, [...typed.filter((word) => word !== 'help'), '--help']);
  }
  let found: { readonly command: Command; readonly path: string } | undefined;
  let call: Line['call'];
  let text = '';
  const add = (to: Argv, command: Command, above: string): Argv => {
    const path = `${above} ${wordOf(command)}`.trim();
    const builder = (parser: Argv): Argv => {
      found = { command, path };
      return 'commands' in command
        ? command.commands.reduce((all, each) => add(all, each, path), parser)
        : withOptions(parser, command);
    };
    return to.command(command.name, command.describe, builder, () => undefined);
  };
  const check = (parsed: Parsed): void => {
    if (wantsText(parsed) || !found) return;
    const { command, path } = found;
    if ('commands' in command) refuseGroup(command.commands, path, parsed, typed);
    else {
      call = { command, given: readOptions(command, path, parsed, typed) };
      // What the parser would do next takes longer than all it did: a page of help for errors.
      throw new Understood();
    }
  };
  const parser = commands.reduce((all, each) => add(all, each, ''), emptyParser(typed));
  parser
    .completion('completion', 'Print a script that completes commands and options in a shell')
    .middleware(check, true)
    .fail((message: string | null, error: Error | undefined) => {
      // Some of what is wrong with the words comes as an error of the parser's own.
      if (error !== undefined && error.name !== 'YError') throw error;
      throw refusal(message ?? error?.message ?? '', found);
    });
  let parsed: Parsed = {};
  try {
    parsed = await parser.parseAsync([...typed], {}, (_error, _parsed, output) => {
      text = output;
    });
  } catch (error) {
    if (!(error instanceof Understood)) throw error;
  }
  if (call) return { call, text };
  if (wantsText(parsed) || text !== '') return { text: text && `${text}\n` };
  if (!found) refuseGroup(commands, '', parsed, typed);
  // A command with others below it, or no command at all.
  return parseLine(commands, [...typed, '--help']);
}

function emptyParser(typed: readonly string[]): Argv {
  return yargs([...typed])
    .scriptName('undersigned')
    .usage('$0 <command>\n\nKeeps the list of everyone who signed a letter.')
    .locale('en')
    .wrap(100)
    .parserConfiguration({ 'camel-case-expansion': false, 'dot-notation': false })
    .help('help', 'Show this help')
    .alias('help', 'h')
    .version('version', 'Show the version', version())
    .alias('version', 'V')
    .options(parserOptions(GLOBAL))
    .exitProcess(false)
    .showHelpOnFail(false);
}

function withOptions(parser: Argv, command: Leaf): Argv {
  const places = argumentsOf(command);
  const isPlace = (key: string): boolean => places.some((each) => each.key === key);
  const others = Object.entries(command.options).filter(([key]) => !isPlace(key));
  for (const { key } of places) {
    const option = command.options[key];
    if (option)
      parser.positional(key, {
        type: 'string',
        describe: option.describe,
        ...(option.kind === 'texts' ? { array: true } : {}),
      });
  }
  parser.options(parserOptions(Object.fromEntries(others)));
  return command.examples.reduce((all, [line, what]) => all.example(`$0 ${line}`, what), parser);
}

const parserOptions = (options: Options): Record<string, ParserOption> =>
  Object.fromEntries(Object.entries(options).map(([key, each]) => [key, parserOption(each)]));

function parserOption(option: Option): ParserOption {
  const { kind, describe } = option;
  switch (kind) {
    case 'flag':
      return { type: 'boolean', describe, ...(option.default ? { default: true } : {}) };
    case 'texts':
      return { type: 'string', array: true, nargs: 1, describe };
    case 'text':
      return { type: 'string', describe, ...(option.required ? { demandOption: true } : {}) };
    case 'span':
      return { type: 'string', describe };
    case 'number':
      return { type: 'number', describe };
    case 'choice':
      return {
        choices: option.choices,
        describe,
        ...(option.default === undefined ? {} : { default: option.default }),
        ...(option.otherwise === undefined ? {} : { defaultDescription: option.otherwise }),
      };
  }
}

/** Whether the parser itself answers: with help, the version, or completions. */
const wantsText = (parsed: Parsed): boolean =>
  ['help', 'version'].some((key) => parsed[key] === true) || 'get-yargs-completions' in parsed;

/** What the parser refuses before values are checked: an option or a command that lacks its word. */
function refusal(
  message: string,
  found: { readonly command: Command; readonly path: string } | undefined,
): Error {
  const [, option] = /^Not enough arguments following: (.+)$/su.exec(message) ?? [];
  if (option !== undefined) return usageError(`--${option} needs a value.`, found?.path ?? '');
  if (!found || 'commands' in found.command) return usageError(message, '');
  const { command, path } = found;
  const missing = argumentsOf(command).filter(({ needed }) => needed);
  const things = missing.map(({ key }) => `a ${key.replace(/s$/u, '')}`).join(' and ');
  const usage = missing.map(({ key }) => key.replace(/s$/u, '').toUpperCase()).join(' ');
  return usageError(`${path} needs ${things}: undersigned ${path} ${usage}`, path);
}
