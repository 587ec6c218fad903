import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { pageServer } from '../../../src/review/page/serve-page.ts';

/** A request that never ends holds nothing up. */

const limits = { headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 20 };
const server = pageServer((request, response) => {
  request.resume().on('end', () => response.end('done'));
}, limits);

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it.each([
  ['headers', 'GET / HTTP/1.1\r\nHost: here\r\n'],
  ['a body', 'POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 10\r\n\r\nhalf'],
])('closes a connection whose request lacks the end of %s', async (_, begun) => {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  let reply = '';
  socket.on('data', (data) => (reply += data.toString('latin1')));
  socket.write(begun);
  await once(socket, 'close');
  expect(reply).toMatch(/^HTTP\/1\.1 408 /u);
});
