import { setTimeout as pause } from 'node:timers/promises';
import { startSimulator } from '../src/dispatch/simulator/start-simulator.js';
import { requestBookings } from './accept.js';
import { importList } from './import.js';
import { writeCallList } from './support/call-list.js';
import { judge, megabytes, say, seconds } from './support/figures.js';
import { startProgram } from './support/program.js';
import type { Surroundings } from './support/surroundings.js';
import { aWorld, PROVIDER_SECRET } from './support/world.js';

const IDLE_MS = 5_000;
const BOOKING_MS = 15_000;
const LINES = 100_000;
const IDLE_AIM = 200e6;
const LOADED_AIM = 350e6;
const READY_AIM_MS = 10_000;

/** What web and worker hold when nothing happens, and at most while bookings come as fast as they can and a list is taken in. */
export const memory = async (surroundings: Surroundings): Promise<void> => {
  const database = await surroundings.freshDatabase();
  const { redisUrl: queueUrl } = surroundings;
  const simulator = await startSimulator({
    port: 0,
    accounts: { ism: { secret: PROVIDER_SECRET } },
    sessionMs: 100,
  });
  const web = await startProgram({ role: 'web', databaseUrl: database.url, queueUrl });
  const worker = await startProgram({
    role: 'worker',
    databaseUrl: database.url,
    queueUrl,
    publicUrl: web.url,
  });
  try {
    await pause(IDLE_MS);
    const idle = { web: web.memory().now, worker: worker.memory().now };
    const world = await aWorld(database, web.url, `${simulator.url}/ism`);
    const { answers } = await requestBookings(web.url, world, BOOKING_MS);
    const booked = { web: web.memory().peak, worker: worker.memory().peak };
    const file = await writeCallList({
      folder: surroundings.folder,
      name: 'memory',
      lines: LINES,
      codes: world.codes,
    });
    await importList(web.url, world, file, LINES);
    const loaded = { web: web.memory().peak, worker: worker.memory().peak };
    say(
      `  the program’s own processes on an empty database, queue in ${queueUrl ? 'Redis' : 'PostgreSQL'}; a provider that accepts and carries out`,
    );
    say(`  resident when idle: web ${megabytes(idle.web)}, worker ${megabytes(idle.worker)}`);
    say(
      `  at most, ${answers.toLocaleString('en')} bookings by 8 clients: web ${megabytes(booked.web)}, worker ${megabytes(booked.worker)}`,
    );
    say(
      `  at most, and then a list of ${LINES.toLocaleString('en')} calls: web ${megabytes(loaded.web)}, worker ${megabytes(loaded.worker)}`,
    );
    say(`  from start to ready: web ${seconds(web.readyAfterMs)}, worker ${seconds(worker.readyAfterMs)}`);
    for (const role of ['web', 'worker'] as const) {
      judge(`${role}, idle`, megabytes(idle[role]), `≤ ${megabytes(IDLE_AIM)}`, idle[role] <= IDLE_AIM);
      judge(
        `${role}, at most`,
        megabytes(loaded[role]),
        `≤ ${megabytes(LOADED_AIM)}`,
        loaded[role] <= LOADED_AIM,
      );
    }
    const slowest = Math.max(web.readyAfterMs, worker.readyAfterMs);
    judge('start to ready', seconds(slowest), 'seconds, not tens of them', slowest <= READY_AIM_MS);
  } finally {
    await worker.stop();
    await web.stop();
    await simulator.close();
    await database.close();
  }
};
