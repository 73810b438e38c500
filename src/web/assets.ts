import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

type Asset = Readonly<{ path: string; type: string; body: Buffer }>;

const read = (name: string, type: string): Asset => ({
  path: `/assets/${name}`,
  type,
  body: readFileSync(new URL(`assets/${name}`, import.meta.url)),
});

/** The files that pages are drawn with, from memory. */
@Injectable()
export class Assets implements OnModuleInit {
  private readonly sheet = read('truchement.css', 'text/css; charset=utf-8');
  private readonly icon = read('icon.svg', 'image/svg+xml');
  /** Its address changes with its content, so that it may be kept for ever. */
  readonly stylesheet = `${this.sheet.path}?v=${createHash('sha256').update(this.sheet.body).digest('hex').slice(0, 8)}`;

  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    // Beside the controllers: these have no policy to declare and no prefix to be excluded from.
    const server: FastifyInstance = this.host.httpAdapter.getInstance();
    for (const { path, type, body } of [this.sheet, this.icon]) {
      server.get(path, (_, reply) =>
        reply
          .headers({
            'content-type': type,
            'cache-control': 'public, max-age=31536000, immutable',
            'x-content-type-options': 'nosniff',
          })
          .send(body),
      );
    }
  }
}
