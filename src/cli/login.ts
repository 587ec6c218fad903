import type { CommandModule } from 'yargs';
import type { World } from '../world.ts';
import type { GlobalOptions } from './global-options.ts';

interface LoginArguments extends GlobalOptions {
  client?: string | undefined;
  port?: number | undefined;
}

export function loginCommand(
  world: World,
  done: (status: number) => void,
): CommandModule<GlobalOptions, LoginArguments> {
  return {
    command: 'login',
    describe: 'Sign in with your own Google account, where there is no service account',
    builder: (yargs) =>
      yargs
        .option('client', {
          type: 'string',
          requiresArg: true,
          describe:
            'The JSON file of an OAuth client, kind "Desktop app" (or UNDERSIGNED_OAUTH_CLIENT)',
        })
        .option('port', {
          type: 'number',
          requiresArg: true,
          describe: 'Where the browser comes back to; with ssh -L 8085:127.0.0.1:8085 a far one',
        })
        .example(
          '$0 login --client oauth-client.json',
          'Opens nothing; prints the address to open',
        ),
    handler: async ({ json, client, port }) => {
      const { login } = await import('../commands/login.ts');
      done(await login({ json: json ?? false, client, port: port ?? 0 }, world));
    },
  };
}
