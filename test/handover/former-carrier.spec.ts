import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import supertest from 'supertest';
import { ShutAfterLastDay } from '../../src/identity/adapters/persistence/shut-after-last-day.js';
import { commit, consume, Ledger } from '../../src/funding/index.js';
import { newId } from '../../src/kernel/ids.js';
import { Cents } from '../../src/kernel/money.js';
import { Mailbox } from '../../src/platform/mail/index.js';
import { signedIn } from '../support/browser.js';
import { eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { textOf } from '../support/text-of.js';
import { actor, anAccount, anEmail, type Actor } from '../support/world.js';
import { twoAgreements, type TwoAgreements } from './two-agreements.js';

let truchement: TestApp;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
});
afterAll(() => truchement.close());

type HandedOver = TwoAgreements & Readonly<{ handoverId: string }>;

/** MdM has handed over to the CTAI; each agreement has paid for something. */
const handedOver = async (): Promise<HandedOver> => {
  const scheme = await twoAgreements(truchement, { first: { title: 'Médecine de ville' } });
  const { id } = await scheme.handOver();
  await scheme.execute(id);
  const spent = [scheme.from, scheme.to].flatMap(({ id: agreementId }) => [
    commit(agreementId, newId(), Cents(100), `c:${newId()}`),
    consume({ agreementId, bookingId: null, usageId: newId() }, Cents(0), Cents(1_800)),
  ]);
  await truchement.database.transaction((tx) =>
    truchement.app.get(Ledger).record(tx, scheme.network.id, spent, null),
  );
  return { ...scheme, handoverId: id };
};
const open = async (scheme: HandedOver, fields: object, status = 201): Promise<any> =>
  (await scheme.coordinator.post(`/handovers/${scheme.handoverId}/former-carriers`, fields).expect(status))
    .body;

describe('a former carrier', () => {
  it('reads the agreement that it ran, its ledger and its record, and nothing of the new carrier', async () => {
    const scheme = await handedOver();
    const { from, to, handoverId, coordinator } = scheme;
    const email = anEmail('compta');
    const opened = await open(scheme, { email });
    expect(opened).toMatchObject({ email, agreementId: from.id, openUntil: '2033-01-24' });
    const former = await actor(truchement, email);
    const read = async (path: string, status = 200): Promise<any> =>
      (await former.get(path).expect(status)).body;
    expect((await read('/agreements')).items.map(({ id }: { id: string }) => id)).toEqual([from.id]);
    expect(await read(`/agreements/${from.id}/budget`)).toMatchObject({ consumedCents: 1_800 });
    const { items } = await read(`/agreements/${from.id}/entries`);
    expect(items.map(({ verb }: { verb: string }) => verb)).toEqual(['grant', 'commit', 'consume']);
    const journal = (await former.get('/ledger.journal').expect(200)).text;
    expect(journal).toContain('18.00');
    expect(journal).not.toContain(to.id);
    for (const path of ['', '/budget', '/entries', '/amendments'])
      await read(`/agreements/${to.id}${path}`, 404);
    expect((await read(`/usage?agreementId=${to.id}`)).items).toEqual([]);
    await former.get(`/handovers/${handoverId}/record.pdf`).expect(200);
    for (const path of [`/handovers/${handoverId}`, `/handovers/${handoverId}/record.json`, '/bookings'])
      await read(path, 403);
    await former
      .post(`/agreements/${from.id}/amendments`, { reference: 'X', grantDeltaCents: 1 })
      .expect(403);
    const { body } = await coordinator.get(`/audit?who=${opened.id}&limit=200`).expect(200);
    expect(body.items.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['GET /api/v1/agreements/:id/budget', 'GET /api/v1/handovers/:id/record.pdf']),
    );
  });

  it('is let in from the page of the handover, by a letter, and finds its files', async () => {
    const scheme = await handedOver();
    const { handoverId, from, coordinator } = scheme;
    const send = (fields: object) =>
      coordinator
        .as(supertest(truchement.url).post(`/budgets/handovers/${handoverId}/former-carriers`))
        .redirects(0)
        .send(fields);
    const email = anEmail('compta');
    const { text } = await send({ email, until: '2020-01-01' }).expect(400);
    expect(textOf(text)).toContain('Ce jour est passé');
    await send({ email, until: '2023-12-31' }).expect(303);
    await eventually(
      async () => (await truchement.app.get(Mailbox).latest()).filter(({ to }) => to === email),
      (letters) => letters.length === 1,
    );
    const page = await coordinator
      .as(supertest(truchement.url).get(`/budgets/handovers/${handoverId}`))
      .expect(200);
    expect(textOf(page.text)).toContain(email);
    const browser = await signedIn(truchement, email);
    const own = textOf((await browser.get(`/agreements/${from.id}`).expect(200)).text);
    expect(own).toContain('Procès-verbal du relais du 1er février 2023');
    await browser.get(`/budgets/${from.id}/entries`).expect(200);
    const calls = await browser.get(`/calls.csv?agreementId=${from.id}`).expect(200);
    expect(calls.headers['content-type']).toContain('text/csv');
    for (const path of ['/overview', '/calls', `/budgets/${from.id}`, `/budgets/handovers/${handoverId}`])
      await browser.get(path).expect(403);
  });

  it('may be somebody who coordinated: from then on they coordinate no more; nobody does it to themselves', async () => {
    const scheme = await handedOver();
    const colleague = await anAccount(scheme.network, 'coordinator', { email: anEmail('coordination') });
    const browser = await signedIn(truchement, colleague.email);
    await browser.get('/overview').expect(200);
    expect((await open(scheme, { email: colleague.email })).id).toBe(colleague.id);
    await colleague.get('/professionals').expect(403);
    await colleague.get(`/agreements/${scheme.from.id}`).expect(200);
    await browser.get('/overview').expect(401);
    const [own] = await truchement.database.rows<{ email: string }>(sql`
      SELECT email FROM account WHERE network_id = ${scheme.network.id} AND role = 'coordinator'`);
    expect((await open(scheme, { email: own!.email }, 422)).type).toBe('/problems/own-account');
  });

  it('is nobody before the handover, or of another role, and once its day is over', async () => {
    const scheme = await twoAgreements(truchement);
    const draft = await scheme.handOver();
    const early = await open({ ...scheme, handoverId: draft.id }, { email: anEmail('compta') }, 422);
    expect(early.type).toBe('/problems/not-handed-over');
    await scheme.execute(draft.id);
    const handed = { ...scheme, handoverId: draft.id };
    const doctor = scheme.doctors[0]!;
    expect((await open(handed, { email: doctor.email }, 409)).type).toBe('/problems/email-taken');

    const email = anEmail('compta');
    await open(handed, { email, until: '2023-01-25' });
    const former: Actor = await actor(truchement, email);
    const shut = (at: string): Promise<void> => {
      truchement.clock.set(at);
      return truchement.app.get(ShutAfterLastDay).sweep();
    };
    await shut('2023-01-25T23:59:00+01:00');
    await former.get('/agreements').expect(200);
    await shut('2023-01-26T00:01:00+01:00');
    truchement.clock.set('2023-01-26T00:02:00+01:00');
    await former.get('/agreements').expect(401);
    await open(handed, { email, until: '2023-02-25' });
    await former.get('/agreements').expect(200);
  });
});
