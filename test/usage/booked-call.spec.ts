import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
});
