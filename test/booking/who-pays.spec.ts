import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  aNetwork,
  anAccessCode,
  anAgreement,
  aPractice,
  aProfessional,
  aProvider,
  aStaff,
  aTariff,
  type Made,
  type Network,
  type Person,
} from '../support/world.js';

let truchement: TestApp;
let network: Network;
let provider: Made;
let gp: Person;
beforeAll(async () => {
  truchement = await startTestApp();
});
beforeEach(async () => {
  truchement.clock.set('2026-12-14T10:00:00+01:00');
  network = await aNetwork(truchement);
  provider = await aProvider(network);
  await aTariff(network, provider);
  gp = await aProfessional(network);
});
afterAll(() => truchement.close());

const call = { modality: 'phone_now', language: 'prs', expectedMinutes: 15 };
const budgetOf = async ({ id }: Made): Promise<any> =>
  (await network.coordinator.get(`/agreements/${id}/budget`).expect(200)).body;
const unmet = async (): Promise<any[]> =>
  (await network.coordinator.get('/bookings?status=unmet').expect(200)).body.items;
const refusalOf = async (body: object, person: Person = gp): Promise<any> =>
  (await person.post('/bookings', body).expect(422)).body;

describe('an appointment in January when the last agreement ends in December', () => {
  it('has no agreement, and is counted unmet once however often it is tried', async () => {
    await anAgreement(network, { startsOn: '2026-01-01', endsOn: '2026-12-31' });
    const appointment = { ...call, modality: 'phone_booked', startsAt: '2027-01-10T10:00:00+01:00' };
    for (const key of ['one', 'two', 'two']) {
      const { body } = await gp.post('/bookings', appointment).set('idempotency-key', key).expect(422);
      expect(body).toMatchObject({ type: '/problems/no-agreement', title: 'Pas de financement ce jour-là' });
    }
    await Promise.all([refusalOf(appointment), refusalOf(appointment)]);
    expect(await unmet()).toEqual([
      expect.objectContaining({
        unmetReason: 'no_agreement',
        language: 'prs',
        agreementId: null,
        estimate: null,
      }),
    ]);
    await gp.post('/bookings', { ...appointment, startsAt: '2026-12-31T23:30:00+01:00' }).expect(201);
  });

  it('counts a call asked for now once a day', async () => {
    await refusalOf(call);
    await refusalOf(call);
    truchement.clock.set('2026-12-15T00:30:00+01:00');
    await refusalOf(call);
    expect(await unmet()).toHaveLength(2);
  });

  it('tells of each unmet request once', async () => {
    await refusalOf(call);
    await refusalOf(call);
    const events = await truchement.database.rows(
      sql`SELECT facts FROM event WHERE network_id = ${network.id} AND type = 'booking.unmet.v1'`,
    );
    expect(events).toEqual([{ facts: { reason: 'no_agreement', language: 'prs', modality: 'phone_now' } }]);
  });
});

