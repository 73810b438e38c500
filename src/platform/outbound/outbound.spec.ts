import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Outbound } from './outbound.js';
import { isPublicAddress } from './public-address.js';

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));
const aServer = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer);
  closers.push(() => (server.closeAllConnections(), server.close()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const call = (url: string) => ({ method: 'POST', url, headers: {}, body: '{"é":1}', patienceMs: 300 });

describe('calling an address that somebody gave, in production', () => {
  const outbound = new Outbound(true);

  it.each([
    'http://api.ism.example',
    'https://localhost',
    'https://simulator.localhost/ism',
    'https://127.0.0.1',
    'https://2130706433',
    'https://0x7f.1',
    'https://10.0.0.5:8443',
    'https://169.254.169.254/latest',
    'https://[::1]',
    'https://[::ffff:10.0.0.1]',
    'https://[fd00::1]',
  ])('refuses %s', async (url) => {
    expect(outbound.allows(url)).toBe(false);
    await expect(outbound.call(call(url))).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
  });

  it('takes a public name, whatever it means later', () => {
    expect(outbound.allows('https://api.ism.example/truchement')).toBe(true);
    expect(outbound.allows('https://9.9.9.9')).toBe(true);
  });

  it.each([[['10.0.0.5']], [['9.9.9.9', '127.0.0.1']], [[]]])(
    'refuses a name that means %j when it connects',
    async (addresses) => {
      const named = new Outbound(true, (_name, _options, found) =>
        found(
          null,
          addresses.map((address) => ({ address, family: 4 })),
        ),
      );
      await expect(named.call(call('https://api.ism.example'))).rejects.toMatchObject({
        code: 'ADDRESS_REFUSED',
      });
    },
  );
});

it.each([
  ['9.9.9.9', true],
  ['172.32.0.1', true],
  ['2620:fe::fe', true],
  ['172.31.255.255', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['::ffff:9.9.9.9', false],
  ['64:ff9b::a00:1', false],
  ['2002:a00:1::', false],
  ['fe80::1', false],
  ['not an address', false],
])('%s is public: %s', (address, isPublic) => expect(isPublicAddress(address)).toBe(isPublic));

describe('calling an address', () => {
  const outbound = new Outbound(false);

  it('sends the whole body, and gives back what is answered', async () => {
    const url = await aServer((request, response) => {
      let received = '';
      request.setEncoding('utf8').on('data', (text: string) => (received += text));
      request.on('end', () => response.writeHead(202).end(`${request.method} ${received}`));
    });
    expect(await outbound.call(call(url))).toEqual({ status: 202, text: 'POST {"é":1}' });
  });

  it('follows no redirection', async () => {
    const url = await aServer((_, response) => response.writeHead(302, { location: '/inside' }).end());
    expect((await outbound.call(call(url))).status).toBe(302);
  });

  it('stops reading an answer that has no end', async () => {
    let sent = 0;
    const url = await aServer((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384, 'x'))) sent += 16_384;
      };
      response.on('drain', more);
      more();
    });
    const { text } = await outbound.call({ ...call(url), patienceMs: 5_000 });
    expect(text).toHaveLength(65_536);
    expect(sent).toBeLessThan(50_000_000);
  });

  it('gives up on a silent one, also in the middle of its answer', async () => {
    const silent = await aServer(() => undefined);
    const halting = await aServer((_, response) => response.writeHead(200).write('{'));
    await expect(outbound.call(call(silent))).rejects.toThrow();
    await expect(outbound.call(call(halting))).rejects.toThrow();
  });
});
