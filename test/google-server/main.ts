/**
 * The local Google as a process of its own: `npx tsx test/google-server/main.ts [PORT]`.
 * Prints `{"url": …}` and runs until it is ended; other processes steer it under /_control/.
 */
import { startGoogle } from './server.ts';

const port = process.argv[2];
const google = await startGoogle(port === undefined ? {} : { port: Number(port) });
process.stdout.write(`${JSON.stringify({ url: google.url })}\n`);
const stop = (): void => {
  void google.close();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
