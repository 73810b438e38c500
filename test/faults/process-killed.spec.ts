import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aScene, bookingWhen, budgetOf, eventually, type Scene } from '../support/scene.js';
import { queueStores, startTestApp, type TestApp } from '../support/test-app.js';
import { freePort } from '../support/free-port.js';
import { run, type Program } from '../start/program.js';

describe.each(queueStores)('a process killed with -9, with the queue in %s', (queues) => {
  let truchement: TestApp;
  let scene: Scene;
  let port: number;
  let program: Program;
  /** The compiled program, working on the test's database; the test's own process takes requests and never works. */
  const start = async (): Promise<void> => {
    program = await run('main.js', {
      ROLE: 'worker',
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      DATABASE_URL: truchement.databaseUrl,
      ...(truchement.queueUrl && { QUEUE_URL: truchement.queueUrl }),
      SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    });
    await program.hears('"ready"');
  };
  beforeAll(async () => {
    truchement = await startTestApp({ queues });
    scene = await aScene(truchement);
    port = await freePort();
    await start();
  });
  beforeEach(() => void scene.played.behave({}));
  afterAll(async () => {
    await program.tell('SIGTERM');
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

  it('loses no booking and charges none twice, wherever it was: waiting for news, in the middle of a message, not told yet', async () => {
    const before = await budgetOf(scene);
    scene.played.behave({ delayMs: 1_500 });
    const accepted = await call();
    await eventually(
      async () => offerOf(accepted),
      (known) => known?.isTaken === true,
    );
    scene.played.behave({ http: 'silence' });
    const underWay = await call();
    await eventually(
      async () => offerOf(underWay),
      (known) => known !== undefined,
    );
    await program.tell('SIGKILL');
    const untold = await call();
    scene.played.behave({});
    await eventually(
      async () => scene.played.sentCallbacks,
      (sent) => sent.some(({ lastError }) => lastError !== null),
    );
    await start();
    for (const id of [accepted, untold, underWay]) {
      expect((await bookingWhen(scene.gp, id, 'completed', 25_000)).offers).toHaveLength(1);
      const { body: usage } = await scene.gp.get(`/usage?bookingId=${id}`).expect(200);
      expect(usage.items).toEqual([expect.objectContaining({ amountCents: 2300 })]);
    }
    expect(await budgetOf(scene)).toMatchObject({
      consumedCents: before.consumedCents + 3 * 2300,
      committedCents: before.committedCents,
    });
  });
});
