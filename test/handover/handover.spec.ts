import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { AccessCodes } from '../../src/network/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aNetwork, anAccount, anAgreement } from '../support/world.js';
import { twoAgreements } from './two-agreements.js';

let truchement: TestApp;
beforeAll(async () => {
  truchement = await startTestApp();
});
afterAll(() => truchement.close());

const problem = (type: string) => ({ type: `/problems/${type}` });

describe('a handover', () => {
  it('moves what takes place on the day or later, to the minute of the network’s midnight', async () => {
    const { book, doctors, handOver, execute, coordinator, from, to } = await twoAgreements(truchement);
    const before = await book(doctors[0]!, '2023-01-31', { startsAt: '2023-01-31T23:59:00+01:00' });
    const after = await book(doctors[0]!, '2023-02-01', { startsAt: '2023-02-01T00:00:00+01:00' });
    const { id, preview } = await handOver();
    expect(preview).toMatchObject({ bookingsMoved: 1, committedMovedCents: 2_300 });
    await execute(id);
    const payerOf = async (booking: any) =>
      (await coordinator.get(`/bookings/${booking.id}`)).body.agreementId;
    expect([await payerOf(before), await payerOf(after)]).toEqual([from.id, to.id]);
  });

  it('takes with it what was booked between the rehearsal and the execution', async () => {
    const { book, doctors, handOver, execute, budgets } = await twoAgreements(truchement);
    const { id } = await handOver();
    await book(doctors[0]!, '2023-02-10');
    expect(await execute(id)).toMatchObject({ result: { bookingsMoved: 1, committedMovedCents: 2_300 } });
    expect(await budgets()).toMatchObject({ from: { committedCents: 0 }, to: { committedCents: 2_300 } });
    expect((await book(doctors[1]!, '2023-02-11')).agreementId).toBeDefined();
    expect(await budgets()).toMatchObject({ from: { committedCents: 0 }, to: { committedCents: 4_600 } });
  });

  it('passes the remainder on, but for what is kept for late calls, and not a cent is lost', async () => {
    const { book, doctors, handOver, execute, budgets } = await twoAgreements(truchement);
    await book(doctors[0]!, '2023-01-30');
    await book(doctors[0]!, '2023-02-10');
    const { id, preview } = await handOver({ transferRemainder: true, keptCents: 10_000 });
    const remainderCents = 150_000 - 2_300 - 10_000;
    expect(preview).toMatchObject({ remainderCents, committedMovedCents: 2_300 });
    await execute(id);
    expect(await budgets()).toMatchObject({
      from: { grantedCents: 12_300, committedCents: 2_300, availableCents: 10_000 },
      to: { grantedCents: 1_200_000 + remainderCents, committedCents: 2_300 },
    });
  });

  it('is refused whole while a request can’t pass, then follows what was decided for each', async () => {
    const { book, doctors, handOver, execute, budgets, coordinator, from, to } = await twoAgreements(
      truchement,
      {
        second: { eligibility: { categories: ['refugee'] } },
      },
    );
    const passes = await book(doctors[0]!, '2023-02-08', { category: 'refugee' });
    const kept = await book(doctors[0]!, '2023-02-09', { category: 'ame' });
    const released = await book(doctors[1]!, '2023-02-10', { category: 'ame' });
    const { id, preview } = await handOver();
    expect(preview.refusals).toEqual([
      expect.objectContaining({ bookingId: kept.id, reason: 'category', amountCents: 2_300, decision: null }),
      expect.objectContaining({ bookingId: released.id, reason: 'category', decision: null }),
    ]);
    const before = await budgets();
    expect(await execute(id, 422)).toMatchObject({ ...problem('handover-refused'), refusals: [{}, {}] });
    expect(await budgets()).toMatchObject({ from: { committedCents: before.from['committedCents'] } });
    const decide = (decisions: object[]) =>
      coordinator.post(`/handovers/${id}/decisions`, { decisions }).expect(200);
    const { body: useless } = await decide([{ bookingId: kept.id, decision: 'cover' }]);
    expect(useless.preview.refusals[0].decision).toBeNull();
    const { body: decided } = await decide([
      { bookingId: kept.id, decision: 'keep' },
      { bookingId: released.id, decision: 'release' },
    ]);
    expect(decided.preview).toMatchObject({
      bookingsMoved: 1,
      bookingsKept: 1,
      bookingsReleased: 1,
      releasedCents: 2_300,
    });
    await execute(id);
    const read = async (booking: any) => (await coordinator.get(`/bookings/${booking.id}`).expect(200)).body;
    expect(await read(passes)).toMatchObject({ agreementId: to.id, status: 'requested' });
    expect(await read(kept)).toMatchObject({ agreementId: from.id, status: 'requested' });
    expect(await read(released)).toMatchObject({ status: 'unmet' });
    expect(await budgets()).toMatchObject({ from: { committedCents: 2_300 }, to: { committedCents: 2_300 } });
  });

  it('that the new money does not cover says which requests, the last ones first to wait, and an amendment covers them', async () => {
    const { book, doctors, handOver, execute, budgets, coordinator } = await twoAgreements(truchement, {
      second: { grantCents: 5_000 },
    });
    for (const day of ['2023-02-07', '2023-02-08']) await book(doctors[0]!, day);
    const last = await book(doctors[0]!, '2023-02-09');
    const { id, preview } = await handOver();
    expect(preview).toMatchObject({
      bookingsMoved: 2,
      refusals: [{ bookingId: last.id, reason: 'shortfall', amountCents: 2_300 }],
    });
    const decisions = [{ bookingId: last.id, decision: 'cover' }];
    const { body } = await coordinator.post(`/handovers/${id}/decisions`, { decisions }).expect(200);
    expect(body.preview).toMatchObject({ bookingsMoved: 3, coveredCents: 1_900 });
    await execute(id);
    expect(await budgets()).toMatchObject({
      to: { grantedCents: 6_900, committedCents: 6_900, availableCents: 0, overdrawnCents: 0 },
    });
  });

  it('leaves each professional the code that they know, and opens the right agreement on each side of midnight', async () => {
    const { doctors, handOver, execute, codeOn, from, to } = await twoAgreements(truchement);
    await execute((await handOver()).id);
    for (const [day, payer] of [
      ['2023-01-31', from],
      ['2023-02-01', to],
    ] as const)
      expect(await codeOn(doctors[0]!, day)).toMatchObject({ code: 'ROU-MG-01', agreementId: payer.id });
  });

  it('replaces a code from the day on, also for the calls that are booked already', async () => {
    const { doctors, book, handOver, execute, codeOn, coordinator } = await twoAgreements(truchement);
    const own = await book(doctors[0]!, '2023-02-10');
    const others = await book(doctors[1]!, '2023-02-10');
    const accessCodes = [{ professionalId: doctors[0]!.id, code: 'RSP-00421' }];
    const { id, preview } = await handOver({ accessCodes });
    expect(preview).toMatchObject({ codesMoved: 1, codesReplaced: 1 });
    await execute(id);
    expect(await codeOn(doctors[0]!, '2023-01-31')).toMatchObject({ code: 'ROU-MG-01' });
    expect(await codeOn(doctors[0]!, '2023-02-01')).toMatchObject({ code: 'RSP-00421' });
    const codeOf = async (booking: any) =>
      (await coordinator.get(`/bookings/${booking.id}`)).body.access.code;
    expect([await codeOf(own), await codeOf(others)]).toEqual(['RSP-00421', 'ROU-MG-02']);
  });

  it('refuses a code that is somebody else’s, or that replaces none, and says which', async () => {
    const { doctors, handOver, network } = await twoAgreements(truchement);
    const taken = [{ professionalId: doctors[0]!.id, code: 'ROU-MG-02' }];
    await handOver({ accessCodes: taken }, 409);
    const stranger = await anAccount(network, 'coordinator');
    const nobody = [{ professionalId: stranger.id, code: 'X' }];
    const { errors } = await handOver({ accessCodes: nobody }, 400);
    expect(errors[0].pointer).toBe('/accessCodes/0/professionalId');
  });

  it('is refused where one can’t follow the other, with what to do', async () => {
    const { handOver, from } = await twoAgreements(truchement);
    expect(await handOver({ effectiveOn: '2021-07-01' }, 422)).toMatchObject(problem('handover-refused'));
    expect((await handOver({ effectiveOn: '2024-01-01' }, 422)).detail).toContain('avenant');
    expect(await handOver({ toAgreementId: from.id }, 422)).toMatchObject(problem('handover-refused'));
  });

  it('can be given up until it is executed, and never after; executed twice it is done once', async () => {
    const { handOver, execute, coordinator, budgets, book, doctors } = await twoAgreements(truchement);
    await book(doctors[0]!, '2023-02-10');
    const given = await handOver();
    await coordinator.post(`/handovers/${given.id}/cancel`).expect(200);
    await execute(given.id, 409);
    const { id } = await handOver();
    const answers = await Promise.all([1, 2].map(() => coordinator.post(`/handovers/${id}/execute`)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    await coordinator.post(`/handovers/${id}/cancel`).expect(409);
    expect(await budgets()).toMatchObject({ from: { committedCents: 0 }, to: { committedCents: 2_300 } });
  });

  it('that breaks in the middle leaves everything as it was', async () => {
    const { book, doctors, handOver, execute, budgets, codeOn, from } = await twoAgreements(truchement);
    await book(doctors[0]!, '2023-02-10');
    const { id } = await handOver();
    const before = await budgets();
    const broken = jest
      .spyOn(truchement.app.get(AccessCodes), 'handOver')
      .mockRejectedValueOnce(new Error('the lights went out'));
    await execute(id, 500);
    broken.mockRestore();
    expect(await budgets()).toEqual({
      from: { ...before.from, asOf: expect.anything() },
      to: { ...before.to, asOf: expect.anything() },
    });
    expect(await codeOn(doctors[0]!, '2023-02-01')).toMatchObject({ agreementId: from.id });
    expect(await execute(id)).toMatchObject({ status: 'executed' });
  });

  it('goes on from hand to hand, and back', async () => {
    const { network, coordinator, book, doctors, handOver, execute, budgets, from, to } =
      await twoAgreements(truchement);
    const third = await anAgreement(network, {
      startsOn: '2023-02-01',
      endsOn: '2023-12-31',
      grantCents: 50_000,
      priority: 300,
    });
    const booked = await book(doctors[0]!, '2023-03-10');
    await execute((await handOver()).id);
    const next = { fromAgreementId: to.id, toAgreementId: third.id, effectiveOn: '2023-02-15' };
    await execute((await handOver(next)).id);
    expect((await coordinator.get(`/agreements/${third.id}/budget`)).body).toMatchObject({
      committedCents: 2_300,
    });
    const back = { fromAgreementId: third.id, toAgreementId: from.id, effectiveOn: '2023-03-01' };
    expect(await handOver(back, 422)).toMatchObject(problem('handover-refused'));
    const prolonged = { endsOn: '2023-06-30', reference: 'MDM-A2' };
    await coordinator.post(`/agreements/${from.id}/amendments`, prolonged).expect(201);
    await execute((await handOver(back)).id);
    expect((await coordinator.get(`/bookings/${booked.id}`)).body.agreementId).toBe(from.id);
    expect(await budgets()).toMatchObject({ from: { committedCents: 2_300 }, to: { committedCents: 0 } });
  });

  it('is sealed: its hash is that of the record that anybody reads', async () => {
    const { handOver, execute, coordinator, book, doctors } = await twoAgreements(truchement);
    await book(doctors[0]!, '2023-02-10');
    const { id } = await handOver();
    await execute(id);
    const { hash, preview: _, ...record } = (await coordinator.get(`/handovers/${id}`).expect(200)).body;
    expect(createHash('sha256').update(canonicalize(record)!).digest('hex')).toBe(hash);
  });

  it('is the network’s own', async () => {
    const { handOver, doctors } = await twoAgreements(truchement);
    const { id, ...terms } = await handOver();
    const elsewhere = await aNetwork(truchement, { name: 'Ailleurs' });
    await elsewhere.coordinator.get(`/handovers/${id}`).expect(404);
    await elsewhere.coordinator.post(`/handovers/${id}/execute`).expect(404);
    const { fromAgreementId, toAgreementId, effectiveOn } = terms;
    const same = { fromAgreementId, toAgreementId, effectiveOn, transferRemainder: false };
    await elsewhere.coordinator.post('/handovers', same).expect(404);
    await doctors[0]!.post('/handovers', same).expect(403);
  });
});
