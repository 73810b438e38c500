import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import supertest from 'supertest';
import { newId } from '../../src/kernel/ids.js';
import { eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { textOf } from '../support/text-of.js';
import {
  aFunder,
  aNetwork,
  anAccessCode,
  anAgreement,
  aPractice,
  aProfessional,
  aProvider,
  aTariff,
  type Network,
} from '../support/world.js';

let truchement: TestApp;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
});
afterAll(() => truchement.close());

const open = async (network: Network): Promise<string> => {
  const request = supertest(truchement.url).get('/overview').set('accept', 'text/html');
  const { status, text } = await network.coordinator.as(request);
  expect(status).toBe(200);
  return text;
};

describe('the first screen of a new network', () => {
  it('says what is needed before the first call, and what comes next', async () => {
    const network = await aNetwork(truchement);
    expect(textOf(await open(network))).toContain('Avant le premier appel');
    expect(await open(network)).toContain('href="/budgets/funders"');
    await aFunder(network);
    const page = await open(network);
    expect(textOf(page)).toMatch(/Un financeur .* fait Une convention .* Continuer Un prestataire/);
  });

  it('stays until the last step is made, and takes nobody for a professional before they have joined', async () => {
    const network = await aNetwork(truchement);
    const agreement = await anAgreement(network);
    const provider = await aProvider(network);
    await aTariff(network, provider);
    const practice = await aPractice(network);
    const invited = await aProfessional(network, { practice, enrolled: false });
    expect(textOf(await open(network))).toMatch(/Un professionnel Invité, [^.]*\. Continuer Un code client/);
    await network.coordinator.post(`/professionals/${invited.id}/enrol`).expect(201);
    expect(textOf(await open(network))).toMatch(
      /Un professionnel Invité, [^.]*\. fait Un code client .* Continuer/,
    );
    await anAccessCode(network, { provider, agreement, professional: invited });
    expect(textOf(await open(network))).toContain('Aucun appel n’est encore connu.');
  });
});

