import { baselineStatement, layBaseline, ownStatement } from './support/accept-baseline.js';
import { judge, median, ms, percentile, ratio, say, spread } from './support/figures.js';
import { load, type LoadResult } from './support/load.js';
import { pgbenchBinary, repeat } from './support/pgbench.js';
import { startProgram } from './support/program.js';
import type { Surroundings } from './support/surroundings.js';
import { aWorld, type World } from './support/world.js';

const CLIENTS = 8;
const ROUNDS = 6;
const ROUND_MS = 4_000;
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
    const perSecond = http.map((result) => result.perSecond);
    const latencies = http.flatMap(({ latenciesMs }) => [...latenciesMs]);
    // Each round against the one beside it, so that what else the machine does weighs on both.
    const share = median(perSecond.map((value, round) => value / baseline[round]!));
    const ownShare = median(own.map((value, round) => value / baseline[round]!));
    const tool = pgbenchBinary() ? 'pgbench' : 'a loop of node-postgres (pgbench is not installed)';
    say(
      `  POST /bookings, phone_now with a token, ${CLIENTS} clients, one agreement; web process and load share the cores`,
    );
    say(
      `  accepted over HTTP: ${spread(perSecond)}; p50 ${ms(median(latencies))}, p99 ${ms(percentile(latencies, 99))}`,
    );
    say(`  the program’s own function by ${tool}: ${spread(own)}, ${ratio(ownShare)} of by hand`);
    say(`  the same writes by hand in one function by ${tool}: ${spread(baseline)}`);
    say(`  ${ROUNDS} alternating rounds of ${ROUND_MS / 1_000} s each; ratios are the median of the rounds’`);
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
