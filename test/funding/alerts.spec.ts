import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import supertest from 'supertest';
import { commit, consume, Ledger, release, type Entry } from '../../src/funding/index.js';
import { reachedBy } from '../../src/funding/domain/threshold.js';
import { WatchThresholds } from '../../src/funding/use-cases/watch-thresholds.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { Cents } from '../../src/kernel/money.js';
import { Mailbox } from '../../src/platform/mail/index.js';
import { eventually } from '../support/scene.js';
import { textOf } from '../support/text-of.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aFunder, aNetwork, anAccount, anAgreement, type Network } from '../support/world.js';

let truchement: TestApp;
let rouen: Network;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  rouen = await aNetwork(truchement);
});
afterAll(() => truchement.close());

const record = (...entries: Entry[]): Promise<unknown> =>
  truchement.database.transaction((tx) => truchement.app.get(Ledger).record(tx, rouen.id, entries, null));
const commitFor = (agreementId: Id, bookingId: Id, cents: number): Promise<unknown> =>
  record(commit(agreementId, bookingId, Cents(cents), `booking:${bookingId}:commit:${newId()}`));
const sweep = (): Promise<void> => truchement.app.get(WatchThresholds).sweep(new AbortController().signal);
const told = async (agreementId: Id): Promise<number[][]> =>
  (
    await truchement.database.rows<{ facts: { thresholds: number[] } }>(
      sql`SELECT facts FROM event WHERE type = 'agreement.threshold_reached.v1' AND subject_id = ${agreementId} ORDER BY id`,
    )
  ).map(({ facts }) => facts.thresholds);
const alertsOf = async (agreementId: Id): Promise<number[]> =>
  (await rouen.coordinator.get(`/agreements/${agreementId}/budget`).expect(200)).body.alerts.map(
    ({ threshold }: { threshold: number }) => threshold,
  );
const amend = (agreementId: Id, grantDeltaCents: number) =>
  rouen.coordinator.post(`/agreements/${agreementId}/amendments`, { grantDeltaCents, reference: 'A' });
const pageOf = async (path: string): Promise<string> => {
  const request = supertest(truchement.url).get(path).set('accept', 'text/html');
  const { text } = await rouen.coordinator.as(request).expect(200);
  return textOf(text);
};

