import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { allAssets, type Asset } from './assets.js';
import { sendWorker, WORKER_PATH } from './worker.js';

/** Serves the assets from memory, beside the controllers: they have no policy to declare and nobody's data in them. */
@Injectable()
export class AssetRoutes implements OnModuleInit {
  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const server: FastifyInstance = this.host.httpAdapter.getInstance();
    for (const asset of allAssets) server.get(asset.url, (request, reply) => send(asset, request, reply));
    server.get(WORKER_PATH, sendWorker);
  }
}

const send = (asset: Asset, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const [encoding, body] = smallest(asset, String(request.headers['accept-encoding'] ?? ''));
  return reply
    .headers({
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
      ...(encoding && { 'content-encoding': encoding }),
    })
    .send(body);
};

const smallest = ({ body, brotli, gzip }: Asset, accepted: string): readonly [string | null, Buffer] => {
  if (brotli && /\bbr\b/.test(accepted)) return ['br', brotli()];
  if (gzip && /\bgzip\b/.test(accepted)) return ['gzip', gzip()];
  return [null, body];
};
