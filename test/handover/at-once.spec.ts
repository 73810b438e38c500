import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { SettleHandover } from '../../src/funding/use-cases/settle-handover.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { eventually } from '../support/scene.js';
import { anAgreement } from '../support/world.js';
import { twoAgreements, type TwoAgreements } from './two-agreements.js';

let truchement: TestApp;
beforeAll(async () => {
  truchement = await startTestApp();
});
afterAll(() => truchement.close());

/** Every open request is reserved once, on the agreement that it names, and the balances say the same. */
const soundOf = async ({ network, from, to, budgets }: TwoAgreements): Promise<void> => {
  const [wrong] = await truchement.database.rows<{ lost: number; astray: number; twice: number }>(sql`
    SELECT count(*) FILTER (WHERE r.booking_id IS NULL) AS lost,
           count(*) FILTER (WHERE r.agreement_id <> b.agreement_id) AS astray,
           count(*) - count(DISTINCT b.id) AS twice
      FROM booking b LEFT JOIN reservation r
        ON r.network_id = b.network_id AND r.booking_id = b.id AND r.held_cents > 0
     WHERE b.network_id = ${network.id} AND b.status IN ('requested', 'dispatched', 'confirmed')`);
  expect(wrong).toEqual({ lost: 0, astray: 0, twice: 0 });
  const held = await truchement.database.rows<{ id: string; cents: number }>(sql`
    SELECT agreement_id AS id, sum(held_cents)::bigint AS cents FROM reservation
     WHERE network_id = ${network.id} AND held_cents > 0 GROUP BY 1`);
  const centsOf = ({ id }: { id: string }) => held.find((side) => side.id === id)?.cents ?? 0;
  const now = await budgets();
  expect([now.from['committedCents'], now.to['committedCents']]).toEqual([centsOf(from), centsOf(to)]);
};

describe('a handover beside all that goes on', () => {
  it('loses no request of fifty clients, doubles none, and leaves none behind', async () => {
    const scheme = await twoAgreements(truchement);
    const { book, doctors, handOver, execute, network, from, to } = scheme;
    for (let at = 0; at < 5; at++) await book(doctors[at % 2]!, '2023-02-03');
    const { id } = await handOver();
    const clients = Array.from({ length: 50 }, (_, at) =>
      book(doctors[at % 2]!, at % 3 === 0 ? '2023-01-30' : '2023-02-20'),
    );
    const executed = new Promise((resolve) => setTimeout(resolve, 60)).then(() => execute(id));
    await Promise.all([...clients, executed]);
    await soundOf(scheme);
    const paid = await truchement.database.rows<{ id: string; after: boolean; many: number }>(sql`
      SELECT agreement_id AS id, starts_at >= '2023-02-01T00:00:00+01:00' AS after, count(*)::int AS many FROM booking
       WHERE network_id = ${network.id} GROUP BY 1, 2 ORDER BY 2`);
    expect(paid).toEqual([
      { id: from.id, after: false, many: 17 },
      { id: to.id, after: true, many: 38 },
    ]);
  });

  it('and an amendment that takes money back each see the other whole', async () => {
    const scheme = await twoAgreements(truchement, { second: { grantCents: 10_000 } });
    const { book, doctors, handOver, coordinator, to, budgets } = scheme;
    for (let at = 0; at < 4; at++) await book(doctors[0]!, '2023-02-03');
    const { id } = await handOver();
    const lowered = { grantDeltaCents: -5_000, reference: 'A1' };
    const [handed, amended] = await Promise.all([
      coordinator.post(`/handovers/${id}/execute`),
      coordinator.post(`/agreements/${to.id}/amendments`, lowered),
    ]);
    // 92.00 € to take over, and 50.00 € of 100.00 € to give back: whoever comes first wins, and the other is told.
    expect([
      [200, 422],
      [422, 201],
    ]).toContainEqual([handed.status, amended.status]);
    expect((await budgets()).to).toMatchObject({ overdrawnCents: 0 });
    await soundOf(scheme);
  });

  it('and another one of the same agreement come one after the other', async () => {
    const scheme = await twoAgreements(truchement);
    const { network, book, doctors, handOver, execute, coordinator, from, to } = scheme;
    const third = await anAgreement(network, { startsOn: '2023-02-01', endsOn: '2023-12-31', priority: 300 });
    for (let at = 0; at < 6; at++) await book(doctors[at % 2]!, '2023-02-03');
    const [one, other] = [await handOver(), await handOver({ toAgreementId: third.id })];
    const done = await Promise.all([execute(one.id), execute(other.id)]);
    expect(done.map(({ result }) => result.bookingsMoved).toSorted()).toEqual([0, 6]);
    await soundOf(scheme);
    const sums = await Promise.all(
      [from, to, third].map(
        async ({ id }) => (await coordinator.get(`/agreements/${id}/budget`)).body.committedCents,
      ),
    );
    expect(sums.toSorted((a, b) => a - b)).toEqual([0, 0, 13_800]);
  });
});

