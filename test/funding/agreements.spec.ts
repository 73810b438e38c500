import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { commit, consume, Ledger, type Entry } from '../../src/funding/index.js';
import { newId } from '../../src/kernel/ids.js';
import { Cents } from '../../src/kernel/money.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  aFunder,
  aNetwork,
  anAccount,
  anAdmin,
  anAgreement,
  aProfessional,
  aProvider,
  aStaff,
  type Network,
} from '../support/world.js';

let truchement: TestApp;
let rouen: Network;
beforeAll(async () => {
  truchement = await startTestApp();
  rouen = await aNetwork(truchement);
});
afterAll(() => truchement.close());

const record = (...entries: Entry[]): Promise<unknown> =>
  truchement.database.transaction((tx) => truchement.app.get(Ledger).record(tx, rouen.id, entries, null));

const terms = (funderId: string, fields: object = {}): object => ({
  funderId,
  carrier: 'Réseau Santé Précarité',
  title: 'CTAI, interprétariat en médecine de ville',
  reference: 'CTAI-2023',
  startsOn: '2023-03-01',
  endsOn: '2023-11-30',
  grantCents: 150_000,
  ...fields,
});

describe('an agreement', () => {
  it('is opened with its money, and read as it was written', async () => {
    const funder = await aFunder(rouen);
    const eligibility = {
      modalities: ['phone_now', 'on_site'],
      professions: ['midwife'],
      communes: ['76540', 'Sotteville-lès-Rouen'],
      categories: ['refugee', 'recent_arrival'],
    };
    const body = terms(funder.id, {
      priority: 10,
      eligibility,
      onExhaustion: 'fall_back',
      unspent: 'carry_over',
    });
    const opened = (await rouen.coordinator.post('/agreements', body).expect(201)).body;
    expect(opened).toEqual({
      ...body,
      alertThresholds: [75, 90, 100],
      closing: null,
      id: expect.any(String),
      networkId: rouen.id,
      createdAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
    });
    expect((await rouen.coordinator.get(`/agreements/${opened.id}`).expect(200)).body).toEqual(opened);
    const budget = (await rouen.coordinator.get(`/agreements/${opened.id}/budget`).expect(200)).body;
    expect(budget).toEqual({
      closing: null,
      grantedCents: 150_000,
      committedCents: 0,
      consumedCents: 0,
      invoicedCents: 0,
      availableCents: 150_000,
      overdrawnCents: 0,
      forecast: { runOutOn: null, earliestOn: null, latestOn: null, dailyCents: 0 },
      alerts: [],
      asOf: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
    });
  });

  it('restricts nothing, blocks and gives back what is left where it does not say otherwise', async () => {
    const opened = (await rouen.coordinator.post('/agreements', terms((await aFunder(rouen)).id)).expect(201))
      .body;
    expect(opened).toMatchObject({
      priority: 100,
      eligibility: { modalities: [], professions: [], communes: [], categories: [] },
      onExhaustion: 'block',
      unspent: 'repayment',
    });
  });

  it('is not opened twice by a button pressed twice', async () => {
    const body = terms((await aFunder(rouen)).id);
    const key = newId();
    const first = await rouen.coordinator.post('/agreements', body).set('idempotency-key', key).expect(201);
    const second = await rouen.coordinator.post('/agreements', body).set('idempotency-key', key).expect(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotent-replayed']).toBe('true');
  });

  it.each([
    ['ends before it starts', { endsOn: '2023-02-28' }, '/endsOn'],
    ['grants less than nothing', { grantCents: -1 }, '/grantCents'],
    ['grants a fraction of a cent', { grantCents: 10.5 }, '/grantCents'],
    ['grants more than 23,000 € without a word on what is left', { grantCents: 2_300_001 }, '/unspent'],
    [
      'names a modality that does not exist',
      { eligibility: { modalities: ['fax'] } },
      '/eligibility/modalities',
    ],
    ['has a field that nobody knows', { patient: 'x' }, '/patient'],
  ])('is refused when it %s', async (_, fields, pointer) => {
    const refused = await rouen.coordinator
      .post('/agreements', terms((await aFunder(rouen)).id, fields))
      .expect(400);
    expect(refused.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  });

  it('is refused with the funder of another network', async () => {
    const foreign = await aFunder(await aNetwork(truchement, { name: 'Bordeaux' }));
    await rouen.coordinator.post('/agreements', terms(foreign.id)).expect(404);
    await rouen.coordinator.post('/agreements', terms(newId())).expect(404);
  });
});

describe('the entries of an agreement', () => {
  it('come oldest first, page after page, each summing to zero', async () => {
    const agreement = await anAgreement(rouen);
    const [bookingId, usageId] = [newId(), newId()];
    await record(
      commit(agreement.id, bookingId, Cents(1_800), `booking:${bookingId}:commit`),
      consume({ agreementId: agreement.id, bookingId, usageId }, Cents(1_800), Cents(2_000)),
    );
    const path = `/agreements/${agreement.id}/entries?limit=2`;
    const first = (await rouen.coordinator.get(path).expect(200)).body;
    const second = (await rouen.coordinator.get(`${path}&cursor=${first.nextCursor}`).expect(200)).body;
    expect(second.nextCursor).toBeNull();
    expect([...first.items, ...second.items].map(({ verb }: { verb: string }) => verb)).toEqual([
      'grant',
      'commit',
      'consume',
    ]);
    expect(first.items[0]).toMatchObject({
      cause: `agreement:${agreement.id}:grant`,
      postings: [
        { account: 'available', amountCents: 150_000 },
        { account: 'granted', amountCents: -150_000 },
      ],
    });
    expect(second.items[0]).toEqual({
      id: expect.any(String),
      verb: 'consume',
      cause: `usage:${usageId}:consume`,
      bookingId,
      usageId,
      recordedAt: expect.any(String),
      recordedBy: null,
      postings: [
        { account: 'available', amountCents: -200 },
        { account: 'committed', amountCents: -1_800 },
        { account: 'consumed', amountCents: 2_000 },
      ],
    });
  });
});

describe('the forecast of an agreement', () => {
  it('goes by the pace of what was recorded lately', async () => {
    truchement.clock.set('2026-01-10T10:00:00Z');
    const agreement = await anAgreement(rouen, {
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      grantCents: 10_000,
    });
    const usageId = newId();
    await record(consume({ agreementId: agreement.id, bookingId: null, usageId }, Cents(0), Cents(4_000)));
    const { forecast } = (await rouen.coordinator.get(`/agreements/${agreement.id}/budget`).expect(200)).body;
    expect(forecast).toMatchObject({ dailyCents: 400, runOutOn: '2026-01-25' });
  });

  it('counts a call on the day of the session, not on the day its list arrived', async () => {
    truchement.clock.set('2026-06-30T10:00:00Z');
    const agreement = await anAgreement(rouen, {
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      grantCents: 100_000,
    });
    for (const sessionOn of ['2026-03-31', '2026-04-01', '2026-04-02', '2026-06-30']) {
      const usageId = await aCall(agreement.id, sessionOn);
      await record(consume({ agreementId: agreement.id, bookingId: null, usageId }, Cents(0), Cents(9_000)));
    }
    const { forecast } = (await rouen.coordinator.get(`/agreements/${agreement.id}/budget`).expect(200)).body;
    expect(forecast.dailyCents).toBe(200);
  });

  /** A call as a provider's list has told of it. */
  const aCall = async (agreementId: string, sessionOn: string): Promise<string> => {
    const id = newId();
    await truchement.database.rows(sql`
      INSERT INTO usage_record (network_id, id, agreement_id, provider_id, modality, outcome, started_at, session_on, planned_seconds,
                                duration_seconds, requested_at, tariff_id, billed_minutes, amount_cents, lines, source, recorded_at)
      VALUES (${rouen.id}, ${id}, ${agreementId}, ${newId()}, 'phone_now', 'completed', ${`${sessionOn}T10:00:00+02:00`}, ${sessionOn}, 900,
              900, ${`${sessionOn}T10:00:00+02:00`}, ${newId()}, 15, 9000, '[]', 'list', ${truchement.clock.now()})`);
    return id;
  };
});

describe('who reads the money', () => {
  it('is a coordinator for the network, a funder for its own, an administrator for all', async () => {
    const [mine, theirs] = [
      await aFunder(rouen),
      await aFunder(rouen, { name: 'Préfecture', kind: 'state' }),
    ];
    const [ours, other] = [
      await anAgreement(rouen, { funder: mine }),
      await anAgreement(rouen, { funder: theirs }),
    ];
    const funder = await anAccount(rouen, 'funder', { funderId: mine.id });
    const admin = await anAdmin(truchement);
    for (const path of [`/agreements/${ours.id}`, `/agreements/${ours.id}/budget`]) {
      for (const reader of [rouen.coordinator, funder, admin]) await reader.get(path).expect(200);
    }
    expect(
      (await funder.get('/agreements').expect(200)).body.items.map(({ id }: { id: string }) => id),
    ).toEqual([ours.id]);
    await funder.get(`/agreements/${other.id}`).expect(404);
    await funder.get(`/agreements/${other.id}/budget`).expect(404);
    for (const path of [`/agreements/${ours.id}/entries`, '/ledger.journal', '/funders'])
      await funder.get(path).expect(403);
    await funder.post('/agreements', terms(mine.id)).expect(403);
    await admin.get(`/agreements/${ours.id}/entries`).expect(200);
    await admin.post('/funders', { name: 'ARS', kind: 'state' }).expect(403);
  });

  it('finds no trace of another network', async () => {
    const bordeaux = await aNetwork(truchement, { name: 'Bordeaux' });
    const agreement = await anAgreement(rouen);
    for (const path of ['', '/budget', '/entries'])
      await bordeaux.coordinator.get(`/agreements/${agreement.id}${path}`).expect(404);
    expect((await bordeaux.coordinator.get('/agreements').expect(200)).body.items).toEqual([]);
    expect((await bordeaux.coordinator.get('/funders').expect(200)).body.items).toEqual([]);
    await rouen.coordinator.get('/agreements/not-an-id/budget').expect(404);
  });

  it('is nobody else', async () => {
    const agreement = await anAgreement(rouen);
    const others = [
      await aProfessional(rouen),
      await aStaff(rouen),
      await anAccount(rouen, 'provider', { providerId: (await aProvider(rouen)).id }),
    ];
    const paths = ['', '/budget', '/entries'].map((path) => `/agreements/${agreement.id}${path}`);
    for (const other of others) {
      for (const path of [...paths, '/agreements', '/funders', '/ledger.journal'])
        await other.get(path).expect(403);
      await other.post('/funders', { name: 'ARS', kind: 'state' }).expect(403);
      await other.post('/agreements', {}).expect(403);
    }
  });
});
