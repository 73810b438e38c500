import { judge, median, ms, percentile, ratio, say } from './support/figures.js';
import { fillWithSessions } from './support/many-sessions.js';
import { startProgram } from './support/program.js';
import type { Surroundings } from './support/surroundings.js';
import { aWorld, type World } from './support/world.js';

const FEW = 10_000;
const MANY = Number(process.env['BENCH_BUDGET'] ?? 1_000_000);
const ROUNDS = 60;
const AIM = 1.2;

/** The page of one budget, with many sessions against the same page with few, on two databases in turns. */
export const budget = async (surroundings: Surroundings): Promise<void> => {
  const [few, many] = [await opened(surroundings, FEW), await opened(surroundings, MANY)];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      await few.look();
      await many.look();
    }
    const share = median(many.took) / median(few.took);
    say(`  GET /budgets/:id with a token, one client, ${ROUNDS} times in turns`);
    for (const { sessions, took } of [few, many]) {
      say(
        `  ${sessions.toLocaleString('en')} sessions: p50 ${ms(median(took))}, p99 ${ms(percentile(took, 99))}`,
      );
    }
    judge(
      `${MANY.toLocaleString('en')} ÷ ${FEW.toLocaleString('en')} sessions, p50`,
      ratio(share),
      `≤ ${AIM} ×`,
      share <= AIM,
    );
  } finally {
    await few.close();
    await many.close();
  }
};

const opened = async (surroundings: Surroundings, sessions: number) => {
  const database = await surroundings.freshDatabase();
  const web = await startProgram({ role: 'web', databaseUrl: database.url });
  const world = await aWorld(database, web.url, 'http://127.0.0.1:9/ism');
  await fillWithSessions(database, world, sessions);
  for (let warming = 0; warming < 5; warming++) await seen(web.url, world);
  const took: number[] = [];
  return {
    sessions,
    took,
    look: async (): Promise<void> => void took.push(await seen(web.url, world)),
    close: async (): Promise<void> => {
      await web.stop();
      await database.close();
    },
  };
};

/** @returns milliseconds */
const seen = async (url: string, { agreementId, coordinatorToken }: World): Promise<number> => {
  const startedAt = performance.now();
  const answer = await fetch(`${url}/budgets/${agreementId}`, {
    headers: { authorization: `Bearer ${coordinatorToken}`, accept: 'text/html' },
  });
  if (!answer.ok || !(await answer.text()).includes('<svg'))
    throw new Error(`the page is not the one meant: ${answer.status}`);
  return performance.now() - startedAt;
};