describe('who pays', () => {
  it('is nobody where the open agreements are for others', async () => {
    await anAgreement(network, { eligibility: { categories: ['refugee'] } });
    await anAgreement(network, { eligibility: { modalities: ['on_site'] } });
    await anAgreement(network, { eligibility: { professions: ['midwife'] } });
    await anAgreement(network, { eligibility: { communes: ['76351'] } });
    expect((await refusalOf({ ...call, category: 'ame' })).type).toBe('/problems/not-eligible');
    expect((await unmet())[0]).toMatchObject({ unmetReason: 'not_eligible', category: 'ame' });
    await gp.post('/bookings', { ...call, category: 'refugee' }).expect(201);
  });

  it('is the lowest priority number, then the one that ends first', async () => {
    await anAgreement(network, { priority: 20, endsOn: '2026-12-31' });
    await anAgreement(network, { priority: 10, endsOn: '2028-12-31' });
    const first = await anAgreement(network, { priority: 10, endsOn: '2027-12-31' });
    expect((await gp.post('/bookings', call).expect(201)).body.agreementId).toBe(first.id);
  });

  it('stops at an exhausted agreement that blocks, once, even if another one has money', async () => {
    const poor = await anAgreement(network, { priority: 1, grantCents: 1_799, onExhaustion: 'block' });
    await anAgreement(network, { priority: 2 });
    expect(await refusalOf(call)).toMatchObject({ type: '/problems/budget-exhausted', status: 422 });
    expect((await refusalOf(call)).type).toBe('/problems/budget-exhausted');
    expect(await unmet()).toEqual([expect.objectContaining({ unmetReason: 'budget_exhausted' })]);
    expect(await budgetOf(poor)).toMatchObject({ committedCents: 0, availableCents: 1_799 });
  });

  it('goes on overdrawn where the agreement only warns', async () => {
    const warned = await anAgreement(network, { grantCents: 1_000, onExhaustion: 'warn' });
    expect((await gp.post('/bookings', call).expect(201)).body.agreementId).toBe(warned.id);
    expect(await budgetOf(warned)).toMatchObject({
      committedCents: 1_800,
      availableCents: 0,
      overdrawnCents: 800,
    });
  });

  it('falls back on the next, with the code that opens under it', async () => {
    const poor = await anAgreement(network, { priority: 1, grantCents: 1_000, onExhaustion: 'fall_back' });
    const next = await anAgreement(network, { priority: 2 });
    await anAccessCode(network, { provider, agreement: poor, professional: gp });
    const { code } = await anAccessCode(network, { provider, agreement: next, professional: gp });
    const { body } = await gp.post('/bookings', call).expect(201);
    expect(body).toMatchObject({ agreementId: next.id, access: { code } });
    expect(await budgetOf(poor)).toMatchObject({ committedCents: 0 });
    expect((await gp.get('/access-code').expect(200)).body.phoneNumber).toBe('02 61 91 00 02');
  });

  it('shows no code where the professional has none under the payer', async () => {
    await anAgreement(network);
    expect((await gp.post('/bookings', call).expect(201)).body).toMatchObject({
      access: null,
      call: 'professional_dials',
    });
  });
});

describe('why the others do not pay', () => {
  const seenBy = async (person: { get: Person['get'] }, id: string): Promise<any> =>
    (await person.get(`/bookings/${id}`).expect(200)).body;
  const page = async (path: string): Promise<string> =>
    (await network.coordinator.as(truchement.http.get(path)).expect(200)).text;

  it('is told to the coordination, of a booking and of a quote, and to nobody else', async () => {
    const poor = await anAgreement(network, { priority: 1, grantCents: 1_000, onExhaustion: 'fall_back' });
    const payer = await anAgreement(network, { priority: 2 });
    const spare = await anAgreement(network, { priority: 3 });
    const refugees = await anAgreement(network, { priority: 4, eligibility: { categories: ['refugee'] } });
    const verdicts = [
      { agreementId: poor.id, says: 'exhausted', leftCents: 1_000, neededCents: 1_800 },
      { agreementId: payer.id, says: 'pays' },
      { agreementId: spare.id, says: 'after', otherId: payer.id },
      {
        agreementId: refugees.id,
        says: 'not_eligible',
        missed: [{ criterion: 'category', takes: ['refugee'] }],
      },
    ];
    const asked = { modality: 'phone_now', startsAt: '2026-12-14T10:00:00Z', plannedSeconds: 900 };
    const quote = async (more: object): Promise<any> =>
      (await network.coordinator.post(`/providers/${provider.id}/quote`, { ...asked, ...more }).expect(200))
        .body;
    expect((await quote({ professionalId: gp.id, category: 'ame' })).payers).toMatchObject(verdicts);
    expect((await quote({})).payers).toBeUndefined();

    const staff = await aStaff(network, await aPractice(network));
    const { body } = await gp.post('/bookings', { ...call, category: 'ame' }).expect(201);
    expect(body).not.toHaveProperty('payers');
    expect(await seenBy(network.coordinator, body.id)).toMatchObject({
      payers: verdicts,
      payersAsOf: expect.stringMatching(/^2026-12-14T09:/),
    });
    expect(await seenBy(gp, body.id)).not.toHaveProperty('payers');
    await staff.get(`/bookings/${body.id}`).expect(404);
    await gp.post(`/providers/${provider.id}/quote`, asked).expect(403);
    const shown = await page(`/calls/bookings/${body.id}`);
    expect(shown).toContain('Qui paie, et pourquoi pas les autres');
    expect(shown).toContain('réfugié reconnu (situation du patient)');
    const theirs = await gp.as(truchement.http.get(`/bookings/${body.id}`)).expect(200);
    expect(theirs.text).not.toContain('pourquoi pas les autres');
  });

  it('stays as it was when the request was refused, whatever money comes later', async () => {
    const poor = await anAgreement(network, { grantCents: 1_000 });
    await refusalOf(call);
    await network.coordinator
      .post(`/agreements/${poor.id}/amendments`, { grantDeltaCents: 500_000, reference: 'A1' })
      .expect(201);
    const [noted] = await unmet();
    expect(await seenBy(network.coordinator, noted.id)).toMatchObject({
      payers: [{ says: 'exhausted', leftCents: 1_000, neededCents: 1_800, onExhaustion: 'block' }],
      payersAsOf: noted.createdAt,
    });
    expect(await page(`/calls/bookings/${noted.id}`)).toContain('Tel que c’était au moment de la demande.');
  });
});

