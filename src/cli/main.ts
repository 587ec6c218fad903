import type { World } from '../world.ts';
import { EXIT } from '../errors.ts';
import { COMMANDS } from './commands.ts';
import { parseLine } from './parse-line.ts';
import { printError } from './tell-error.ts';

/**
 * Runs one command line and returns its exit status; throws nothing.
 *
 * @param argv the words behind the program's name
 */
export async function main(argv: readonly string[], world: World): Promise<number> {
  try {
    const { call, text } = await parseLine(COMMANDS, argv);
    if (!call) {
      world.stdout.write(text);
      return EXIT.done;
    }
    const work = await call.command.load();
    return await work(call.given as never, world);
  } catch (error) {
    return printError(error, argv, world);
  }
}
