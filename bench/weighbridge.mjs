import { createServer, request } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const pack = promisify(gzip);

/**
 * Stands between the program and the local Google and weighs what crosses. Google packs its replies for
 * whoever takes gzip; the local one does not, so that is done here.
 */
export async function weighbridge(target) {
  let weights;
  const reset = () => (weights = { calls: 0, up: 0, down: 0, unpacked: 0 });
  reset();
  const server = createServer((incoming, outgoing) => {
    if (!incoming.url.includes('token')) weights.calls += 1;
    const { accept, ...headers } = incoming.headers;
    const packs = (incoming.headers['accept-encoding'] ?? '').includes('gzip');
    const onward = request(
      new URL(incoming.url, target),
      { method: incoming.method, headers: { ...headers, accept, 'accept-encoding': 'identity' } },
      (reply) => {
        const pieces = [];
        reply.on('data', (piece) => pieces.push(piece));
        reply.on('end', async () => {
          const plain = Buffer.concat(pieces);
          const body = packs && plain.length > 100 ? await pack(plain, { level: 6 }) : plain;
          weights.unpacked += plain.length;
          weights.down += body.length;
          const { 'content-length': _, 'transfer-encoding': __, ...rest } = reply.headers;
          outgoing.writeHead(reply.statusCode, {
            ...rest,
            'content-length': body.length,
            ...(body === plain ? {} : { 'content-encoding': 'gzip' }),
          });
          outgoing.end(body);
        });
      },
    );
    onward.on('error', () => outgoing.destroy());
    const sent = [];
    incoming.on('data', (piece) => {
      weights.up += piece.length;
      sent.push(piece);
    });
    incoming.on('end', () => onward.end(Buffer.concat(sent)));
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    reset,
    weights: () => weights,
    end: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
