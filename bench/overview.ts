import { judge, median, ms, percentile, ratio, say } from './support/figures.js';
import { fillWithSessions, PEOPLE } from './support/many-sessions.js';
import { startProgram } from './support/program.js';
import type { BenchDatabase, Surroundings } from './support/surroundings.js';
import { aWorld, type World } from './support/world.js';

const SESSIONS = Number(process.env['BENCH_SESSIONS'] ?? 1_000_000);
const ROUNDS = 60;
const AIM_MS = 200;

/** The coordinator's first screen over HTTP at a million sessions, against the reading of the balances alone. */
export const overview = async (surroundings: Surroundings): Promise<void> => {
  const database = await surroundings.freshDatabase();
  const web = await startProgram({ role: 'web', databaseUrl: database.url });
  try {
    const world = await aWorld(database, web.url, 'http://127.0.0.1:9/ism');
    const few = await measure(database, web.url, world);
    await fillWithSessions(database, world, SESSIONS);
    const many = await measure(database, web.url, world);
    say(
      `  GET /overview with a token, one client, ${ROUNDS} times, after ${SESSIONS.toLocaleString('en')} sessions of ${PEOPLE.toLocaleString('en')} professionals over three years`,
    );
    say(`  the page: p50 ${ms(median(many.page))}, p99 ${ms(percentile(many.page, 99))}`);
    say(`  the page with six professionals and no session: p50 ${ms(median(few.page))}`);
    say(`  the balances alone, by SQL: p50 ${ms(median(many.balances))}`);
    say(`  page ÷ balances: ${ratio(median(many.page) / median(many.balances))}`);
    judge('the page, p50', ms(median(many.page)), `≤ ${AIM_MS} ms`, median(many.page) <= AIM_MS);
  } finally {
    await web.stop();
    await database.close();
  }
};

type Measured = Readonly<{ page: readonly number[]; balances: readonly number[] }>;

/** In turns, so that what else the machine does weighs on both. @returns milliseconds */
const measure = async ({ sql }: BenchDatabase, url: string, world: World): Promise<Measured> => {
  const page: number[] = [];
  const balances: number[] = [];
  const headers = { authorization: `Bearer ${world.coordinatorToken}`, accept: 'text/html' };
  const took = async (work: () => Promise<void>): Promise<number> => {
    const startedAt = performance.now();
    await work();
    return performance.now() - startedAt;
  };
  for (let round = -5; round < ROUNDS; round++) {
    const shown = await took(async () => {
      const answer = await fetch(`${url}/overview`, { headers });
      if (!answer.ok || !(await answer.text()).includes('id="never"'))
        throw new Error(`the page is not the one meant: ${answer.status}`);
    });
    const read = await took(async () => {
      await sql.query({
        name: 'balances',
        text: 'SELECT * FROM agreement_balance WHERE network_id = $1',
        values: [world.networkId],
      });
    });
    if (round < 0) continue;
    page.push(shown);
    balances.push(read);
  }
  return { page, balances };
};
