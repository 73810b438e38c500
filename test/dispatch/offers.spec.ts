import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aScene, type Scene } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAccount, aProvider } from '../support/world.js';

describe('what a provider sees of its offers', () => {
  let truchement: TestApp;
  let scene: Scene;
  beforeAll(async () => {
    truchement = await startTestApp();
    scene = await aScene(truchement);
  });
  afterAll(async () => {
    await scene.stop();
    await truchement.close();
  });

  it('lists its own, without a name, and no other provider’s', async () => {
    const { gp, network, provider } = scene;
    const { body: booking } = await gp
      .post('/bookings', { modality: 'phone_now', language: 'prs', expectedMinutes: 20 })
      .expect(201);
    const own = await anAccount(network, 'provider', { providerId: provider.id });
    const other = await anAccount(network, 'provider', {
      providerId: (await aProvider(network, { name: 'Autre' })).id,
    });
    const { body } = await own.get('/offers').expect(200);
    expect(body.items).toEqual([
      expect.objectContaining({
        bookingId: booking.id,
        reference: booking.reference,
        state: 'open',
        language: 'prs',
      }),
    ]);
    expect(JSON.stringify(body)).not.toContain(gp.email);
    expect((await other.get('/offers').expect(200)).body.items).toEqual([]);
    await gp.get('/offers').expect(403);
  });
});