describe('the code to dial', () => {
  const dialled = async (path = '', status = 200, person: { get: Person['get'] } = gp): Promise<any> =>
    (await person.get(`/access-code${path}`).expect(status)).body;

  it('is none where whoever would pay gave no code: the next one’s is not for this call', async () => {
    await anAgreement(network, { priority: 1, onExhaustion: 'block' });
    const next = await anAgreement(network, { priority: 2 });
    await anAccessCode(network, { provider, agreement: next, professional: gp });
    expect((await dialled('', 422)).type).toBe('/problems/no-access-code');
    expect((await gp.post('/bookings', call).expect(201)).body.access).toBeNull();
  });

  it('is none once the money is exhausted, and the next one’s where that passes calls on', async () => {
    const poor = await anAgreement(network, { priority: 1, grantCents: 0, onExhaustion: 'fall_back' });
    await anAccessCode(network, { provider, agreement: poor, professional: gp });
    expect((await dialled('', 422)).type).toBe('/problems/budget-exhausted');
    const next = await anAgreement(network, { priority: 2 });
    expect((await dialled('', 422)).type).toBe('/problems/no-access-code');
    const { code } = await anAccessCode(network, { provider, agreement: next, professional: gp });
    expect(await dialled()).toMatchObject({ code, agreementId: next.id });
  });

  it('is asked by a secretariat for somebody of the practice, where the profession decides who pays', async () => {
    const practice = await aPractice(network);
    const midwife = await aProfessional(network, { practice, profession: 'midwife' });
    const staff = await aStaff(network, practice);
    const all = await anAgreement(network, { priority: 2 });
    const { code: shared } = await anAccessCode(network, { provider, agreement: all, practice });
    expect(await dialled('', 200, staff)).toMatchObject({ code: shared });
    const midwives = await anAgreement(network, {
      priority: 1,
      eligibility: { professions: ['midwife'] },
    });
    const { code } = await anAccessCode(network, { provider, agreement: midwives, professional: midwife });
    expect((await dialled('', 400, staff)).errors[0].pointer).toBe('/professionalId');
    expect(await dialled(`?professionalId=${midwife.id}`, 200, staff)).toMatchObject({
      code,
      agreementId: midwives.id,
    });
    await dialled(`?professionalId=${gp.id}`, 404, staff);
    await dialled(`?professionalId=${midwife.id}`, 403);
  });
});

