import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aScene, bookingWhen, budgetOf, type Scene } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('what a coordinator finds to be wrong', () => {
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

  const aCall = async (): Promise<{ id: string }> => {
    const request = { modality: 'phone_now', language: 'prs', expectedMinutes: 20 };
    const { body: booking } = await scene.gp.post('/bookings', request).expect(201);
    await bookingWhen(scene.gp, booking.id, 'completed');
    return (await scene.gp.get(`/usage?bookingId=${booking.id}`).expect(200)).body.items[0];
  };

  it.each(['did_not_take_place', 'counted_twice'])(
    'costs nothing any more when a session %s',
    async (reason) => {
      const before = await budgetOf(scene);
      const usage = await aCall();
      const { body } = await scene.network.coordinator
        .post(`/usage/${usage.id}/corrections`, { reason })
        .expect(201);
      expect(body).toMatchObject({ outcome: 'void', amountCents: 0, lines: [], correctionOf: usage.id });
      expect((await budgetOf(scene)).consumedCents).toBe(before.consumedCents);
    },
  );

  it('refuses a correction that changes nothing, and leaves the record open to a right one', async () => {
    const usage = await aCall();
    const correct = (body: object) => scene.network.coordinator.post(`/usage/${usage.id}/corrections`, body);
    const refused = await correct({ reason: 'other' }).expect(422);
    expect(refused.body.type).toBe('/problems/nothing-to-correct');
    await correct({ reason: 'wrong_duration', durationSeconds: 600 }).expect(201);
  });

  it.each([
    ['that is none', 'multipart/form-data; boundary=x', 'garbage'],
    ['without a boundary', 'multipart/form-data', 'garbage'],
    [
      'cut short',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nreference;code',
    ],
  ])('refuses a form %s, and says to send it again', async (_, type, text) => {
    const { coordinator } = scene.network;
    const { body } = await coordinator
      .post(`/providers/${scene.provider.id}/imports`)
      .set('content-type', type)
      .send(text)
      .expect(400);
    expect(body.type).toBe('/problems/invalid-input');
  });
});
