import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { PortUnavailable } from './embedded-database.errors.js';

const HOST = '127.0.0.1';

/** A port that nobody listens on at this instant. */
export const freePort = (): Promise<number> => listenBriefly(0);

/** @throws PortUnavailable when the port is taken, or not ours to take */
export async function requireFree(port: number): Promise<void> {
  try {
    await listenBriefly(port);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new PortUnavailable(port);
    throw new PortUnavailable(port, code === 'EACCES' ? 'ce compte n’en a pas le droit' : message);
  }
}

/** A client's first question, whether to encrypt: its length and the code that the protocol gives it. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/**
 * Whether a PostgreSQL serves there. An accepted connection would not show it: the system accepts for a
 * server that is frozen or dying.
 */
export async function answers(port: number): Promise<boolean> {
  const socket = connect(port, HOST);
  try {
    socket.write(SSL_REQUEST);
    const [answer] = (await once(socket, 'data', { signal: AbortSignal.timeout(1_000) })) as [Buffer];
    return /^[SN]$/.test(answer.toString('latin1'));
  } catch {
    return false;
  } finally {
    socket.on('error', () => undefined).destroy();
  }
}

async function listenBriefly(port: number): Promise<number> {
  const server = createServer().listen(port, HOST);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return address.port;
}