describe('a request that no provider serves', () => {
  it('names the first day that the notice allows, and is noted', async () => {
    network = await aNetwork(truchement, { name: 'Elbeuf' });
    await anAgreement(network);
    const notice = [{ modality: 'on_site', workingDays: 3 }];
    await aTariff(network, await aProvider(network, { modalities: ['on_site'], notice }));
    gp = await aProfessional(network);
    truchement.clock.set('2026-12-23T10:00:00+01:00');
    const visit = { ...call, modality: 'on_site', startsAt: '2026-12-28T10:00:00+01:00' };
    const refusal = await refusalOf(visit);
    expect(refusal).toMatchObject({ type: '/problems/no-provider', earliest: '2026-12-29' });
    expect(refusal.detail).toContain('mardi 29 décembre');
    expect((await unmet())[0]).toMatchObject({ unmetReason: 'no_provider' });
    const alsace = await aPractice(network, { postcode: '67000', inseeCode: '67482', commune: 'Strasbourg' });
    const strasbourg = await aProfessional(network, { practice: alsace });
    expect((await refusalOf(visit, strasbourg)).earliest).toBe('2026-12-29'); // Saint Stephen's is a Saturday in 2026
    await gp.post('/bookings', { ...visit, startsAt: '2026-12-29T08:00:00+01:00' }).expect(201);
  });

  it('is refused where nobody speaks the language, or comes there', async () => {
    await anAgreement(network);
    const other = await aNetwork(truchement, { name: 'Le Havre' });
    const only = await aProvider(other, {
      modalities: ['phone_now', 'on_site'],
      languages: ['ukr'],
      departments: ['75'],
    });
    await aTariff(other, only);
    await anAgreement(other);
    const someone = await aProfessional(other);
    expect((await refusalOf(call, someone)).type).toBe('/problems/no-provider');
    await refusalOf(
      { ...call, language: 'ukr', modality: 'on_site', startsAt: '2027-01-04T10:00:00Z' },
      someone,
    );
    await someone.post('/bookings', { ...call, language: 'ukr' }).expect(201);
  });

  it('is refused where the provider has no price yet', async () => {
    await anAgreement(network);
    const other = await aNetwork(truchement, { name: 'Dieppe' });
    await aProvider(other);
    await anAgreement(other);
    expect((await refusalOf(call, await aProfessional(other))).type).toBe('/problems/no-provider');
  });
});

describe('what somebody else has changed a moment ago', () => {
  let beside: TestApp;
  beforeAll(async () => {
    beside = await startTestApp({ databaseUrl: truchement.databaseUrl, clock: truchement.clock });
  });
  afterAll(() => beside.close());

  /** Asks the other process, which has read everything just before. */
  const askedBeside = async (status: number): Promise<any> =>
    (
      await beside.http
        .post('/api/v1/bookings')
        .set('authorization', `Bearer ${gp.token}`)
        .send(call)
        .expect(status)
    ).body;

  it('counts at once: an agreement, a price, a suspension, a return', async () => {
    await askedBeside(422);
    const agreement = await anAgreement(network, { priority: 50 });
    expect((await askedBeside(201)).agreementId).toBe(agreement.id);
    const first = await anAgreement(network, { priority: 1 });
    expect((await askedBeside(201)).agreementId).toBe(first.id);
    await aTariff(network, provider, {
      validFrom: '2026-12-14',
      rules: [
        {
          type: 'block',
          modalities: ['phone_now'],
          firstMinutes: 15,
          firstCents: 2000,
          stepMinutes: 1,
          stepCents: 100,
          basis: 'actual',
        },
      ],
    });
    expect((await askedBeside(201)).estimate.amountCents).toBe(2000);
    await network.coordinator.post(`/professionals/${gp.id}/suspend`).expect(201);
    expect((await askedBeside(422)).type).toBe('/problems/not-enrolled');
    await network.coordinator.post(`/professionals/${gp.id}/reinstate`).expect(201);
    await askedBeside(201);
  });

  it('counts while fifty clients book: every booking after it is on the new agreement', async () => {
    const old = await anAgreement(network, { priority: 50 });
    const ask = async (): Promise<{ at: number; body: any }> => {
      const at = performance.now();
      const answer = await eventually(
        async () =>
          beside.http.post('/api/v1/bookings').set('authorization', `Bearer ${gp.token}`).send(call),
        ({ status }) => status === 201,
      );
      return { at, body: answer.body };
    };
    const early = Array.from({ length: 25 }, ask);
    const fresh = await anAgreement(network, { priority: 1 });
    const added = performance.now();
    const all = await Promise.all([...early, ...Array.from({ length: 25 }, ask)]);
    expect(all).toHaveLength(50);
    for (const { at, body } of all) {
      if (at > added) expect(body.agreementId).toBe(fresh.id);
      else expect([old.id, fresh.id]).toContain(body.agreementId);
    }
    const [before, after] = [await budgetOf(old), await budgetOf(fresh)];
    expect(before.committedCents + after.committedCents).toBe(50 * 1_800);
  });
});
