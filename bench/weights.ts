import { get } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { importList } from './import.js';
import { writeCallList } from './support/call-list.js';
import { judge, say } from './support/figures.js';
import { startProgram } from './support/program.js';
import type { BenchDatabase, Surroundings } from './support/surroundings.js';
import { aWorld, post, tokenOf, type World } from './support/world.js';

const AIM_BYTES = 60_000;
const CALLS = 400;

/** What a browser that has nothing yet takes over the line to show the first view of each kind of user. */
export const weights = async (surroundings: Surroundings): Promise<void> => {
  const database = await surroundings.freshDatabase();
  const web = await startProgram({ role: 'web', databaseUrl: database.url });
  const worker = await startProgram({ role: 'worker', databaseUrl: database.url, publicUrl: web.url });
  try {
    const world = await aWorld(database, web.url, 'http://127.0.0.1:9/ism');
    const views = await atWork(surroundings, database, web.url, world);
    say(`  bodies as sent with Accept-Encoding: br, after ${CALLS} sessions of six professionals`);
    for (const { who, path, token } of views) {
      const { page, rest, parts } = await weigh(web.url, path, token);
      const said = `${kilobytes(page + rest)} (the page ${kilobytes(page)}; ${parts.join(', ')})`;
      judge(`${who}, ${path}`, said, `≤ ${kilobytes(AIM_BYTES)}`, page + rest <= AIM_BYTES);
    }
  } finally {
    await worker.stop();
    await web.stop();
    await database.close();
  }
};

type View = Readonly<{ who: string; path: string; token: string | null }>;

/** A network some months after its beginning: sessions of the past, requests to come, a funder and a provider who sign in. */
const atWork = async (
  { folder }: Surroundings,
  database: BenchDatabase,
  url: string,
  world: World,
): Promise<readonly View[]> => {
  const file = await writeCallList({ folder, name: 'weights', lines: CALLS, codes: world.codes });
  await importList(url, world, file, CALLS);
  const startsAt = new Date(Date.now() + 10 * 86_400_000).toISOString();
  for (const [modality, language] of [
    ['phone_now', 'prs'],
    ['on_site', 'kat'],
    ['video', 'ara'],
  ]) {
    const asked = { modality, language, expectedMinutes: 30, ...(modality !== 'phone_now' && { startsAt }) };
    await post(`${url}/api/v1/bookings`, world.gpToken, asked);
  }
  const { rows } = await database.sql.query<{ id: string }>('SELECT id FROM funder');
  const signedUp = async (role: string, scope: object): Promise<string> => {
    const email = `${role}@rouen.example`;
    await post(`${url}/api/v1/accounts`, world.coordinatorToken, { email, role, ...scope });
    return tokenOf(database, email);
  };
  const funder = await signedUp('funder', { funderId: rows[0]?.id });
  const provider = await signedUp('provider', { providerId: world.providerId });
  return [
    { who: 'anybody', path: '/', token: null },
    { who: 'anybody', path: '/sign-in', token: null },
    { who: 'professional', path: '/call', token: world.gpToken },
    { who: 'professional', path: '/book', token: world.gpToken },
    { who: 'professional', path: '/bookings', token: world.gpToken },
    { who: 'coordinator', path: '/overview', token: world.coordinatorToken },
    { who: 'coordinator', path: '/budgets', token: world.coordinatorToken },
    { who: 'funder', path: '/agreements', token: funder },
    { who: 'provider', path: '/offers', token: provider },
  ];
};

type Weight = Readonly<{ page: number; rest: number; parts: readonly string[] }>;

const weigh = async (url: string, path: string, token: string | null): Promise<Weight> => {
  const page = await taken(url, path, token);
  const linked = [...page.text.matchAll(/<(?:link|script)\b[^>]*?\b(?:href|src)="(\/assets\/[^"]+)"/g)];
  const addresses = new Set(linked.map(([, address]) => address!));
  let rest = 0;
  const parts: string[] = [];
  const add = async (address: string): Promise<string> => {
    const { bytes, text } = await taken(url, address, token);
    rest += bytes;
    parts.push(`${address.split('/').at(-1)} ${kilobytes(bytes)}`);
    return text;
  };
  for (const address of addresses) {
    const text = await add(address);
    if (!address.endsWith('.css')) continue;
    for (const font of fontsFor(page.text, text)) if (!addresses.has(font)) await add(font);
  }
  return { page: page.bytes, rest, parts };
};

/** A browser fetches a face only where a letter that it draws lies in its range; suggestions are drawn by the system. */
const fontsFor = (page: string, css: string): readonly string[] => {
  const drawn = page.replace(/<datalist.*?<\/datalist>|<[^>]*>/gs, '');
  return [...css.matchAll(/@font-face\s*{[^}]*url\('([^']+)'\)[^}]*unicode-range:([^;]+);/g)]
    .filter(([, , ranges = '']) => {
      const spans = [...ranges.matchAll(/U\+([\dA-F]+)(?:-([\dA-F]+))?/gi)].map(([, from = '', to = from]) =>
        [from, to].map((code) => Number.parseInt(code, 16)),
      );
      return [...drawn].some((letter) => {
        const code = letter.codePointAt(0)!;
        return spans.some(([from = 0, to = 0]) => from <= code && code <= to);
      });
    })
    .map(([, address]) => address!);
};

/** What came over the line: `fetch` would tell only what it unpacked. */
const taken = (url: string, path: string, token: string | null): Promise<{ bytes: number; text: string }> =>
  new Promise((resolve, reject) => {
    const headers = {
      accept: 'text/html,*/*;q=0.8',
      'accept-encoding': 'br',
      ...(token && { authorization: `Bearer ${token}` }),
    };
    get(`${url}${path}`, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      answer.on('end', () => {
        const body = Buffer.concat(chunks);
        if (answer.statusCode !== 200) return reject(new Error(`${path}: ${answer.statusCode}`));
        const isPacked = answer.headers['content-encoding'] === 'br';
        resolve({
          bytes: body.length,
          text: (isPacked ? brotliDecompressSync(body) : body).toString('utf8'),
        });
      });
    }).on('error', reject);
  });

const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`;
