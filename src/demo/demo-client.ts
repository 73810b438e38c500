import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** What the API answers to whoever makes something. */
export type Made = Readonly<{ id: string }>;

type Sent = Readonly<{ payload: string | Buffer; type: string }>;

/**
 * Makes the demo network as a coordination would: by the API, whose door may still be closed to everyone else. Each request
 * has a name, which is its Idempotency-Key: an interrupted start says everything again, and nothing is made twice.
 */
export class DemoClient {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly token: string,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws Error when the API refuses */
  make(name: string, path: string, body: object = {}): Promise<Made> {
    return this.ask(path, name, { payload: JSON.stringify(body), type: 'application/json' });
  }

  /** Sends a call list and waits until it is taken in. @throws Error when that fails */
  async importList(name: string, path: string, file: Buffer): Promise<void> {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(file)], { type: 'text/csv' }), `${name}.csv`);
    const encoded = new Response(form);
    const type = encoded.headers.get('content-type') ?? '';
    let list = await this.ask(path, name, { payload: Buffer.from(await encoded.arrayBuffer()), type });
    while (['received', 'running'].includes(statusOf(list))) {
      await pause(50, undefined, { signal: this.signal });
      list = await this.ask(`/imports/${list.id}`);
    }
    if (statusOf(list) !== 'done') throw new Error(`the list was not taken in: ${JSON.stringify(list)}`);
  }

  private async ask(path: string, name?: string, sent?: Sent): Promise<Made> {
    this.signal.throwIfAborted();
    const { statusCode, body } = await this.app.inject({
      method: sent ? 'POST' : 'GET',
      url: `/api/v1${path}`,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(sent && { 'content-type': sent.type, 'idempotency-key': `demo:${name}` }),
      },
      ...(sent && { payload: sent.payload }),
    });
    if (statusCode >= 300) throw new Error(`${path}: ${statusCode} ${body}`);
    return JSON.parse(body) as Made;
  }
}

const statusOf = (list: Made): string => ('status' in list ? String(list.status) : '');
