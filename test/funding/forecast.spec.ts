import { afterAll, beforeAll, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import supertest from 'supertest';
import { commit, consume, Ledger, type Entry } from '../../src/funding/index.js';
import { newId } from '../../src/kernel/ids.js';
import { Cents } from '../../src/kernel/money.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  aNetwork,
  anAgreement,
  aPractice,
  aProfessional,
  aProvider,
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

it('draws the range of the run-out day from what the days have cost and what is reserved for those to come', async () => {
  const agreement = await anAgreement(rouen, {
    grantCents: 200_000,
    startsOn: '2024-03-01',
    endsOn: '2024-12-31',
  });
  for (let day = 0; day < 84; day++) {
    truchement.clock.set(new Date(Date.UTC(2024, 2, 8 + day, 10)));
    const cents = Cents(day < 56 ? 1_000 : 2_000);
    await record(consume({ agreementId: agreement.id, bookingId: null, usageId: newId() }, Cents(0), cents));
  }
  const forecastNow = async () =>
    (await rouen.coordinator.get(`/agreements/${agreement.id}/budget`).expect(200)).body.forecast;
  const before = await forecastNow(); // on 30 May; 88,000 cents are left
  expect(before).toMatchObject({ earliestOn: '2024-07-13' });
  expect(before.runOutOn > before.earliestOn && before.latestOn > before.runOutOn).toBe(true);
  const { text } = await rouen.coordinator
    .as(supertest(truchement.url).get(`/budgets/${agreement.id}`).set('accept', 'text/html'))
    .expect(200);
  expect(text).toContain('Au plus vite, plus rien le 13');
  expect(text).toContain('class="range"');

  const [practice, provider] = [await aPractice(rouen), await aProvider(rouen)];
  const professional = await aProfessional(rouen, { practice });
  const booking = newId();
  await truchement.database.rows(sql`
    INSERT INTO booking (network_id, id, reference, status, modality, language, starts_at, expected_minutes, practice_id,
                         professional_id, requested_by, requested_at, interpreter_gender, agreement_id, provider_id, estimate_cents)
    VALUES (${rouen.id}, ${booking}, 'REF', 'confirmed', 'on_site', 'ara', '2024-06-03T22:30:00Z', 20, ${practice.id},
            ${professional.id}, ${newId()}, ${truchement.clock.now()}, 'any', ${agreement.id}, ${provider.id}, 2000)`);
  await record(commit(agreement.id, booking, Cents(2_000), `booking:${booking}:commit:1`));
  expect(await forecastNow()).toMatchObject({ earliestOn: '2024-07-13' });
});
