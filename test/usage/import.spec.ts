import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { queueStores, startTestApp, type TestApp } from '../support/test-app.js';
import { anAccessCode, anAgreement } from '../support/world.js';
import { aLine, aList, ism2022, rouen } from './rouen.js';

describe.each(queueStores)('the call lists of Rouen, with the queue on %s', (queues) => {
  let truchement: TestApp;
  beforeAll(async () => {
    truchement = await startTestApp({ queues, work: true });
    truchement.clock.set('2023-03-15T09:00:00+01:00');
  });
  afterAll(() => truchement.close());

  it('counts the 43 calls of 2022 for 1,042.00 €, and counts them once', async () => {
    const { send, budget, usage, doctors, msp } = await rouen(truchement);
    const { body } = await send(await ism2022());
    expect(body).toMatchObject({
      status: 'done',
      lines: 43,
      created: 43,
      alreadyKnown: 0,
      totalCents: 104_200,
    });
    expect([body.unmatched, body.changed, body.disputed]).toEqual([[], [], []]);
    const spent = { consumedCents: 104_200, availableCents: 45_800, overdrawnCents: 0 };
    expect(await budget()).toMatchObject(spent);

    const again = await send(await ism2022());
    expect(again.body).toMatchObject({ lines: 43, created: 0, alreadyKnown: 43, totalCents: 0 });
    expect(await budget()).toMatchObject(spent);

    const calls = await usage();
    expect(calls).toHaveLength(43);
    expect(new Set(calls.map(({ professionalId }) => professionalId))).toEqual(
      new Set(doctors.map(({ id }) => id)),
    );
    expect(calls.find(({ reference }) => reference === 'ISM-2022-00005')).toMatchObject({
      bookingId: null,
      practiceId: msp.id,
      language: 'rus',
      modality: 'phone_now',
      startedAt: '2022-04-13T13:18:07.000Z',
      durationSeconds: 1212,
      waitSeconds: 33,
      billedMinutes: 21,
      outcome: 'completed',
      amountCents: 2400,
      lines: [
        { rule: 'block.first', quantity: 1, unitPriceCents: 1800, amountCents: 1800 },
        { rule: 'block.step', quantity: 6, unitPriceCents: 100, amountCents: 600 },
      ],
      source: 'list',
      correctionOf: null,
    });
  });

  it('charges a late January call that arrives in March to the former funder', async () => {
    const { network, provider, agreement, doctors, send, budget } = await rouen(truchement);
    const next = await anAgreement(network, {
      startsOn: '2023-02-01',
      endsOn: '2023-12-31',
      grantCents: 100_000,
    });
    await anAccessCode(network, {
      provider,
      agreement: next,
      professional: doctors[0]!,
      code: 'ROU-MG-01',
      validFrom: '2023-02-01',
    });
    const { body } = await send(
      aList(
        aLine({ ref: 'JAN', at: '2023-01-31T23:50:00+01:00' }),
        aLine({ ref: 'FEB', at: '2023-02-01T00:00:00+01:00', seconds: 960 }),
      ),
    );
    expect(body).toMatchObject({ created: 2, totalCents: 3700 });
    expect(await budget(agreement)).toMatchObject({ consumedCents: 1800 });
    expect(await budget(next)).toMatchObject({ consumedCents: 1900 });
  });
});
