import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { aScene, bookingWhen, budgetOf, eventually, type Scene } from '../support/scene.js';
import { queueStores, startTestApp, type TestApp } from '../support/test-app.js';
import { TEST_BUILD } from '../support/global-setup.mjs';

describe.each(queueStores)('a process killed with -9, with the queue in %s', (queues) => {
  let truchement: TestApp;
  let scene: Scene;
  let port: number;
  let program: ChildProcess;
  /** The compiled program, working on the test's database; the test's own process takes requests and never works. */
  const start = async (): Promise<void> => {
    program = spawn(process.execPath, [`${TEST_BUILD}/main.js`], {
      env: {
        PATH: process.env['PATH'],
        ROLE: 'worker',
        HOST: '127.0.0.1',
        PORT: String(port),
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        DATABASE_URL: truchement.databaseUrl,
        ...(truchement.queueUrl && { QUEUE_URL: truchement.queueUrl }),
        SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    await eventually(
      () =>
        fetch(`http://127.0.0.1:${port}/health/ready`).then(
          ({ ok }) => ok,
          () => false,
        ),
      (ready) => ready,
      15_000,
    );
  };
  const kill = async (): Promise<void> => {
    program.kill('SIGKILL');
    await once(program, 'exit');
  };
  beforeAll(async () => {
    truchement = await startTestApp({ queues });
    scene = await aScene(truchement);
    port = await freePort();
    await start();
  }, 30_000);
  beforeEach(() => scene.played.behave({}));
  afterAll(async () => {
    program.kill('SIGTERM');
    await once(program, 'exit');
    await scene.stop();
    await truchement.close();
  });
  const call = async (): Promise<string> =>
    (
      await scene.gp
        .post('/bookings', { modality: 'phone_now', language: 'prs', expectedMinutes: 20 })
        .expect(201)
    ).body.id;
  const offerOf = (id: string) => scene.played.offers.find(({ offer }) => offer.bookingId === id);

  it('between dispatch and callback: once it runs again the booking completes, and is charged once', async () => {
    const before = await budgetOf(scene);
    scene.played.behave({ delayMs: 300 });
    const id = await call();
    await eventually(
      async () => offerOf(id),
      (known) => known?.isTaken === true,
    );
    await kill();
    await eventually(
      async () => scene.played.sentCallbacks,
      (sent) => sent.some(({ lastError }) => lastError !== null),
    );
    await start();
    expect((await bookingWhen(scene.gp, id, 'completed')).offers).toHaveLength(1);
    const { body: usage } = await scene.gp.get(`/usage?bookingId=${id}`).expect(200);
    expect(usage.items).toEqual([expect.objectContaining({ amountCents: 2300 })]);
    expect((await budgetOf(scene)).consumedCents - before.consumedCents).toBe(2300);
  });

  it('in the middle of a message, or before anybody was told: what was accepted is dispatched, once', async () => {
    scene.played.behave({ http: 'silence' });
    const tried = await call();
    await eventually(
      async () => offerOf(tried)?.deliveries ?? 0,
      (tries) => tries > 0,
    );
    await kill();
    const untold = await call();
    scene.played.behave({});
    await start();
    for (const id of [tried, untold]) {
      expect((await bookingWhen(scene.gp, id, 'completed', 25_000)).offers).toHaveLength(1);
      const done = await truchement.database.rows(
        sql`SELECT FROM event WHERE subject_id = ${id} AND type = 'booking.completed.v1'`,
      );
      expect(done).toHaveLength(1);
    }
  }, 40_000);
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
