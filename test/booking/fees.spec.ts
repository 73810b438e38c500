import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aScene, bookingWhen, budgetOf, type Scene } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let truchement: TestApp;
let scene: Scene;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  scene = await aScene(truchement);
});
afterAll(async () => {
  await scene.stop();
  await truchement.close();
});

it('costs nothing to cancel, however late, what nobody has accepted', async () => {
  scene.played.behave({ answer: 'never' });
  const before = await budgetOf(scene);
  const startsAt = new Date(truchement.clock.now().getTime() + 10 * 3_600_000).toISOString();
  const visit = { modality: 'on_site', language: 'ara', expectedMinutes: 60, startsAt };
  const { body } = await scene.gp.post('/bookings', visit).expect(201);
  expect(body.cancellation).toMatchObject({ feeCents: 0, freeUntil: expect.any(String) });
  const sent = await bookingWhen(scene.gp, body.id, 'dispatched');
  expect(sent.cancellation.feeCents).toBe(0);
  await scene.gp
    .post(`/bookings/${body.id}/cancel`, { reason: 'appointment_moved', expectedFeeCents: 0 })
    .expect(200);
  expect((await scene.gp.get(`/usage?bookingId=${body.id}`).expect(200)).body.items).toEqual([]);
  expect(await budgetOf(scene)).toMatchObject({
    consumedCents: before.consumedCents,
    committedCents: before.committedCents,
    availableCents: before.availableCents,
  });
});
