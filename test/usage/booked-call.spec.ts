import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { HearCalls } from '../../src/usage/use-cases/hear-calls.js';
import { aScene, bookingWhen } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aLine, aList, rouen } from './rouen.js';

describe('a listed call that was booked', () => {
  let truchement: TestApp;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
  });
  afterAll(() => truchement.close());

  const aBookedCall = async () => {
    truchement.clock.set('2023-03-01T09:00:00+01:00');
    const scheme = await rouen(truchement);
    const request = {
      modality: 'phone_booked',
      language: 'rus',
      expectedMinutes: 20,
      startsAt: '2023-03-06T10:00:00+01:00',
    };
    const { body: booking } = await scheme.doctors[0]!.post('/bookings', request).expect(201);
    truchement.clock.set('2023-04-03T09:00:00+02:00');
    return { ...scheme, booking };
  };

  it('is charged to its booking by the booking’s reference, whatever code was given', async () => {
    const { send, usage, budget, booking } = await aBookedCall();
    expect(await budget()).toMatchObject({ committedCents: 2300, consumedCents: 0 });
    const line = aLine({
      ref: booking.reference,
      code: '??',
      at: '2023-03-06T10:05:00+01:00',
      seconds: 1501,
    });
    const { body } = await send(aList(line));
    expect(body).toMatchObject({ created: 1, totalCents: 2900 });
    expect(await usage(`&bookingId=${booking.id}`)).toMatchObject([
      { bookingId: booking.id, agreementId: booking.agreementId, plannedSeconds: 1200, amountCents: 2900 },
    ]);
    expect(await budget()).toMatchObject({ committedCents: 0, consumedCents: 2900 });
    expect((await send(aList(line))).body).toMatchObject({ created: 0, alreadyKnown: 1 });
  });

  it('is known by professional, language and start; dialled again it is a second call, under its code', async () => {
    const { send, usage, budget } = await aBookedCall();
    const list = aList(
      aLine({ ref: 'A', at: '2023-03-06T10:20:00+01:00' }),
      aLine({ ref: 'B', at: '2023-03-06T10:29:00+01:00' }),
      aLine({ ref: 'C', at: '2023-03-06T10:31:00+01:00' }),
    );
    expect((await send(list)).body).toMatchObject({ created: 3, totalCents: 5400 });
    const booked = (await usage()).filter(({ bookingId }) => bookingId !== null);
    expect(booked.map(({ reference }) => reference)).toEqual(['A']);
    expect(await budget()).toMatchObject({ committedCents: 0, consumedCents: 5400 });
    expect((await send(list)).body).toMatchObject({ created: 0, alreadyKnown: 3, changed: [] });
  });

  it('is not its session any more when the booking is cancelled while the list is read', async () => {
    truchement.clock.set('2023-03-01T09:00:00+01:00');
    const { doctors, send, usage, budget } = await rouen(truchement);
    const request = {
      modality: 'phone_booked',
      language: 'rus',
      expectedMinutes: 20,
      startsAt: '2023-03-06T10:00:00+01:00',
    };
    const { body: booking } = await doctors[0]!.post('/bookings', request).expect(201);
    // Dialled early: from its start on the booking waits for its list, and can't be cancelled any more.
    truchement.clock.set('2023-03-06T09:55:00+01:00');
    const hearing = truchement.app.get(HearCalls);
    const whole = hearing.execute.bind(hearing);
    const spy = jest.spyOn(hearing, 'execute').mockImplementationOnce(async (...heard) => {
      const batch = await whole(...heard);
      expect(batch.heard).toMatchObject([{ booking: { bookingId: booking.id } }]);
      const cancel = { reason: 'other', expectedFeeCents: booking.cancellation.feeCents };
      await doctors[0]!.post(`/bookings/${booking.id}/cancel`, cancel).expect(200);
      return batch;
    });
    const line = aLine({ ref: booking.reference, at: '2023-03-06T09:45:00+01:00', seconds: 300 });
    const { body } = await send(aList(line));
    spy.mockRestore();
    expect(body).toMatchObject({ created: 1, totalCents: 1800 });
    expect(await usage()).toMatchObject([{ bookingId: null, amountCents: 1800 }]);
    expect((await doctors[0]!.get(`/bookings/${booking.id}`).expect(200)).body.status).toBe('cancelled');
    expect(await budget()).toMatchObject({ committedCents: 0, consumedCents: 1800 });
  });

  it('was accepted by the provider that had not answered', async () => {
    const scene = await aScene(truchement);
    scene.played.behave({ answer: 'never' });
    const startsAt = new Date(truchement.clock.now().getTime() + 3_600_000).toISOString();
    const request = { modality: 'phone_booked', language: 'rus', expectedMinutes: 20, startsAt };
    const { body: booking } = await scene.gp.post('/bookings', request).expect(201);
    await bookingWhen(scene.gp, booking.id, 'dispatched');
    const at = truchement.clock.now().toISOString();
    const { body } = await scene.network.coordinator
      .post(`/providers/${scene.provider.id}/imports`)
      .attach('file', Buffer.from(aList(aLine({ ref: booking.reference, code: '??', at }))), 'liste.csv')
      .expect(201);
    expect(body).toMatchObject({ created: 1 });
    expect(await bookingWhen(scene.gp, booking.id, 'completed')).toMatchObject({
      offers: [{ state: 'accepted', answeredAt: expect.any(String) }],
    });
    await scene.stop();
  });
});
