import { EXIT } from '../errors.ts';
import type { World } from '../world.ts';

/**
 * Runs a command line, see `main`. The front page of the help is kept ready-made
 * (`npm run docs` writes it): to load the parser takes longer than all else that it needs.
 */
export async function start(argv: readonly string[], world: World): Promise<number> {
  if (argv.length === 1 && argv[0] === '--help') {
    const { FRONT_PAGE } = await import('./front-page.ts');
    world.stdout.write(FRONT_PAGE);
    return EXIT.done;
  }
  const { main } = await import('./main.ts');
  return main(argv, world);
}
