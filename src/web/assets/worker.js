/*
 * The service worker: it keeps what pages are drawn with, and one card (GET /call/offline) for whoever has signed in, so that
 * the number and the code are at hand when we can't be reached. Nothing else that is somebody's is ever kept.
 * `SHELL` and `FILES` are written by the server (src/web/worker.ts).
 */
const SHELL = '__SHELL__';
const FILES = ['__FILES__'];
const CARD = '/call/offline';
const NOBODY = '/offline';
/** Where a language is chosen. */
const LANGUAGE = '/language';
/** Before the name of the session whose card it is. */
const CARD_OF = 'card-';

self.addEventListener('install', (event) => event.waitUntil(fillShell().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) =>
  event.waitUntil(
    dropCaches((name) => name !== SHELL && !name.startsWith(CARD_OF)).then(() => self.clients.claim()),
  ),
);
self.addEventListener('message', (event) => {
  if (event.data === 'keep') event.waitUntil(keepCard());
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(visit(request, pathname));
  else if (isDoor(pathname)) event.waitUntil(forget());
  else if (request.method === 'GET' && pathname.startsWith('/assets/')) event.respondWith(asset(request));
});

/** Through which one comes in or goes out: whoever comes next finds nothing of whoever was here before. */
const isDoor = (pathname) => /^\/sign-(in|out)(\/|$)/.test(pathname);

async function visit(request, pathname) {
  if (isDoor(pathname) && request.method === 'POST') await forget();
  try {
    const answer = await fetch(request);
    if (answer.status === 401 || isDoor(pathname)) await forget();
    if (pathname === LANGUAGE) await keepNobody().catch(() => undefined);
    const isAway = answer.status >= 502 && answer.status <= 504;
    return (isAway && (await card())) || answer;
  } catch {
    return (await card()) ?? (await caches.match(NOBODY)) ?? Response.error();
  }
}

async function asset(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) (await caches.open(SHELL)).put(request, answer.clone());
  return answer;
}

async function fillShell() {
  const shell = await caches.open(SHELL);
  await shell.addAll(FILES.map((url) => new Request(url, { credentials: 'omit' })));
  await keepNobody();
}

/** Nobody's, in the language that this browser has chosen. */
const keepNobody = async () => (await caches.open(SHELL)).add(NOBODY);

/** How often a card was forgotten: one that was fetched before is not kept after. */
let forgotten = 0;

async function keepCard() {
  const before = forgotten;
  const answer = await fetch(CARD, { headers: { accept: 'text/html' } }).catch(() => null);
  if (!answer || answer.status >= 500 || forgotten !== before) return;
  const whose = answer.headers.get('x-card-of');
  if (!answer.ok || !whose) return forget();
  const name = CARD_OF + whose;
  await dropCaches((other) => other.startsWith(CARD_OF) && other !== name);
  await (await caches.open(name)).put(CARD, answer);
  if (forgotten !== before) await forget();
}

/** The card that is kept, unless its time has passed. */
async function card() {
  const kept = await caches.match(CARD);
  if (!kept) return null;
  if (new Date(kept.headers.get('x-card-until')) > new Date()) return kept;
  await forget();
  return null;
}

function forget() {
  forgotten += 1;
  return dropCaches((name) => name.startsWith(CARD_OF));
}

async function dropCaches(isDropped) {
  const names = await caches.keys();
  await Promise.all(names.filter(isDropped).map((name) => caches.delete(name)));
}
