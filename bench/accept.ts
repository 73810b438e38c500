import { baselineStatement, layBaseline, ownStatement } from './support/accept-baseline.js';
import { judge, median, ms, percentile, rate, ratio, say } from './support/figures.js';
import { load, type LoadResult } from './support/load.js';
import { pgbenchBinary, repeat } from './support/pgbench.js';
import { startProgram } from './support/program.js';
import type { Surroundings } from './support/surroundings.js';
import { aWorld, type World } from './support/world.js';

const CLIENTS = 8;
const ROUNDS = 3;
const ROUND_MS = 8_000;
const AIM = 0.5;

/** Bookings that a professional can have accepted over HTTP, all on one agreement, against the same writes by pgbench. */
export const accept = async (surroundings: Surroundings): Promise<void> => {
  const database = await surroundings.freshDatabase();
  const web = await startProgram({ role: 'web', databaseUrl: database.url });
  try {
    const world = await aWorld(database, web.url, 'http://127.0.0.1:9/ism');
    await requestBookings(web.url, world, 3_000);
    await layBaseline(database);
    const statements = { baseline: baselineStatement(world), own: await ownStatement(database, world) };
    const bySql = (name: keyof typeof statements): Promise<number> =>
      repeat(
        { name, url: database.url, statement: statements[name], clients: CLIENTS, milliseconds: ROUND_MS },
        surroundings.folder,
      );
    const http: LoadResult[] = [];
    const baseline: number[] = [];
    const own: number[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      http.push(await requestBookings(web.url, world, ROUND_MS));
      baseline.push(await bySql('baseline'));
      own.push(await bySql('own'));
    }
    const refused = http.reduce((sum, result) => sum + result.refused, 0);
    if (refused > 0) throw new Error(`${refused} bookings were refused: nothing was measured`);
    const accepted = median(http.map(({ perSecond }) => perSecond));
    const latencies = http.flatMap(({ latenciesMs }) => [...latenciesMs]);
    const tool = pgbenchBinary() ? 'pgbench' : 'a loop of node-postgres (pgbench is not installed)';
    say(
      `  POST /bookings, phone_now with a token, ${CLIENTS} clients, one agreement; load generator on the same cores`,
    );
    say(
      `  accepted over HTTP: ${rate(accepted)}; p50 ${ms(percentile(latencies, 50))}, p99 ${ms(percentile(latencies, 99))}`,
    );
    say(`  the program’s own function, by ${tool}: ${rate(median(own))}`);
    say(`  the same writes by hand in one function, by ${tool}: ${rate(median(baseline))}`);
    say(
      `  medians of ${ROUNDS} alternating rounds of ${ROUND_MS / 1_000} s: ${http.map(({ perSecond }) => rate(perSecond)).join(', ')} against ${baseline.map(rate).join(', ')}`,
    );
    const share = accepted / median(baseline);
    judge('accepted ÷ by hand', ratio(share), `≥ ${AIM} ×`, share >= AIM);
  } finally {
    await web.stop();
    await database.close();
  }
};

export const requestBookings = (url: string, { gpToken }: World, milliseconds: number): Promise<LoadResult> =>
  load({
    url: `${url}/api/v1/bookings`,
    clients: CLIENTS,
    milliseconds,
    headers: { authorization: `Bearer ${gpToken}` },
    body: JSON.stringify({ modality: 'phone_now', language: 'prs', expectedMinutes: 20, category: 'ame' }),
  });
