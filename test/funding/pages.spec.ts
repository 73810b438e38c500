import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest, { type Test } from 'supertest';
import { commit, consume, Ledger } from '../../src/funding/index.js';
import { newId } from '../../src/kernel/ids.js';
import { Cents } from '../../src/kernel/money.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { textOf } from '../support/text-of.js';
import {
  aFunder,
  aNetwork,
  anAccessCode,
  anAgreement,
  aPractice,
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

const asPage = (request: Test, network = rouen): Test =>
  network.coordinator.as(request).set('accept', 'text/html').redirects(0);
const open = async (path: string, network = rouen): Promise<string> => {
  const { status, text } = await asPage(supertest(truchement.url).get(path), network);
  expect(status).toBe(200);
  return textOf(text);
};
const send = (path: string, fields: object): Test =>
  asPage(supertest(truchement.url).post(path)).type('form').send(fields);

describe('the agreements of a network', () => {
  it('say what to do first where there is none yet', async () => {
    const empty = await aNetwork(truchement, { name: 'Le Havre' });
    expect(await open('/budgets', empty)).toContain('Aucune convention pour l’instant');
    expect(await open('/budgets/new', empty)).toContain('Il faut d’abord un financeur');
  });

  it('are opened by a form, that keeps what was typed when it is refused', async () => {
    const added = await send('/budgets/funders', { name: 'CTAI', kind: 'État' });
    expect([added.status, added.headers['location']]).toEqual([303, '/budgets/funders']);
    const { body } = await rouen.coordinator.get('/funders').expect(200);
    const fields = {
      funderId: body.items[0].id,
      carrier: 'Réseau Santé Précarité',
      title: 'CTAI 2023',
      reference: 'CTAI-2023',
      grantCents: '24 000,50',
      startsOn: '2023-02-01',
      endsOn: '2099-12-31',
      'eligibility-modalities': ['phone_now', 'on_site'],
      'eligibility-communes': 'Rouen, 76540',
      onExhaustion: 'warn',
    };
    const silent = await send('/budgets', fields);
    expect(silent.status).toBe(400);
    expect(textOf(silent.text)).toContain('Au-delà de 23 000 €, dites ce que devient l’argent non dépensé.');
    expect(silent.text).toContain('value="24 000,50"');
    const wrong = await send('/budgets', { ...fields, grantCents: '12,345' });
    expect(textOf(wrong.text)).toContain('Donnez l’enveloppe en euros');
    const opened = await send('/budgets', { ...fields, unspent: 'carry_over' });
    expect(opened.status).toBe(303);
    const id = opened.headers['location']!.split('/').at(-1)!;
    expect((await rouen.coordinator.get(`/agreements/${id}`).expect(200)).body).toMatchObject({
      grantCents: 2_400_050,
      eligibility: { modalities: ['phone_now', 'on_site'], communes: ['Rouen', '76540'], categories: [] },
      onExhaustion: 'warn',
      unspent: 'carry_over',
    });
    const page = await open(`/budgets/${id}`);
    expect(page).toContain('Il reste 24 000,50 €');
    expect(page).toContain('Accepter, et noter le dépassement');
  });

  it('stand in the order in which they pay, those to come and those closed apart', async () => {
    const network = await aNetwork(truchement);
    const funder = await aFunder(network);
    await anAgreement(network, { funder, title: 'Deuxième', priority: 20 });
    await anAgreement(network, { funder, title: 'Première', priority: 10 });
    await anAgreement(network, { funder, title: 'Passée', startsOn: '2020-01-01', endsOn: '2020-12-31' });
    await anAgreement(network, { funder, title: 'Future', startsOn: '2098-01-01', endsOn: '2098-12-31' });
    const page = await open('/budgets', network);
    expect(page).toContain('Il reste 3 000,00 €, sur 2 conventions ouvertes.');
    const places = ['Première', 'Deuxième', 'À venir', 'Future', 'Finies', 'Passée'].map((word) =>
      page.indexOf(word),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});

describe('one agreement', () => {
  it('tells what is left, what was said of it, who gives its codes, and every cent that moved', async () => {
    const network = await aNetwork(truchement);
    const agreement = await anAgreement(network, { title: 'Médecins du Monde' });
    const provider = await aProvider(network);
    await anAccessCode(network, {
      provider,
      agreement,
      practice: await aPractice(network),
      code: 'ROU-00421',
    });
    const [booking, usage] = [newId(), newId()];
    await truchement.database.transaction((tx) =>
      truchement.app
        .get(Ledger)
        .record(
          tx,
          network.id,
          [
            commit(agreement.id, booking, Cents(2_300), `booking:${booking}:commit:1`),
            consume({ agreementId: agreement.id, bookingId: null, usageId: usage }, Cents(0), Cents(104_200)),
          ],
          null,
        ),
    );
    const page = await open(`/budgets/${agreement.id}`, network);
    expect(page).toContain('Il reste 435,00 €');
    expect(page).toContain('ROU-00421 MSP de la Grand-Mare ISM Interprétariat');
    expect(page).toMatch(/Médecins du Monde \(cette convention\) [^,]+, C-\w+ priorité/);
    const { text: html } = await asPage(supertest(truchement.url).get(`/budgets/${agreement.id}`), network);
    // What is left is drawn, not a background: printers leave those out.
    expect(html).toMatch(/<svg class="bar"[^>]*><rect class="hatch-back"/);
    const entries = await open(`/budgets/${agreement.id}/entries`, network);
    expect(entries).toContain('+ 1 042,00 €');
    const { text } = await asPage(supertest(truchement.url).get(`/budgets/${agreement.id}/entries`), network);
    expect(text).toContain(`href="/calls/bookings/${booking}"`);
    expect(text).toContain(`href="/calls/${usage}"`);
    const consumed = await open(`/budgets/${agreement.id}/entries?verb=consume`, network);
    expect(consumed).not.toContain('+ 23,00 €');
    expect(await open(`/budgets/${agreement.id}/entries?to=2020-01-01`, network)).toContain(
      'Aucune écriture',
    );
    const csv = await asPage(
      supertest(truchement.url).get(`/budgets/${agreement.id}/entries.csv?verb=consume`),
      network,
    );
    expect(csv.text.split('\r\n')[1]).toMatch(/Consommé;une intervention;usage:.*;-1042;0;1042;0;0;0$/);
  });

  it('pages through its entries, the latest first', async () => {
    const agreement = await anAgreement(rouen);
    const bookings = [newId(), newId(), newId()];
    for (const booking of bookings) {
      await truchement.database.transaction((tx) =>
        truchement.app
          .get(Ledger)
          .record(
            tx,
            rouen.id,
            [commit(agreement.id, booking, Cents(100), `booking:${booking}:commit:1`)],
            null,
          ),
      );
    }
    const { text } = await asPage(supertest(truchement.url).get(`/budgets/${agreement.id}/entries?limit=2`));
    expect([...text.matchAll(/\/calls\/bookings\/([\w-]+)/g)].map(([, id]) => id)).toEqual([
      bookings[2],
      bookings[1],
    ]);
    const next = /href="([^"]*cursor=[^"]*)"/.exec(text)![1]!.replaceAll('&amp;', '&');
    const rest = await asPage(supertest(truchement.url).get(next));
    expect([...rest.text.matchAll(/\/calls\/bookings\/([\w-]+)/g)].map(([, id]) => id)).toEqual([
      bookings[0],
    ]);
  });

  it('is amended by a form, never below what is spent', async () => {
    const agreement = await anAgreement(rouen);
    const path = `/budgets/${agreement.id}/amendments`;
    const nothing = await send(path, { reference: 'A-1', grantDeltaCents: '' });
    expect(nothing.status).toBe(400);
    expect(textOf(nothing.text)).toContain('Changez l’enveloppe');
    const tooLow = await send(path, { reference: 'A-1', grantDeltaCents: '−2 000' });
    expect(tooLow.status).toBe(422);
    expect(textOf(tooLow.text)).toContain('L’enveloppe ne peut pas descendre sous 0,00 €');
    const done = await send(path, { reference: 'A-1', grantDeltaCents: '500', endsOn: '2098-12-31' });
    expect([done.status, done.headers['location']]).toEqual([303, `/budgets/${agreement.id}?amended=yes`]);
    const page = await open(done.headers['location']!);
    expect(page).toContain('Avenant enregistré');
    expect(page).toContain('Il reste 2 000,00 €');
    expect(page).toContain('A-1 + 500,00 € 31 décembre 2098');
  });
});
