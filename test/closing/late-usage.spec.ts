import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { RecordUsage } from '../../src/usage/index.js';
import { Mailbox } from '../../src/platform/mail/index.js';
import { eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aFunder, anAgreement, type Made } from '../support/world.js';
import { aLine, aList, rouen, type Rouen } from '../usage/rouen.js';

let truchement: TestApp;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
});
afterAll(() => truchement.close());

type Closed = Rouen & Readonly<{ ctai: Made; late: (query?: string) => Promise<any[]> }>;

/** MdM's agreement ended with January 2023 and closed in mid-February; the CTAI's goes on. It is March. */
const inMarch = async (): Promise<Closed> => {
  truchement.clock.set('2022-12-20T09:00:00+01:00');
  const scheme = await rouen(truchement, { endsOn: '2023-01-31' });
  const { network, agreement, send } = scheme;
  const ctai = await anAgreement(network, {
    funder: await aFunder(network, { name: 'CTAI', kind: 'state' }),
    startsOn: '2023-02-01',
    endsOn: '2023-12-31',
    grantCents: 1_200_000,
  });
  truchement.clock.set('2023-02-03T09:00:00+01:00');
  await send(aList(aLine({ ref: 'IN-TIME', at: '2023-01-10T10:00:00+01:00' })));
  truchement.clock.set('2023-03-06T09:00:00+01:00');
  await network.coordinator
    .post(`/agreements/${agreement.id}/closing`, { closesOn: '2023-01-31', graceUntil: '2023-02-15' })
    .expect(201);
  const late: Closed['late'] = async (query = '') =>
    (await network.coordinator.get(`/late-usage?limit=200${query}`).expect(200)).body.items;
  return { ...scheme, ctai, late };
};
const lateCall = aLine({ ref: 'LATE', at: '2023-01-30T15:04:00+01:00' });
const decide = ({ network }: Rouen, { id }: Made, body: object, status = 200) =>
  network.coordinator
    .post(`/late-usage/${id}/decision`, { reason: 'Appel de janvier', ...body })
    .expect(status);
const journalOf = ({ network }: Rouen) =>
  truchement.database.rows<{ id: string; cents: number }>(sql`
    SELECT agreement_id AS id, sum(consumed_cents)::bigint AS cents FROM ledger_entry
     WHERE network_id = ${network.id} AND verb IN ('consume', 'reverse') GROUP BY 1`);

it('tells the coordination of late usage by one letter a day, which names nobody', async () => {
  const { send, network } = await inMarch();
  const letters = async (howMany: number) =>
    eventually(
      async () =>
        (await truchement.app.get(Mailbox).latest()).filter(
          ({ subject, body }) => subject.includes('après la clôture') && body.includes('/calls/late'),
        ),
      (all) => all.length >= howMany,
    );
  const waiting = () =>
    eventually(
      () =>
        truchement.database.rows(sql`
          SELECT id FROM event WHERE network_id = ${network.id} AND type = 'usage.late.v1' AND jobs <> '{}'`),
      (all) => all.length === 0,
    );
  const before = (await letters(0)).length;
  await send(aList(lateCall, aLine({ ref: 'LATE-2', at: '2023-01-30T16:04:00+01:00' })));
  const [letter] = await letters(before + 1);
  expect(letter!.body).not.toMatch(/LATE|ROU-MG|€/);
  await send(aList(aLine({ ref: 'LATE-3', at: '2023-01-30T17:04:00+01:00' })));
  await waiting();
  expect(await letters(0)).toHaveLength(before + 1);
  truchement.clock.set('2023-03-07T09:00:00+01:00');
  await send(aList(aLine({ ref: 'LATE-4', at: '2023-01-30T18:04:00+01:00' })));
  expect(await letters(before + 2)).toHaveLength(before + 2);
});

