import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Reply } from '../platform/http/index.js';
import { raiseOrdinals } from './words/index.js';

/** Nothing but our own files, no script or style in the page itself, and no frame around it. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'cross-origin-resource-policy': 'same-origin',
  // A page is somebody's: neither the browser's history on a shared computer nor a proxy keeps it.
  'cache-control': 'no-store',
} as const;

/** Answers with a page: a `<Layout>` with what it holds. */
export const sendPage = (reply: Reply, page: VNode, status = 200): Reply =>
  send(reply.status(status), `<!doctype html>${markupOf(page)}`);

/** Answers htmx with a piece of a page: what `<Fragment page={…}>` holds. */
export const sendFragment = (reply: Reply, piece: VNode): Reply => send(reply, markupOf(piece));

/** A page or a piece of one as the browser takes it. */
export const markupOf = (piece: VNode): string => raiseOrdinals(renderToString(piece));

const send = (reply: Reply, markup: string): Reply => {
  const accepted = String(reply.request.headers['accept-encoding'] ?? '');
  void reply.headers(headers).header('vary', 'accept-encoding, accept-language, cookie');
  if (/\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(quickly(markup));
  if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(gzipSync(markup));
  return reply.send(markup);
};

// A page is made for one reader: past this quality the wait costs more than the bytes.
const quickly = (markup: string): Buffer =>
  brotliCompressSync(markup, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