describe('the alert of a threshold', () => {
  it('is told once for each crossing, however the money goes up and down around it', async () => {
    const { id } = await anAgreement(rouen, { grantCents: 10_000 });
    const [first, second] = [newId(), newId()];
    await commitFor(id, first, 7_400);
    await sweep();
    expect(await told(id)).toEqual([]);
    await commitFor(id, second, 100);
    await sweep();
    await record(release(id, second, Cents(100), `booking:${second}:release`));
    await sweep();
    await commitFor(id, newId(), 200);
    await sweep();
    expect(await told(id)).toEqual([[75]]);
    await record(
      consume({ agreementId: id, bookingId: first, usageId: newId() }, Cents(7_400), Cents(9_900)),
    );
    await sweep();
    expect(await told(id)).toEqual([[75], [90, 100]]);
    expect(await alertsOf(id)).toEqual([75, 90, 100]);
  });

  it('is cleared by an amendment as far as it no longer holds, and told again when it is crossed again', async () => {
    const { id } = await anAgreement(rouen, { grantCents: 1_000 });
    await commitFor(id, newId(), 950);
    await sweep();
    await amend(id, 200).expect(201);
    expect(await alertsOf(id)).toEqual([75]);
    await commitFor(id, newId(), 140);
    await sweep();
    expect(await told(id)).toEqual([[75, 90], [90]]);
  });

  it('is cleared by a handover that brings the remainder', async () => {
    const former = await anAgreement(rouen, { grantCents: 100_000 });
    const { id } = await anAgreement(rouen, { grantCents: 1_000, startsOn: '2022-01-01' });
    await commitFor(id, newId(), 950);
    await sweep();
    const { body } = await rouen.coordinator
      .post('/handovers', {
        fromAgreementId: former.id,
        toAgreementId: id,
        effectiveOn: '2098-01-01',
        transferRemainder: true,
      })
      .expect(201);
    expect(await alertsOf(id)).toEqual([75, 90]);
    await rouen.coordinator.post(`/handovers/${body.id}/execute`).expect(200);
    expect(await alertsOf(id)).toEqual([]);
  });

  it('is one letter to each coordinator, though several workers look at once', async () => {
    const network = await aNetwork(truchement, { name: 'Le Havre' });
    const colleague = await anAccount(network, 'coordinator');
    const { id } = await anAgreement(network, { title: 'CTAI 2023', grantCents: 1_000 });
    await truchement.database.transaction((tx) =>
      truchement.app
        .get(Ledger)
        .record(tx, network.id, [commit(id, newId(), Cents(800), `c:${newId()}`)], null),
    );
    await Promise.all(Array.from({ length: 8 }, sweep));
    expect(await told(id)).toEqual([[75]]);
    const letters = await eventually(
      async () =>
        (await truchement.app.get(Mailbox).latest()).filter(({ subject }) => subject.startsWith('CTAI 2023')),
      (all) => all.length >= 2,
    );
    expect(letters.map(({ to }) => to)).toContain(colleague.email);
    expect(new Set(letters.map(({ to }) => to)).size).toBe(letters.length);
    expect(letters[0]!.subject.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('75 % de l’enveloppe');
    expect(letters[0]!.body).toContain(`/budgets/${id}`);
  });

  it('is never open twice: the database forbids it', async () => {
    const { id } = await anAgreement(rouen);
    const open = () =>
      truchement.database.rows(sql`
        INSERT INTO threshold_alert (network_id, id, agreement_id, threshold, raised_at)
        VALUES (${rouen.id}, ${newId()}, ${id}, 75, ${truchement.clock.now()})`);
    await open();
    await expect(open()).rejects.toThrow('threshold_alert_told_once');
  });

  it('has the thresholds that the agreement says, each once', async () => {
    const { id } = await anAgreement(rouen, { grantCents: 1_000, alertThresholds: [80, 50] });
    const { body } = await rouen.coordinator.get(`/agreements/${id}`).expect(200);
    expect(body.alertThresholds).toEqual([50, 80]);
    const usual = await anAgreement(rouen);
    expect((await rouen.coordinator.get(`/agreements/${usual.id}`).expect(200)).body).toMatchObject({
      alertThresholds: [75, 90, 100],
    });
    const { id: funderId } = await aFunder(rouen);
    for (const alertThresholds of [[50, 50], [0], [12.5], ['a'], 75]) {
      const terms = { ...body, funderId, alertThresholds };
      for (const notAsked of ['id', 'networkId', 'createdAt', 'closing']) delete terms[notAsked];
      expect((await rouen.coordinator.post('/agreements', terms).expect(400)).body.errors[0].pointer).toMatch(
        /^\/alertThresholds/,
      );
    }
  });

  it('follows thresholds that are changed afterwards, and what was told is not told again', async () => {
    const { id } = await anAgreement(rouen, { grantCents: 1_000 });
    const change = (percents: unknown, status = 200) =>
      rouen.coordinator.post(`/agreements/${id}/alert-thresholds`, { percents }).expect(status);
    await commitFor(id, newId(), 800);
    await sweep();
    expect((await change([60, 50])).body).toEqual({ percents: [50, 60] });
    expect(await alertsOf(id)).toEqual([]);
    await sweep();
    expect(await told(id)).toEqual([[75], [50, 60]]);
    await amend(id, 10).expect(201);
    await change([75, 90]);
    await sweep();
    expect(await told(id)).toHaveLength(2);
    expect(await alertsOf(id)).toEqual([75]);
    await amend(id, 190).expect(201);
    expect(await alertsOf(id)).toEqual([]);
    await commitFor(id, newId(), 100);
    await sweep();
    expect(await told(id)).toEqual([[75], [50, 60], [75]]);
    await change([]);
    expect(await alertsOf(id)).toEqual([]);
    for (const wrong of [[50, 50], [0], [1.5], 75])
      expect((await change(wrong, 400)).body.errors[0].pointer).toMatch(/^\/percents/);
  });

  it('has thresholds that are changed on the agreement’s page', async () => {
    const { id } = await anAgreement(rouen);
    const send = (percents: string) =>
      rouen.coordinator
        .as(supertest(truchement.url).post(`/budgets/${id}/alert-thresholds`))
        .redirects(0)
        .send({ percents });
    expect((await send('60 % ; 80,95').expect(303)).headers['location']).toBe(
      `/budgets/${id}?alerts=changed`,
    );
    expect(await pageOf(`/budgets/${id}?alerts=changed`)).toContain('à 60 %, 80 % et 95 % de l’enveloppe');
    const { text } = await send('bientôt').expect(400);
    expect(textOf(text)).toContain('Donnez au plus dix nombres entiers');
  });

  it('stands on the agreement’s page, and among what waits', async () => {
    const network = rouen;
    const { id } = await anAgreement(network, { grantCents: 1_000, alertThresholds: [50] });
    await commitFor(id, newId(), 600);
    await sweep();
    const page = await pageOf(`/budgets/${id}`);
    expect(page).toMatch(/Enveloppe engagée ou consommée à 50 % le \d+ \S+ \d{4}\./);
    expect(page).toContain('à 50 % de l’enveloppe');
  });

  it('follows every sequence of commitments, releases and amendments', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.record({ verb: fc.constant('commit' as const), cents: fc.integer({ min: 1, max: 400 }) }),
            fc.record({ verb: fc.constant('commit' as const), cents: fc.integer({ min: 50, max: 200 }) }),
            fc.record({ verb: fc.constant('release' as const), cents: fc.constant(0) }),
            fc.record({ verb: fc.constant('amend' as const), cents: fc.integer({ min: -300, max: 600 }) }),
          ),
          { minLength: 1, maxLength: 16 },
        ),
        async (acts) => {
          const { id } = await anAgreement(rouen, { grantCents: 1_000 });
          const held: [Id, number][] = [];
          const open = new Set<number>();
          const expected: number[][] = [];
          for (const { verb, cents } of acts) {
            const booking = newId();
            if (verb === 'commit')
              await commitFor(id, booking, cents)
                .then(() => held.push([booking, cents]))
                .catch(() => {});
            const given = verb === 'release' ? held.pop() : undefined;
            if (given) await record(release(id, given[0], Cents(given[1]), `booking:${given[0]}:release`));
            const amended = verb === 'amend' && (await amend(id, cents)).status === 201;
            const { body } = await rouen.coordinator.get(`/agreements/${id}/budget`);
            const reached = reachedBy([75, 90, 100], body);
            if (amended) for (const one of open) if (!reached.includes(one)) open.delete(one);
            const news = reached.filter((one) => !open.has(one));
            if (news.length > 0) expected.push(news);
            for (const one of news) open.add(one);
            await sweep();
          }
          expect(await told(id)).toEqual(expected);
          expect(await alertsOf(id)).toEqual([...open].toSorted((a, b) => a - b));
        },
      ),
      { numRuns: 12 },
    );
  });
});