describe('the first screen of a network at work', () => {
  let network: Network;
  let silent: Readonly<{ id: string }>;
  beforeAll(async () => {
    network = await aNetwork(truchement);
    const agreement = await anAgreement(network, {
      funder: await aFunder(network, { name: 'Médecins du Monde' }),
      title: 'Rouen',
    });
    await anAgreement(network, { title: 'CTAI', startsOn: '2098-02-01', endsOn: '2098-12-31' });
    const provider = await aProvider(network);
    await aTariff(network, provider);
    const practice = await aPractice(network);
    for (const number of [1, 2, 3, 4, 5, 6]) {
      const professional = await aProfessional(network, { practice });
      await anAccessCode(network, { provider, agreement, professional, code: `ROU-MG-0${number}` });
    }
    silent = await aProfessional(network, { practice, givenName: 'Sage-femme', familyName: 'Sept' });
    await aProfessional(network, { practice, enrolled: false });
    const calls = await readFile('test/fixtures/ism-2022.csv');
    const unknown = 'ISM-X;PERSONNE;2022-03-18T11:44:04+01:00;10;600;ara;phone_now;1800\n';
    const dispute = 'ISM-Y;ROU-MG-01;2022-03-19T11:44:04+01:00;10;600;ara;phone_now;2500\n';
    await network.coordinator
      .post(`/providers/${provider.id}/imports`)
      .attach('file', Buffer.concat([calls, Buffer.from(unknown + dispute)]), 'liste.csv');
    await eventually(
      async () => (await network.coordinator.get('/imports').expect(200)).body.items[0],
      ({ status }: { status: string }) => status === 'done',
    );
    for (const status of ['unmet', 'unreported', 'awaiting_usage']) {
      await truchement.database.rows(sql`
        INSERT INTO booking (network_id, id, reference, status, modality, language, starts_at, expected_minutes, practice_id,
                             professional_id, requested_by, requested_at, interpreter_gender, agreement_id, provider_id, estimate_cents)
        VALUES (${network.id}, ${newId()}, ${status}, ${status}, 'phone_now', 'ara', ${truchement.clock.now()}, 20, ${practice.id},
                ${silent.id}, ${newId()}, ${truchement.clock.now()}, 'any', ${agreement.id}, ${provider.id}, 0)`);
    }
  });

  it('opens with what is left, and who takes over', async () => {
    const page = textOf(await open(network));
    expect(page).toContain('Il reste 440,00 € de Médecins du Monde');
    expect(page).toContain('prend le relais le 1er février 2098');
    expect(page).toContain('Appels connus jusqu’au 28 décembre 2022.');
    expect(page).toContain('consommé, 44 interventions 1 060,00 €');
    expect(page).toContain('mars 2022 3 54,00 € 1 446,00 €');
    expect(page).toContain('En tout 44 1 060,00 € 440,00 €');
  });

  it('counts what waits, and leads there', async () => {
    const page = await open(network);
    expect(textOf(page)).toContain('1 ligne d’appel à régler');
    expect(textOf(page)).toContain('1 montant contesté 7,00 € d’écart');
    expect(textOf(page)).toContain('1 demande sans interprète');
    expect(textOf(page)).toContain('1 demande sans nouvelle');
    expect(textOf(page)).toContain('1 demande attend sa liste');
    expect(page).toContain('href="/calls/bookings?status=unmet"');
    const idle = await aNetwork(truchement);
    const agreement = await anAgreement(idle);
    const provider = await aProvider(idle);
    await aTariff(idle, provider);
    await anAccessCode(idle, { provider, agreement, professional: await aProfessional(idle) });
    expect(textOf(await open(idle))).toContain('Rien ne vous attend');
  });

  it('asks nobody to issue what another statement has counted already', async () => {
    const { body } = await network.coordinator.get('/agreements');
    const { id: agreementId } = body.items.find(({ title }: { title: string }) => title === 'Rouen');
    const drafted = async (): Promise<string> =>
      (
        await network.coordinator
          .post('/statements', { agreementId, from: '2022-03-01', to: '2022-03-31' })
          .expect(201)
      ).body.id;
    const [first] = [await drafted(), await drafted()];
    expect(textOf(await open(network))).toContain('2 relevés à émettre');
    await network.coordinator.post(`/statements/${first}/issue`).expect(200);
    expect(textOf(await open(network))).not.toContain('à émettre');
  });

  it('tells who calls, and names who never did, with a form to remind them', async () => {
    const page = await open(network);
    expect(textOf(page)).toContain('8 professionnels invités 7 adhérents 6 ont déjà appelé 0 a appelé en');
    expect(textOf(page)).toContain('Sage-femme Sept , MSP de la Grand-Mare adhérent depuis');
    expect(page).toContain(`action="/network/professionals/${silent.id}/relaunch"`);
  });

  it('knows of calls that an agreement has paid for which pays no more', async () => {
    const closed = await aNetwork(truchement);
    const agreement = await anAgreement(closed, {
      startsOn: '2022-01-01',
      endsOn: '2022-12-31',
      grantCents: 900_300,
    });
    const provider = await aProvider(closed);
    await aTariff(closed, provider);
    const professional = await aProfessional(closed);
    const { code } = await anAccessCode(closed, { provider, agreement, professional });
    const call = `ISM-1;${code};2022-03-18T11:44:04+01:00;10;600;ara;phone_now;1800\n`;
    const [header] = (await readFile('test/fixtures/ism-2022.csv', 'utf8')).split('\n');
    await closed.coordinator
      .post(`/providers/${provider.id}/imports`)
      .attach('file', Buffer.from(`${header}\n${call}`), 'liste.csv');
    await eventually(
      async () => (await closed.coordinator.get('/imports').expect(200)).body.items[0],
      ({ status }: { status: string }) => status === 'done',
    );
    await anAgreement(closed);
    expect(textOf(await open(closed))).toContain('Appels connus jusqu’au 18 mars 2022.');
    const budget = await closed.coordinator
      .as(supertest(truchement.url).get(`/budgets/${agreement.id}`))
      .set('accept', 'text/html');
    expect(textOf(budget.text)).toContain('9 003 € 6 000 € 4 000 € 2 000 €');
    expect(textOf(budget.text)).toContain('Accordé moins consommé');
  });

  it('knows nothing of other networks', async () => {
    const other = await aNetwork(truchement);
    expect(textOf(await open(other))).not.toContain('Médecins du Monde');
  });
});