describe('a handover left to its day', () => {
  it('happens by itself when that day begins in the network, once, whoever sweeps', async () => {
    const [one, other] = [
      await startTestApp({ work: true, databaseUrl: truchement.databaseUrl, clock: truchement.clock }),
      truchement,
    ];
    const { book, doctors, handOver, coordinator, budgets } = await twoAgreements(other);
    await book(doctors[0]!, '2023-02-03');
    const { id } = await handOver();
    await coordinator.post(`/handovers/${id}/schedule`).expect(200);
    const read = async () => (await coordinator.get(`/handovers/${id}`).expect(200)).body;
    truchement.clock.set('2023-02-01T00:00:01+01:00');
    expect(await eventually(read, ({ status }) => status === 'executed')).toMatchObject({
      executedBy: null,
      result: { bookingsMoved: 1 },
    });
    expect(await budgets()).toMatchObject({ from: { committedCents: 0 }, to: { committedCents: 2_300 } });
    await one.close();
  });

  it('confirmed for at once is done by the program, in the name of whoever confirmed it', async () => {
    const worker = await startTestApp({
      work: true,
      databaseUrl: truchement.databaseUrl,
      clock: truchement.clock,
    });
    const { book, doctors, handOver, coordinator, network } = await twoAgreements(truchement);
    await book(doctors[0]!, '2023-02-03');
    const { id, draftedBy } = await handOver();
    await truchement.database.transaction((tx) =>
      truchement.app.get(SettleHandover).schedule(tx, network.id, id, draftedBy, true),
    );
    const read = async () => (await coordinator.get(`/handovers/${id}`).expect(200)).body;
    expect(await eventually(read, ({ status }) => status === 'executed')).toMatchObject({
      confirmedBy: draftedBy,
      executedBy: draftedBy,
      result: { bookingsMoved: 1 },
    });
    await worker.close();
  });

  it('is held back whole when something can’t pass any more, and the coordination sees what', async () => {
    const worker = await startTestApp({
      work: true,
      databaseUrl: truchement.databaseUrl,
      clock: truchement.clock,
    });
    const { book, doctors, handOver, coordinator, budgets } = await twoAgreements(truchement, {
      second: { grantCents: 3_000 },
    });
    await book(doctors[0]!, '2023-02-03');
    const { id } = await handOver();
    await coordinator.post(`/handovers/${id}/schedule`).expect(200);
    await book(doctors[0]!, '2023-02-04');
    truchement.clock.set('2023-02-01T00:00:01+01:00');
    const read = async () => (await coordinator.get(`/handovers/${id}`).expect(200)).body;
    const held = await eventually(read, ({ status }) => status === 'draft');
    expect(held).toMatchObject({
      confirmedBy: null,
      heldBackAt: expect.any(String),
      preview: { bookingsMoved: 1, refusals: [{ reason: 'shortfall', decision: null }] },
    });
    expect(await budgets()).toMatchObject({ from: { committedCents: 4_600 }, to: { committedCents: 0 } });
    const [told] = await truchement.database.rows(
      sql`SELECT facts FROM event WHERE type = 'handover.held_back.v1' AND subject_id = ${id}`,
    );
    expect(told).toEqual({ facts: { reason: 'handover-refused' } });
    await worker.close();
  });
});
