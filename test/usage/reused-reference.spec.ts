import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import supertest from 'supertest';
import { sign } from '../../src/dispatch/adapters/provider-api/webhook-signature.js';
import { newId } from '../../src/kernel/ids.js';
import { aScene, bookingWhen, budgetOf, SIMULATED_SECRET, type Scene } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aLine, aList } from './rouen.js';

describe('a provider that gives several bookings one reference', () => {
  let truchement: TestApp;
  let scene: Scene;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    scene = await aScene(truchement, { agreement: { grantCents: 1_000_000 } });
  });
  afterAll(async () => {
    await scene.stop();
    await truchement.close();
  });

  const hoursFromNow = (hours: number): string =>
    new Date(truchement.clock.now().getTime() + hours * 3_600_000).toISOString();
  const aVisit = async (providerReference: string, hours: number): Promise<any> => {
    const visit = {
      modality: 'on_site',
      language: 'ara',
      expectedMinutes: 60,
      startsAt: hoursFromNow(hours),
    };
    const { body } = await scene.gp.post('/bookings', visit).expect(201);
    const booking = await bookingWhen(scene.gp, body.id, 'confirmed');
    await truchement.database.rows(
      sql`UPDATE booking SET provider_reference = ${providerReference} WHERE id = ${body.id}`,
    );
    return booking;
  };
  const end = ({ id, offers }: any, startedAt: string) => {
    const event = {
      type: 'session.ended',
      bookingId: id,
      offerId: offers.at(-1).id,
      occurredAt: hoursFromNow(0),
    };
    const body = JSON.stringify({ ...event, startedAt, durationSeconds: 3_600 });
    return supertest(truchement.url)
      .post(`/api/v1/providers/${scene.provider.id}/events`)
      .set({
        'content-type': 'application/json',
        ...sign(SIMULATED_SECRET, newId(), truchement.clock.now(), body),
      })
      .send(body);
  };
  const usageOf = async (id: string): Promise<any[]> =>
    (await scene.gp.get(`/usage?bookingId=${id}`).expect(200)).body.items;
  const send = async (...lines: string[]) =>
    (
      await scene.network.coordinator
        .post(`/providers/${scene.provider.id}/imports`)
        .attach('file', Buffer.from(aList(...lines)), 'liste.csv')
        .expect(201)
    ).body;

  it('has each session charged once, and none again by its list', async () => {
    const [one, other] = [await aVisit('DOSSIER-7', 48), await aVisit('DOSSIER-7', 72)];
    await end(one, hoursFromNow(-8)).expect(200);
    await end(other, hoursFromNow(-4)).expect(200);
    expect(await usageOf(one.id)).toMatchObject([{ reference: 'DOSSIER-7', amountCents: 4600 }]);
    expect(await usageOf(other.id)).toMatchObject([{ reference: 'DOSSIER-7', amountCents: 4600 }]);
    const { consumedCents } = await budgetOf(scene);

    const line = { ref: 'DOSSIER-7', code: '??', language: 'ara', seconds: 3_600 };
    const list = await send(
      aLine({ ...line, at: hoursFromNow(-8), cents: 4600 }),
      aLine({ ...line, at: hoursFromNow(-4), cents: 5000 }),
    );
    expect(list).toMatchObject({ created: 0, alreadyKnown: 2, changed: [], unmatched: [] });
    const [{ id: usageId }] = await usageOf(other.id);
    expect(list.disputed).toMatchObject([{ line: 3, usageId, ourCents: 4600, theirCents: 5000 }]);
    expect((await budgetOf(scene)).consumedCents).toBe(consumedCents);
  });

  it('may have one of them cancelled late, at its fee', async () => {
    const [held, late] = [await aVisit('DOSSIER-8', 47), await aVisit('DOSSIER-8', 5)];
    await end(held, hoursFromNow(-20)).expect(200);
    const { feeCents: expectedFeeCents } = late.cancellation;
    await scene.gp.post(`/bookings/${late.id}/cancel`, { reason: 'other', expectedFeeCents }).expect(200);
    expect(await usageOf(late.id)).toMatchObject([
      { outcome: 'late_cancellation', reference: 'DOSSIER-8', amountCents: 4600 },
    ]);
    const line = aLine({ ref: 'DOSSIER-8', code: '??', at: hoursFromNow(-20), seconds: 3_600 });
    expect(await send(line)).toMatchObject({ created: 0, alreadyKnown: 1 });
  });
});
