import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPublicAddress, isPublicHost } from './public-address.js';

export type Call = Readonly<{
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** For the whole exchange, in milliseconds. */
  patienceMs: number;
}>;

/** `text`: the first 64 KB of what was answered. */
export type Answer = Readonly<{ status: number; text: string }>;

/** The program does not call this address: it is not one of the public internet, or not reached by https. */
export class AddressRefused extends Error {
  readonly code = 'ADDRESS_REFUSED';

  constructor(why: 'not https' | 'not public') {
    super(`the address is ${why}`);
    this.name = 'AddressRefused';
  }
}

const LONGEST_ANSWER_BYTES = 65_536;

/**
 * Calls addresses that people gave. In production these are public and https, so that nobody has the program knock inside its
 * own network for them; what a name means is looked at when the connection is made, and no redirection is followed.
 */
export class Outbound {
  /** @param resolve what a host name means, where the machine is not to be asked */
  constructor(
    private readonly isProduction: boolean,
    private readonly resolve: Resolve = lookup,
  ) {}

  /** Whether an address may be called, as far as it says by itself. */
  allows(url: string): boolean {
    return this.refusalOf(url) === null;
  }

  /** @throws AddressRefused, or whatever ended the exchange: no connection, no answer in time */
  async call({ method, url, headers, body, patienceMs }: Call): Promise<Answer> {
    const refusal = this.refusalOf(url);
    if (refusal) throw refusal;
    const { request } = url.startsWith('https:') ? https : http;
    return new Promise<Answer>((answer, fail) => {
      const outgoing = request(url, {
        method,
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        signal: AbortSignal.timeout(patienceMs),
        ...(this.isProduction && { lookup: publicOnly(this.resolve) }),
      });
      outgoing.on('error', fail);
      outgoing.on('response', (incoming) => {
        readStart(incoming).then((text) => answer({ status: incoming.statusCode ?? 0, text }), fail);
      });
      outgoing.end(body);
    });
  }

  private refusalOf(url: string): AddressRefused | null {
    if (!this.isProduction) return null;
    const { protocol, hostname } = new URL(url);
    if (protocol !== 'https:') return new AddressRefused('not https');
    return isPublicHost(hostname) ? null : new AddressRefused('not public');
  }
}

/** Leaving the loop early ends the connection: what is not read is not sent either. */
const readStart = async (incoming: http.IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= LONGEST_ANSWER_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, LONGEST_ANSWER_BYTES).toString('utf8');
};

type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  found: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** What the name means at the moment of connecting; one address that is not public among several refuses them all. */
const publicOnly =
  (resolve: Resolve): LookupFunction =>
  (hostname, options, found) =>
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return found(error, '');
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isPublicAddress(address)))
        return found(new AddressRefused('not public'), '');
      return options.all ? found(null, addresses) : found(null, first.address, first.family);
    });
