import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { allAssets, assets } from './assets.js';

/** What the page that stands alone is drawn with. */
const files = [assets.stylesheet.url, assets.font.url, assets.icon.url];
/** A new drawing makes a new shell, and the browser drops the former one. */
const shell = `shell-${createHash('sha256')
  .update(allAssets.map(({ url }) => url).join())
  .digest('hex')
  .slice(0, 10)}`;

const script = readFileSync(new URL('assets/worker.js', import.meta.url), 'utf8')
  .replace('__SHELL__', shell)
  .replace("['__FILES__']", JSON.stringify(files));

/** The service worker's own address: at the root, since it serves all pages, and asked for anew each time. */
export const WORKER_PATH = '/worker.js';

export const sendWorker = (_request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply
    .headers({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': "default-src 'none'; connect-src 'self'",
      'x-content-type-options': 'nosniff',
    })
    .send(script);