describe('a call of January that arrives in March, its agreement closed', () => {
  it('is listed and charged to nobody, however often the list is sent', async () => {
    const scheme = await inMarch();
    const { send, late, budget, ctai, usage } = scheme;
    const { body } = await send(aList(lateCall));
    expect(body).toMatchObject({ created: 1, unmatched: [], totalCents: 1_800 });
    expect((await send(aList(lateCall))).body).toMatchObject({ created: 0, alreadyKnown: 1 });
    expect(await late()).toEqual([
      expect.objectContaining({
        reference: 'LATE',
        sessionOn: '2023-01-30',
        amountCents: 1_800,
        decision: null,
      }),
    ]);
    expect(await usage()).toHaveLength(2);
    expect(await budget()).toMatchObject({ consumedCents: 1_800, availableCents: 0 });
    expect(await budget(ctai)).toMatchObject({ consumedCents: 0 });
  });

  it('is charged once to the agreement that its coordinator chooses, as an adjustment that names the first', async () => {
    const scheme = await inMarch();
    const { send, late, budget, ctai, usage, agreement, network } = scheme;
    await send(aList(lateCall));
    const [waiting] = await late();
    const both = await Promise.all(
      [1, 2].map(() =>
        network.coordinator.post(`/late-usage/${waiting.id}/decision`, {
          chargeTo: ctai.id,
          reason: 'Repris',
        }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await late()).toEqual([]);
    expect(await late('&decided=true')).toEqual([
      expect.objectContaining({ decision: 'charged', chargedTo: ctai.id, reason: 'Repris' }),
    ]);
    expect(await budget(ctai)).toMatchObject({ consumedCents: 1_800 });
    expect(await budget()).toMatchObject({ consumedCents: 1_800 });
    expect(await usage(`&agreementId=${ctai.id}`)).toEqual([
      expect.objectContaining({
        correctionOf: waiting.id,
        correctionReason: 'arrived_late',
        amountCents: 1_800,
      }),
    ]);
    expect((await send(aList(lateCall))).body).toMatchObject({ created: 0, alreadyKnown: 1 });
    await network.coordinator
      .post(`/agreements/${agreement.id}/reopening`, { reason: 'Autre chose' })
      .expect(201);
    expect(await journalOf(scheme)).toEqual(
      expect.arrayContaining([
        { id: agreement.id, cents: 1_800 },
        { id: ctai.id, cents: 1_800 },
      ]),
    );
  });

  it('opens its agreement again with a reason, and is charged there with all that came late to it', async () => {
    const scheme = await inMarch();
    const { send, late, budget, agreement, network } = scheme;
    await send(aList(lateCall, aLine({ ref: 'LATE-2', at: '2023-01-31T15:04:00+01:00', seconds: 1_200 })));
    const [first, second] = await late();
    const { body } = await decide(scheme, first, { reopen: true });
    expect(body).toMatchObject({ decision: 'reopened', chargedTo: null, reason: 'Appel de janvier' });
    expect(await late()).toEqual([]);
    expect(await budget()).toMatchObject({
      consumedCents: 1_800 + 1_800 + 2_300,
      grantedCents: 150_000,
      closing: null,
    });
    await decide(scheme, second, { reopen: true }, 409);
    const { body: closings } = await network.coordinator
      .get(`/agreements/${agreement.id}/closings`)
      .expect(200);
    expect(closings.items.map(({ kind }: { kind: string }) => kind)).toEqual(['closed', 'reopened']);
  });

  it('is stated whoever pays: after the last day of its own agreement, before the first of another', async () => {
    const state = async ({ network }: Rouen, agreementId: string, from: string, to: string) => {
      const draft = await network.coordinator.post('/statements', { agreementId, from, to });
      if (draft.status !== 201) return draft.status;
      return (await network.coordinator.post(`/statements/${draft.body.id}/issue`).expect(200)).body
        .consumedCents;
    };
    const own = await inMarch();
    const january = ['2023-01-01', '2023-01-31'] as const;
    const february = ['2023-02-01', '2023-02-28'] as const;
    expect(await state(own, own.agreement.id, ...january)).toBe(1_800);
    expect(await state(own, own.agreement.id, ...february)).toBe(400);
    await own.send(aList(lateCall));
    expect(await state(own, own.agreement.id, ...february)).toBe(400);
    await decide(own, (await own.late())[0], { reopen: true });
    expect(await state(own, own.agreement.id, ...february)).toBe(1_800);

    const elsewhere = await inMarch();
    await elsewhere.send(aList(lateCall));
    expect(await state(elsewhere, elsewhere.ctai.id, ...january)).toBe(400);
    await decide(elsewhere, (await elsewhere.late())[0], { chargeTo: elsewhere.ctai.id });
    expect(await state(elsewhere, elsewhere.ctai.id, ...january)).toBe(1_800);
  });

  it('is charged to nobody who is closed, has not begun, or is of another network', async () => {
    const scheme = await inMarch();
    const { send, late, agreement, network } = scheme;
    await send(aList(lateCall));
    const [waiting] = await late();
    const next = await anAgreement(network, { startsOn: '2024-01-01' });
    await decide(scheme, waiting, { chargeTo: agreement.id }, 422);
    await decide(scheme, waiting, { chargeTo: next.id }, 422);
    await decide(scheme, waiting, { chargeTo: (await inMarch()).ctai.id }, 404);
    await decide(scheme, waiting, {}, 400);
    expect(await late()).toHaveLength(1);
  });
});

describe('what else comes after the closing', () => {
  it('a list of thousands is kept line by line, in one go', async () => {
    const scheme = await inMarch();
    const { send, late, network, budget } = scheme;
    const lines = Array.from({ length: 3_000 }, (_, at) =>
      aLine({ ref: `L-${at}`, at: `2023-01-${String(1 + (at % 31)).padStart(2, '0')}T10:00:00+01:00` }),
    );
    await send(aList(...lines), { status: null });
    await eventually(
      async () => (await network.coordinator.get('/imports').expect(200)).body.items[0],
      ({ status }: { status: string }) => status === 'done',
    );
    const [count] = await truchement.database.rows<{ many: number }>(
      sql`SELECT count(*)::int AS many FROM late_usage WHERE network_id = ${network.id} AND decision IS NULL`,
    );
    expect(count).toEqual({ many: 3_000 });
    expect(await budget()).toMatchObject({ consumedCents: 1_800 });
    const [first] = await late();
    await decide(scheme, first, { reopen: true });
    expect(await budget()).toMatchObject({ consumedCents: 1_800 * 3_001 });
  });

  it('a session that a provider reports is kept as well, and whoever reports it is told nothing else than before', async () => {
    const scheme = await inMarch();
    const { agreement, provider, network, doctors, msp, late } = scheme;
    const startedAt = new Date('2023-01-30T15:00:00+01:00');
    const session = {
      networkId: network.id,
      agreementId: agreement.id,
      providerId: provider.id,
      professionalId: doctors[0]!.id,
      practiceId: msp.id,
      bookingId: null,
      reference: null,
      language: 'rus',
      modality: 'phone_booked',
      outcome: 'completed',
      startedAt,
      plannedSeconds: 600,
      durationSeconds: 600,
      waitSeconds: null,
      distanceKm: null,
      requestedAt: startedAt,
      cancelledAt: null,
      providerAmountCents: null,
      source: 'event',
      importId: null,
    } as const;
    const record = await truchement.database.transaction((tx) =>
      truchement.app.get(RecordUsage).execute(tx, session, null),
    );
    expect(await late()).toEqual([expect.objectContaining({ id: record.id, amountCents: 1_800 })]);
  });

  it('a correction waits for its agreement to be opened again: nothing is taken back from what is closed', async () => {
    const scheme = await inMarch();
    const { usage, network, agreement, budget } = scheme;
    const [recorded] = await usage();
    const correction = { durationSeconds: 1_200, reason: 'wrong_duration' };
    await network.coordinator.post(`/usage/${recorded.id}/corrections`, correction).expect(409);
    await network.coordinator
      .post(`/agreements/${agreement.id}/reopening`, { reason: 'À corriger' })
      .expect(201);
    await network.coordinator.post(`/usage/${recorded.id}/corrections`, correction).expect(201);
    expect(await budget()).toMatchObject({ consumedCents: 2_300 });
  });

  it('what was charged elsewhere is corrected there', async () => {
    const scheme = await inMarch();
    const { send, late, budget, ctai, usage, network } = scheme;
    await send(aList(lateCall));
    await decide(scheme, (await late())[0], { chargeTo: ctai.id });
    const [charged] = await usage(`&agreementId=${ctai.id}`);
    await network.coordinator
      .post(`/usage/${charged.id}/corrections`, { durationSeconds: 1_200, reason: 'wrong_duration' })
      .expect(201);
    expect(await budget(ctai)).toMatchObject({ consumedCents: 2_300 });
    expect(await budget()).toMatchObject({ consumedCents: 1_800 });
  });

  it('a call of a day after the last is nobody’s to pay, and waits among the lines to settle', async () => {
    truchement.clock.set('2022-12-20T09:00:00+01:00');
    const { network, agreement, send } = await rouen(truchement, { endsOn: '2023-12-31' });
    await network.coordinator
      .post(`/agreements/${agreement.id}/closing`, { closesOn: '2023-01-31', graceUntil: '2023-04-15' })
      .expect(201);
    truchement.clock.set('2023-03-06T09:00:00+01:00');
    const { body } = await send(aList(lateCall, aLine({ ref: 'AFTER', at: '2023-02-01T00:01:00+01:00' })));
    expect(body).toMatchObject({ created: 1, unmatched: [{ reason: 'agreement_closed' }] });
  });

  it('a decision is never made twice, or undone, or a late session dropped', async () => {
    const scheme = await inMarch();
    const { send, late, ctai, network } = scheme;
    await send(aList(lateCall));
    await decide(scheme, (await late())[0], { chargeTo: ctai.id });
    const mine = sql`WHERE network_id = ${network.id}`;
    for (const statement of [
      sql`UPDATE late_usage SET reason = 'x' ${mine}`,
      sql`DELETE FROM late_usage ${mine}`,
    ])
      await expect(truchement.database.transaction((tx) => tx.rows(statement))).rejects.toThrow(
        /keeps its history/,
      );
  });
});
