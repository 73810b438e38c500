import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aPractice, aProfessional, aProvider, aStaff, aTariff, anAccessCode } from '../support/world.js';
import { aLine, aList, ism2022, rouen } from './rouen.js';

describe('what happened', () => {
  let truchement: TestApp;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    truchement.clock.set('2023-03-15T09:00:00+01:00');
  });
  afterAll(() => truchement.close());

  it('counts a June call that is imported in August for June’s practice', async () => {
    const { network, provider, agreement, send, usage } = await rouen(truchement);
    const [june, july] = [await aPractice(network), await aPractice(network, { name: 'Ailleurs' })];
    const professional = await aProfessional(network, {
      practices: [
        { practiceId: june.id, from: '2020-01-01', until: '2022-06-30' },
        { practiceId: july.id, from: '2022-07-01' },
      ],
    });
    await anAccessCode(network, {
      provider,
      agreement,
      professional,
      code: '00421',
      validFrom: '2022-01-01',
    });
    await send(
      aList(
        aLine({ ref: 'A', code: '00421', at: '2022-06-30T23:59:00+02:00' }),
        aLine({ ref: 'B', code: '00421', at: '2022-07-01T00:00:00+02:00' }),
      ),
    );
    const calls = await usage();
    expect(calls.map(({ reference, practiceId }) => [reference, practiceId])).toEqual([
      ['B', july.id],
      ['A', june.id],
    ]);
  });

  it('records two calls of 18 € with 20 € left: 36 consumed, 16 overdrawn', async () => {
    const { send, budget } = await rouen(truchement, { grantCents: 2000 });
    await send(aList(aLine({ ref: 'A' }), aLine({ ref: 'B' })));
    expect(await budget()).toMatchObject({ consumedCents: 3600, availableCents: 0, overdrawnCents: 1600 });
  });

  it('corrects by a new record; the first stays, and the cents follow', async () => {
    const { network, agreement, send, usage, budget } = await rouen(truchement);
    await send(aList(aLine({ ref: 'A' })));
    const [call] = await usage();
    const correct = (id: string, fields: object) =>
      network.coordinator.post(`/usage/${id}/corrections`, fields);
    const { body } = await correct(call.id, { reason: 'wrong_duration', durationSeconds: 1501 }).expect(201);
    expect(body).toMatchObject({
      correctionOf: call.id,
      durationSeconds: 1501,
      amountCents: 2900,
      source: 'manual',
    });
    expect(await budget()).toMatchObject({ consumedCents: 2900, availableCents: 147_100 });
    const twice = await correct(call.id, { reason: 'other', durationSeconds: 60 }).expect(409);
    expect(twice.body).toMatchObject({ type: '/problems/state-conflict', correctedBy: body.id });
    expect(await usage()).toMatchObject([
      { id: body.id },
      { id: call.id, durationSeconds: 600, amountCents: 1800, correctedBy: body.id },
    ]);
    const { body: entries } = await network.coordinator
      .get(`/agreements/${agreement.id}/entries`)
      .expect(200);
    expect(entries.items.map(({ verb }: any) => verb)).toEqual(['grant', 'consume', 'reverse', 'consume']);
    await correct(body.id, { reason: 'wrong_duration', durationSeconds: 60 }).expect(201);
    expect(await budget()).toMatchObject({ consumedCents: 1800 });
  });

  it('takes one of many corrections that come at once, and counts its cents once', async () => {
    const { network, send, usage, budget } = await rouen(truchement);
    await send(aList(aLine({ ref: 'A' })));
    const [call] = await usage();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        network.coordinator.post(`/usage/${call.id}/corrections`, {
          reason: 'wrong_duration',
          durationSeconds: 900 + 60 * at,
        }),
      ),
    );
    const taken = answers.filter(({ status }) => status === 201);
    expect(taken).toHaveLength(1);
    const refused = answers.filter((answer) => answer !== taken[0]);
    expect(refused.map(({ status, body }) => [status, body.type])).toEqual(
      refused.map(() => [409, '/problems/state-conflict']),
    );
    expect(await usage()).toHaveLength(2);
    expect(await budget()).toMatchObject({ consumedCents: taken[0]!.body.amountCents });
  });

  it('prices anew by when it was asked for, where that was wrong', async () => {
    const { network, agreement, doctors, send, usage } = await rouen(truchement);
    const urgent = await aProvider(network, { name: 'Au pied levé' });
    const rules = [
      {
        type: 'block',
        modalities: ['phone_now'],
        firstMinutes: 15,
        firstCents: 1800,
        stepMinutes: 1,
        stepCents: 100,
        basis: 'actual',
      },
      {
        type: 'surcharge',
        modalities: ['phone_now'],
        when: { noticeUnderHours: 24 },
        basisPoints: 5000,
        per: 'session',
      },
    ];
    await aTariff(network, urgent, { rules });
    const code = {
      provider: urgent,
      agreement,
      professional: doctors[0]!,
      code: 'URG',
      validFrom: '2022-01-01',
    };
    await anAccessCode(network, code);
    await send(aList(aLine({ ref: 'A', code: 'URG' })), { provider: urgent });
    const [call] = await usage();
    expect(call).toMatchObject({ amountCents: 2700, requestedAt: call.startedAt });
    const correct = (id: string, fields: object) =>
      network.coordinator.post(`/usage/${id}/corrections`, { reason: 'wrong_time', ...fields });
    await correct(call.id, { requestedAt: '2023-03-15T09:30:00+01:00' }).expect(422);
    const { body } = await correct(call.id, { requestedAt: '2022-06-10T10:00:00+02:00' }).expect(201);
    expect(body).toMatchObject({ amountCents: 1800, requestedAt: '2022-06-10T08:00:00.000Z' });
  });

  it('refuses what can’t have happened', async () => {
    const { network, send, usage } = await rouen(truchement);
    await send(aList(aLine({ ref: 'A' })));
    const [call] = await usage();
    const correct = (fields: object) =>
      network.coordinator.post(`/usage/${call.id}/corrections`, { reason: 'wrong_time', ...fields });
    expect((await correct({ startedAt: '2023-03-15T09:30:00+01:00' }).expect(422)).body.type).toBe(
      '/problems/impossible-fact',
    );
    await correct({ durationSeconds: 90_000 }).expect(400);
    await correct({ amountCents: 1 }).expect(400);
    expect(await usage()).toHaveLength(1);
  });

  it('shows each their own, by the days of the network', async () => {
    const { network, doctors, msp, send, usage } = await rouen(truchement);
    await send(await ism2022());
    await send(aList(aLine({ ref: 'NIGHT', at: '2023-01-31T23:30:00Z', code: 'ROU-MG-06' })));
    expect(await usage('&from=2023-02-01&to=2023-02-01')).toMatchObject([{ reference: 'NIGHT' }]);
    expect(await usage('&to=2022-12-31')).toHaveLength(43);
    const own = (await doctors[5]!.get('/usage?limit=200').expect(200)).body.items;
    expect(new Set(own.map(({ professionalId }: any) => professionalId))).toEqual(new Set([doctors[5]!.id]));
    const staff = await aStaff(network, msp);
    const practice = (await staff.get('/usage?limit=200').expect(200)).body.items;
    expect(practice.length + own.length).toBe(44);
    await doctors[5]!.post(`/usage/${own[0].id}/corrections`, { reason: 'other' }).expect(403);
    const firstPage = (await network.coordinator.get('/usage?limit=30').expect(200)).body;
    const secondPage = (
      await network.coordinator.get(`/usage?limit=30&cursor=${firstPage.nextCursor}`).expect(200)
    ).body;
    expect(new Set([...firstPage.items, ...secondPage.items].map(({ id }) => id)).size).toBe(44);
    expect(secondPage.nextCursor).toBeNull();
  });
});
