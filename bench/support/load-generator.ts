import net from 'node:net';
import type { Load, LoadResult } from './load.js';

/** One connection that is kept. Bare, so that what generates the load takes little of the processors that it shares. */
const client = async (
  settings: Load,
  until: number,
  latenciesMs: number[],
  refusals: number[],
): Promise<void> => {
  const { hostname, port, pathname } = new URL(settings.url);
  const headers = Object.entries(settings.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = Buffer.from(
    `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(settings.body)}\r\n${headers.join('')}\r\n${settings.body}`,
  );
  const socket = net.connect(Number(port), hostname).setNoDelay(true);
  await new Promise<void>((resolve, reject) => {
    let received = '';
    let sentAt = 0;
    const send = (): void => {
      received = '';
      sentAt = performance.now();
      socket.write(request);
    };
    socket.setEncoding('latin1').once('connect', send).on('error', reject);
    socket.on('data', (text: string) => {
      received += text;
      const headEnd = received.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(received)?.[1]);
      if (received.length < headEnd + 4 + length) return;
      if (!received.startsWith('HTTP/1.1 201')) refusals.push(Number(received.slice(9, 12)));
      const now = performance.now();
      latenciesMs.push(now - sentAt);
      if (now < until) return send();
      socket.destroy();
      resolve();
    });
  });
};

process.once('message', (message) => {
  const settings = message as Load;
  const latenciesMs: number[] = [];
  const refusals: number[] = [];
  const startedAt = performance.now();
  const clients = Array.from({ length: settings.clients }, () =>
    client(settings, startedAt + settings.milliseconds, latenciesMs, refusals),
  );
  void Promise.all(clients).then(() => {
    const answers = latenciesMs.length;
    const perSecond = (answers / (performance.now() - startedAt)) * 1_000;
    process.send!({ answers, refused: refusals.length, perSecond, latenciesMs } satisfies LoadResult);
    process.disconnect();
  });
});
