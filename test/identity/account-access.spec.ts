import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aBrowser, linkSentTo, signedIn } from '../support/browser.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { actor, anAccount, aNetwork, type Network } from '../support/world.js';

describe('an account', () => {
  let truchement: TestApp;
  let rouen: Network;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    rouen = await aNetwork(truchement);
  });
  afterAll(() => truchement.close());

  it('opens nothing from the moment a coordinator disables it: no session, no token, no link', async () => {
    const colleague = await anAccount(rouen, 'coordinator');
    const browser = await signedIn(truchement, colleague.email);
    await browser.get('/api/v1/me').expect(200);
    await colleague.get('/me').expect(200);
    await aBrowser(truchement).submit('/sign-in', { email: colleague.email });
    const link = await linkSentTo(truchement, colleague.email, 2);

    const { body } = await rouen.coordinator.post(`/accounts/${colleague.id}/disable`).expect(201);
    expect(body).toMatchObject({ id: colleague.id, email: colleague.email });
    expect(Date.parse(body.disabledAt)).toBeCloseTo(truchement.clock.now().getTime(), -5);
    await browser.get('/api/v1/me').expect(401);
    await colleague.get('/me').expect(401);
    await aBrowser(truchement).submit(link).expect(422);
  });

  it('opens again when a coordinator enables it: tokens as before, sessions by signing in', async () => {
    const colleague = await anAccount(rouen, 'coordinator');
    const browser = await signedIn(truchement, colleague.email);
    await rouen.coordinator.post(`/accounts/${colleague.id}/disable`).expect(201);
    const again = await rouen.coordinator.post(`/accounts/${colleague.id}/disable`).expect(201);
    const { body } = await rouen.coordinator.get('/accounts?limit=200').expect(200);
    expect(body.items.find(({ id }: { id: string }) => id === colleague.id)).toEqual(again.body);

    const enabled = await rouen.coordinator.post(`/accounts/${colleague.id}/enable`).expect(201);
    expect(enabled.body.disabledAt).toBeNull();
    await colleague.get('/me').expect(200);
    await browser.get('/api/v1/me').expect(401);
    await (await signedIn(truchement, colleague.email)).get('/api/v1/me').expect(200);
  });

  it('is never shut by its owner, nor from another network', async () => {
    const colleague = await anAccount(rouen, 'coordinator');
    const refused = await colleague.post(`/accounts/${colleague.id}/disable`).expect(422);
    expect(refused.body).toMatchObject({ type: '/problems/own-account', title: 'C’est votre compte' });
    await colleague.post(`/accounts/${colleague.id}/enable`).expect(422);
    const bordeaux = await aNetwork(truchement, { name: 'PRISME Bordeaux' });
    await bordeaux.coordinator.post(`/accounts/${colleague.id}/disable`).expect(404);
    await bordeaux.coordinator.post(`/accounts/${colleague.id}/enable`).expect(404);
    await (await actor(truchement, colleague.email)).get('/me').expect(200);
  });

  it('is shut once for each request, and the log says by whom', async () => {
    const colleague = await anAccount(rouen, 'coordinator');
    const shut = () =>
      rouen.coordinator
        .post(`/accounts/${colleague.id}/disable`)
        .set('idempotency-key', `shut-${colleague.id}`);
    const first = await shut().expect(201);
    await rouen.coordinator.post(`/accounts/${colleague.id}/enable`).expect(201);
    const second = await shut().expect(201);
    expect(second.body).toEqual(first.body);
    await colleague.get('/me').expect(200);
    const { body } = await rouen.coordinator.get('/audit?what=/disable').expect(200);
    expect(body.items[0]).toMatchObject({
      action: 'POST /api/v1/accounts/:id/disable',
      subjectId: colleague.id,
      status: 201,
    });
  });
});
