import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { manifestOf } from './manifest.js';

/** A file that pages are drawn with; text is compressed once, for whoever first takes it so, fonts not at all. */
export type Asset = Readonly<{
  /** It changes with the content, so that a browser may keep it for ever. */
  url: string;
  type: string;
  body: Buffer;
  brotli: (() => Buffer) | null;
  gzip: (() => Buffer) | null;
}>;

const asset = (name: string, type: string, body: Buffer): Asset => {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
  const isText = !/^font\/|^image\/png$/.test(type);
  return {
    url: `/assets/${hash}/${name}`,
    type,
    body,
    brotli: isText
      ? once(() => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }))
      : null,
    gzip: isText ? once(() => gzipSync(body, { level: 9 })) : null,
  };
};

const once = (make: () => Buffer): (() => Buffer) => {
  let made: Buffer | undefined;
  return () => (made ??= make());
};

const require = createRequire(import.meta.url);

const own = (name: string): Buffer => readFileSync(new URL(`assets/${name}`, import.meta.url));
const font = (name: string): Asset => asset(name, 'font/woff2', own(name));

const fonts = ['latin', 'latin-ext'].map((part) => font(`atkinson-hyperlegible-next-${part}.woff2`));
const [latin] = fonts;

/** The sheet, its fonts under the addresses that they really have. */
const sheet = fonts.reduce(
  (css, { url }) => css.replace(`url('${url.split('/').at(-1)}')`, `url('${url}')`),
  own('truchement.css').toString('utf8'),
);

const icons = {
  small: asset('icon-192.png', 'image/png', own('icon-192.png')),
  large: asset('icon-512.png', 'image/png', own('icon-512.png')),
  maskable: asset('icon-maskable-512.png', 'image/png', own('icon-maskable-512.png')),
} as const;
// The package shows its modules alone; the file for pages stands beside them.
const simpleWebAuthn = new URL(
  '../dist/bundle/index.umd.min.js',
  pathToFileURL(require.resolve('@simplewebauthn/browser')),
);

export const assets = {
  stylesheet: asset('truchement.css', 'text/css; charset=utf-8', Buffer.from(sheet)),
  htmx: asset(
    'htmx.js',
    'text/javascript; charset=utf-8',
    readFileSync(require.resolve('htmx.org/dist/htmx.min.js')),
  ),
  /** Lets htmx take pieces of a page as the server sends them. */
  sse: asset(
    'sse.js',
    'text/javascript; charset=utf-8',
    readFileSync(require.resolve('htmx-ext-sse/dist/sse.min.js')),
  ),
  /** Has the service worker keep what is needed without us. */
  offline: asset('offline.js', 'text/javascript; charset=utf-8', own('offline.js')),
  manifest: asset(
    'truchement.webmanifest',
    'application/manifest+json; charset=utf-8',
    Buffer.from(manifestOf({ small: icons.small.url, large: icons.large.url, maskable: icons.maskable.url })),
  ),
  /** SimpleWebAuthn's own file, then ours: what a page needs that asks for a passkey. */
  passkeys: asset(
    'passkeys.js',
    'text/javascript; charset=utf-8',
    Buffer.concat([readFileSync(simpleWebAuthn), Buffer.from('\n'), own('passkeys.js')]),
  ),
  icon: asset('icon.svg', 'image/svg+xml', own('icon.svg')),
  /** The letters of French and English; those of other Latin scripts are fetched only where a page has some. */
  font: latin!,
} as const;

export const allAssets: readonly Asset[] = [
  assets.stylesheet,
  assets.htmx,
  assets.sse,
  assets.passkeys,
  assets.icon,
  assets.offline,
  assets.manifest,
  ...Object.values(icons),
  ...fonts,
];
