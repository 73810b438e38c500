import { setTimeout as pause } from 'node:timers/promises';
import { startSimulator } from '../src/dispatch/simulator/start-simulator.js';
import { startBareQueue } from './support/bare-queue.js';
import { judge, median, ms, percentile, ratio, say } from './support/figures.js';
import { startProgram } from './support/program.js';
import type { Surroundings } from './support/surroundings.js';
import { aWorld, PROVIDER_SECRET } from './support/world.js';

const ROUNDS = 4;
const ROUND = 50;
/** Between two deliveries, so that each finds everything idle; uneven, so that no timer falls in step. */
const PAUSE_MS = 40;
const AIM = 2;
const AIM_P99_MS = 100;

/** How soon the provider has what was just accepted, against bare BullMQ on the same store. */
export const deliver = async (surroundings: Surroundings): Promise<void> => {
  await deliverOn('PostgreSQL', surroundings, null);
  if (surroundings.redisUrl) await deliverOn('Redis', surroundings, surroundings.redisUrl);
};

const deliverOn = async (
  store: string,
  surroundings: Surroundings,
  queueUrl: string | null,
): Promise<void> => {
  const database = await surroundings.freshDatabase();
  let received: (at: number) => void = () => undefined;
  const simulator = await startSimulator({
    port: 0,
    accounts: { ism: { secret: PROVIDER_SECRET } },
    log: ({ method }) => method === 'POST' && received(performance.now()),
  });
  simulator.account('ism').behave({ answer: 'never' });
  const web = await startProgram({ role: 'web', databaseUrl: database.url, queueUrl });
  const worker = await startProgram({
    role: 'worker',
    databaseUrl: database.url,
    queueUrl,
    publicUrl: web.url,
  });
  const bare = await startBareQueue(database.url, queueUrl);
  try {
    const world = await aWorld(database, web.url, `${simulator.url}/ism`);
    const deliverOnce = async (): Promise<number> => {
      const arrival = new Promise<number>((resolve) => (received = resolve));
      const answer = await fetch(`${web.url}/api/v1/bookings`, {
        method: 'POST',
        headers: { authorization: `Bearer ${world.gpToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ modality: 'phone_now', language: 'prs', expectedMinutes: 20 }),
      });
      const answeredAt = performance.now();
      if (answer.status !== 201)
        throw new Error(`a booking was refused: ${answer.status} ${await answer.text()}`);
      await answer.arrayBuffer();
      return Math.max(0, (await arrival) - answeredAt);
    };
    await times(ROUND, deliverOnce);
    await times(ROUND, bare.process);
    const delivered: number[] = [];
    const processed: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      delivered.push(...(await times(ROUND, deliverOnce)));
      processed.push(...(await times(ROUND, bare.process)));
    }
    const p99 = percentile(delivered, 99);
    const share = median(delivered) / median(processed);
    say(
      `  queue in ${store}: ${delivered.length} bookings one after the other, in ${ROUNDS} rounds; web, worker and provider are three processes`,
    );
    say(
      `  from the answer to POST until the provider has answered the offer: p50 ${ms(median(delivered))}, p99 ${ms(p99)}`,
    );
    say(
      `  bare BullMQ, from add until another process has the job: p50 ${ms(median(processed))}, p99 ${ms(percentile(processed, 99))}`,
    );
    judge('delivered ÷ bare BullMQ (p50)', ratio(share), `≤ ${AIM} ×`, share <= AIM);
    judge('delivered, p99', ms(p99), `≤ ${AIM_P99_MS} ms`, p99 <= AIM_P99_MS);
  } finally {
    await bare.stop();
    await worker.stop();
    await web.stop();
    await simulator.close();
    await database.close();
  }
};

const times = async (count: number, measure: () => Promise<number>): Promise<number[]> => {
  const values: number[] = [];
  for (let i = 0; i < count; i++) {
    values.push(await measure());
    await pause(PAUSE_MS + Math.random() * PAUSE_MS);
  }
  return values;
};
