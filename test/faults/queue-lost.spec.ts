import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import net from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import sql, { raw } from 'sql-template-tag';
import { startSimulator } from '../../src/dispatch/simulator/start-simulator.js';
import { freePort } from '../support/free-port.js';
import { aScene, bookingWhen, eventually, SIMULATED_SECRET, type Scene } from '../support/scene.js';
import { queueStores, startTestApp, type TestApp } from '../support/test-app.js';

const ask = async ({ gp }: Scene, { clock }: TestApp): Promise<string> => {
  const startsAt = new Date(clock.now().getTime() + 72 * 3_600_000).toISOString();
  const body = { modality: 'video', language: 'prs', expectedMinutes: 15, startsAt };
  return (await gp.post('/bookings', body).expect(201)).body.id;
};

describe.each(queueStores)('with the queue in %s', (queues) => {
  let truchement: TestApp;
  let scene: Scene;
  beforeAll(async () => {
    truchement = await startTestApp({ queues, work: true });
    scene = await aScene(truchement);
  });
  beforeEach(() => void scene.played.behave({}));
  afterAll(async () => {
    await scene.stop();
    await truchement.close();
  });

  const emptyTheStore = async (): Promise<void> => {
    if (truchement.queueUrl) {
      const redis = new Redis(truchement.queueUrl);
      await redis.flushdb();
      redis.disconnect();
      return;
    }
    const tables = await truchement.database.rows<{ name: string }>(
      sql`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq' AND tablename NOT LIKE '%migration%'`,
    );
    // It can meet with the workers, who lock the same tables in another order: then again.
    await truchement.database.transaction((tx) =>
      tx.rows(sql`TRUNCATE ${raw(tables.map(({ name }) => name).join(', '))} CASCADE`),
    );
  };

  it('resumes from the database by itself when the queue’s store is emptied while work waits in it', async () => {
    scene.played.behave({ http: 'down' });
    const ids = await Promise.all(Array.from({ length: 5 }, () => ask(scene, truchement)));
    await eventually(
      async () => scene.played.offers.length,
      (known) => known >= ids.length,
    );
    await emptyTheStore();
    scene.played.behave({});
    truchement.clock.advance({ minutes: 1 });
    for (const id of ids) {
      const { offers } = await bookingWhen(scene.gp, id, 'confirmed');
      expect(offers).toHaveLength(1);
    }
    const accepted = scene.played.sentCallbacks.filter(({ event }) => event.type === 'booking.accepted');
    expect(accepted).toHaveLength(ids.length);
  });

  it('carries on when the database drops the connections that listen, and listens again', async () => {
    const listening = (): Promise<{ pid: number }[]> =>
      truchement.database.rows(sql`
        SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'truchement-notifications'`);
    const before = await eventually(listening, (found) => found.length > 0);
    await truchement.database.rows(sql`SELECT pg_terminate_backend(${before[0]!.pid})`);
    await bookingWhen(scene.gp, await ask(scene, truchement), 'confirmed'); // nobody was told: the sweep finds it
    const after = await eventually(listening, (found) => found.length > 0);
    expect(after[0]!.pid).not.toBe(before[0]!.pid);
    await bookingWhen(scene.gp, await ask(scene, truchement), 'confirmed');
  });

  it('loses nothing while the provider’s whole machine is away', async () => {
    const port = Number(new URL(scene.simulator.url).port);
    await scene.simulator.close();
    const id = await ask(scene, truchement);
    await eventually(
      async () =>
        truchement.logs.filter((line) => line.includes(id) && line.includes('ProviderUnreachable')).length,
      (failures) => failures >= 2,
    );
    const back = await startSimulator({
      port,
      accounts: { ism: { secret: SIMULATED_SECRET } },
      clock: truchement.clock,
    });
    await bookingWhen(scene.gp, id, 'confirmed');
    await back.close();
  });
});

const redisServer = [
  '/usr/bin/redis-server',
  '/usr/local/bin/redis-server',
  '/opt/homebrew/bin/redis-server',
].find((file) => existsSync(file));
const withRedis = redisServer ? describe : describe.skip;

withRedis('when Redis stops', () => {
  let port: number;
  let redis: ChildProcess;
  let truchement: TestApp;
  let scene: Scene;
  const start = async (): Promise<void> => {
    redis = spawn(
      redisServer!,
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
      { stdio: 'ignore' },
    );
    await eventually(
      () => answers(port),
      (open) => open,
    );
  };
  const stop = async (): Promise<void> => {
    redis.kill('SIGKILL');
    await once(redis, 'exit');
  };
  beforeAll(async () => {
    port = await freePort();
    await start();
    truchement = await startTestApp({ queueUrl: `redis://127.0.0.1:${port}`, work: true });
    scene = await aScene(truchement);
  });
  afterAll(async () => {
    await scene.stop();
    await truchement.close();
    await stop();
  });

  it('still accepts bookings, and dispatches them once it is back, empty', async () => {
    await bookingWhen(scene.gp, await ask(scene, truchement), 'confirmed');
    scene.played.behave({ http: 'down' });
    const waiting = await ask(scene, truchement);
    await eventually(
      async () => scene.played.offers.length,
      (known) => known === 2,
    );
    await stop();
    const meanwhile = await ask(scene, truchement);
    scene.played.behave({});
    await start();
    truchement.clock.advance({ minutes: 1 });
    for (const id of [waiting, meanwhile]) {
      expect((await bookingWhen(scene.gp, id, 'confirmed', 15_000)).offers).toHaveLength(1);
    }
  });
});

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
