import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below what systems give to outgoing connections: between being found and being used, nobody else is given it. */
const FIRST = 12_000;
const EACH_WORKER = 1_000;
let next = Math.floor(Math.random() * EACH_WORKER);

/** A port on which nobody listens, and which no other test file is given meanwhile. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = FIRST + Number(process.env['JEST_WORKER_ID'] ?? 0) * EACH_WORKER + (next++ % EACH_WORKER);
    if (await isFree(port)) return port;
  }
};

const isFree = async (port: number): Promise<boolean> => {
  const server = createServer().listen(port, '127.0.0.1');
  const isListening = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  if (isListening) await new Promise((closed) => server.close(closed));
  return isListening;
};
