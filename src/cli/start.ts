import { EXIT } from '../errors.ts';
import type { World } from '../world.ts';
import { quickDedupe } from './quick-dedupe.ts';

/**
 * Runs a command line, see `main`, without loading its parser where that is not needed: it takes
 * longer than all else that a small command does. The front page of the help is kept ready-made
 * (`npm run docs` writes it).
 */
export async function start(argv: readonly string[], world: World): Promise<number> {
  if (argv.length === 1 && argv[0] === '--help') {
    const { FRONT_PAGE } = await import('./front-page.ts');
    world.stdout.write(FRONT_PAGE);
    return EXIT.done;
  }
  const options = quickDedupe(argv);
  if (options) {
    const { dedupe } = await import('../commands/dedupe.ts');
    try {
      return await dedupe(options, world);
    } catch (error) {
      const { tellError } = await import('./tell-error.ts');
      return tellError(error, argv, world);
    }
  }
  const { main } = await import('./main.ts');
  return main(argv, world);
}
