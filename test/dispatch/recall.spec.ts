import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { aScene, bookingWhen, eventually, SIMULATED_SECRET, type Scene } from '../support/scene.js';
import { queueStores, startTestApp, type TestApp } from '../support/test-app.js';

describe.each(queueStores)('taking an offer back, with the queue in %s', (queues) => {
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

  const aVisit = async (hours: number): Promise<any> => {
    const startsAt = new Date(truchement.clock.now().getTime() + hours * 3_600_000).toISOString();
    const { body } = await scene.gp
      .post('/bookings', { modality: 'on_site', language: 'ara', expectedMinutes: 60, startsAt })
      .expect(201);
    return bookingWhen(scene.gp, body.id, 'confirmed');
  };
  const cancel = ({ id, cancellation }: any) =>
    scene.gp
      .post(`/bookings/${id}/cancel`, { reason: 'other', expectedFeeCents: cancellation.feeCents })
      .expect(200);
  const stateAtProvider = (id: string): string =>
    scene.played.offers.find(({ offer }) => offer.bookingId === id)!.state;
  const alerts = (id: string): Promise<{ facts: object }[]> =>
    truchement.database.rows(
      sql`SELECT facts FROM event WHERE subject_id = ${id} AND type = 'booking.recall_unacknowledged.v1'`,
    );
  const recalledOffers = async (id: string): Promise<string[]> =>
    (
      await truchement.database.rows<{ id: string }>(
        sql`SELECT facts->>'offerId' AS id FROM event WHERE subject_id = ${id} AND type = 'booking.offer_recalled.v1'`,
      )
    ).map((recalled) => recalled.id);
  const jobsLeft = async (id: string): Promise<number> =>
    (await truchement.database.rows(sql`SELECT FROM event WHERE subject_id = ${id} AND jobs <> '{}'`)).length;

  it('tells the provider of a cancellation, which acknowledges it', async () => {
    const visit = await aVisit(72);
    await cancel(visit);
    await eventually(
      async () => stateAtProvider(visit.id),
      (state) => state === 'cancelled',
    );
    await eventually(
      () => jobsLeft(visit.id),
      (left) => left === 0,
    );
    expect(await alerts(visit.id)).toEqual([]);
  });

  it('keeps at it while the provider is away, and has the coordinator phone once, well before the session', async () => {
    const visit = await aVisit(72);
    scene.played.behave({ http: 'down' });
    await cancel(visit);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await alerts(visit.id)).toEqual([]);
    truchement.clock.advance({ minutes: 11 });
    try {
      expect(
        await eventually(
          () => alerts(visit.id),
          (told) => told.length > 0,
        ),
      ).toEqual([{ facts: { offerId: visit.offers[0].id, providerId: scene.provider.id } }]);
      scene.played.behave({});
      await eventually(
        async () => stateAtProvider(visit.id),
        (state) => state === 'cancelled',
      );
      expect(await alerts(visit.id)).toHaveLength(1);
    } finally {
      truchement.clock.advance({ minutes: -11 });
    }
  });

  it('has the coordinator phone at once when the interpreter is on the way', async () => {
    const visit = await aVisit(0.5);
    scene.played.behave({ http: 'html_200' });
    await cancel(visit);
    expect(
      await eventually(
        () => alerts(visit.id),
        (told) => told.length > 0,
      ),
    ).toHaveLength(1);
  });

  it('has the coordinator phone when the provider refuses to hear of it', async () => {
    const visit = await aVisit(72);
    scene.played.behave({ http: 'refuse_400' });
    await cancel(visit);
    expect(
      await eventually(
        () => alerts(visit.id),
        (told) => told.length > 0,
      ),
    ).toHaveLength(1);
    await eventually(
      () => jobsLeft(visit.id),
      (left) => left === 0,
    );
  });

  describe('when the appointment was moved and the provider never heard of the new one', () => {
    const move = async (visit: any, hours: number): Promise<any> =>
      (
        await scene.gp
          .post(`/bookings/${visit.id}/reschedule`, {
            startsAt: new Date(truchement.clock.now().getTime() + hours * 3_600_000).toISOString(),
          })
          .expect(200)
      ).body;

    it('takes the old one back as well once nobody answers, and has the coordinator phone about it', async () => {
      const visit = await aVisit(72);
      scene.played.behave({ http: 'down' });
      await move(visit, 96);
      try {
        truchement.clock.advance({ minutes: 61 });
        await bookingWhen(scene.gp, visit.id, 'unmet');
        expect(await alerts(visit.id)).toEqual([]);
        truchement.clock.advance({ minutes: 11 });
        const told = await eventually(
          () => alerts(visit.id),
          (all) => all.length > 0,
        );
        expect(told).toEqual([{ facts: { offerId: visit.offers[0].id, providerId: scene.provider.id } }]);
        scene.played.behave({});
        // On a busy machine the tries are far apart by now.
        await eventually(
          async () => stateAtProvider(visit.id),
          (state) => state === 'cancelled',
          70_000,
        );
      } finally {
        truchement.clock.advance({ minutes: -72 });
      }
    });

    it('takes the old one back when the booking is cancelled, or moved once more, before it is heard of', async () => {
      const [cancelled, moved] = [await aVisit(72), await aVisit(72)];
      scene.played.behave({ http: 'down' });
      await cancel(await move(cancelled, 96));
      await move(moved, 96);
      await move(moved, 120);
      scene.played.behave({});
      for (const { id } of [cancelled, moved])
        await eventually(
          async () => stateAtProvider(id),
          (state) => state === 'cancelled',
        );
      await bookingWhen(scene.gp, moved.id, 'confirmed');
    });

    it('takes the old one back when the provider refuses the new one', async () => {
      const visit = await aVisit(72);
      scene.played.behave({ http: 'refuse_400' });
      await move(visit, 96);
      await bookingWhen(scene.gp, visit.id, 'unmet');
      scene.played.behave({});
      expect(
        await eventually(
          () => recalledOffers(visit.id),
          (all) => all.length > 0,
        ),
      ).toEqual([visit.offers[0].id]);
    });

    it('takes nothing back that the new one has replaced', async () => {
      const visit = await aVisit(72);
      await move(visit, 96);
      const again = await bookingWhen(scene.gp, visit.id, 'confirmed');
      await cancel(again);
      expect(await recalledOffers(visit.id)).toEqual([again.offers[1].id]);
    });
  });

  it('writes neither secrets, nor tokens, nor people into its logs', async () => {
    const { gp, network } = scene;
    const visit = await aVisit(72);
    await cancel(visit);
    const practice = { contactPhone: '02 61 91 00 01', address: '1 place de la Mairie' };
    const log = truchement.logs.join('');
    expect(log).toContain('ProviderUnreachable');
    for (const secret of [
      SIMULATED_SECRET,
      SIMULATED_SECRET.slice(6),
      gp.token,
      network.coordinator.token,
      gp.email,
      ...Object.values(practice),
    ]) {
      expect(log).not.toContain(secret);
    }
    expect(log).not.toMatch(/[\w.]+@rouen\.example|Bearer /);
  });
});
