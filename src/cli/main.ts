import yargs from 'yargs';
import { EXIT } from '../errors.ts';
import type { World } from '../world.ts';
import { changesCommand } from './changes.ts';
import { checkCommand } from './check.ts';
import { dedupeCommand } from './dedupe.ts';
import { directoryCommand } from './directory.ts';
import { explainCommand } from './explain.ts';
import { exportCommand } from './export.ts';
import { loginCommand } from './login.ts';
import { publishCommand } from './publish.ts';
import { reviewCommand } from './review.ts';
import { restoreCommand } from './restore.ts';
import { statusCommand } from './status.ts';
import { tellError } from './tell-error.ts';
import { undoCommand } from './undo.ts';
import { initCommand } from './init.ts';
import { syncCommand } from './sync.ts';
import { checkValues, usageError } from './usage.ts';
import { version } from './version.ts';

/**
 * Runs one command line and returns its exit status; throws nothing.
 *
 * @param argv the words behind the program's name
 */
export async function main(argv: readonly string[], world: World): Promise<number> {
  let status: number = EXIT.done;
  const done = (code: number): void => {
    status = code;
  };
  const cli = yargs([...argv])
    .scriptName('undersigned')
    .usage('$0 <command>\n\nKeeps the list of everyone who signed a letter.')
    .locale('en')
    .wrap(100)
    .version(version())
    .option('config', {
      type: 'string',
      global: true,
      requiresArg: true,
      describe: 'The config of the letter (default: the only one in config/)',
    })
    .option('json', {
      type: 'boolean',
      global: true,
      describe: 'Print a machine-readable result and nothing else',
    })
    .option('debug', {
      type: 'boolean',
      global: true,
      describe: 'Show where in the program an error came from',
    })
    .command(initCommand(world, done))
    .command(syncCommand(world, done))
    .command(loginCommand(world, done))
    .command(checkCommand(world, done))
    .command(statusCommand(world, done))
    .command(reviewCommand(world, done))
    .command(exportCommand(world, done))
    .command(explainCommand(world, done))
    .command(publishCommand(world, done))
    .command(changesCommand(world, done))
    .command(dedupeCommand(world, done))
    .command(directoryCommand(world, done))
    .command(undoCommand(world, done))
    .command(restoreCommand(world, done))
    .demandCommand(1, 'Say what to do.')
    .recommendCommands()
    .strict()
    .exitProcess(false)
    .showHelpOnFail(false)
    .check(checkValues, true)
    .fail((message: string | null, error: Error | undefined) => {
      // Some of what is wrong with the words comes as an error of the parser's own.
      if (error !== undefined && error.name !== 'YError') throw error;
      throw usageError(message ?? error?.message ?? 'That cannot be understood.', argv);
    });
  try {
    await cli.parseAsync([...argv], {}, (_error, _argv, output) => {
      if (output) world.stdout.write(`${output}\n`);
    });
    return status;
  } catch (error) {
    return tellError(error, argv, world);
  }
}
