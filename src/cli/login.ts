import { command } from './command.ts';
import { number, text } from './option.ts';

export const LOGIN = command({
  name: 'login',
  describe: 'Sign in with your own Google account, if there is no service account',
  options: {
    client: text(
      'The JSON file of an OAuth client, kind "Desktop app" (or UNDERSIGNED_OAUTH_CLIENT)',
    ),
    port: number(
      0,
      65_535,
      'Where the browser comes back to; for another machine, with ssh -L 8085:127.0.0.1:8085',
    ),
  },
  examples: [
    ['login --client oauth-client.json', 'Print the address instead of opening a browser'],
  ],
  load: async () => {
    const { login } = await import('../commands/login.ts');
    return ({ port = 0, ...rest }, world) => login({ ...rest, port }, world);
  },
});
