import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedIn, type Browser } from '../support/browser.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  anAccount,
  anEmail,
  aNetwork,
  aPractice,
  aProfessional,
  aStaff,
  type Network,
} from '../support/world.js';

describe('the pages of practices', () => {
  let truchement: TestApp;
  let rouen: Network;
  let browser: Browser;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    rouen = await aNetwork(truchement);
    browser = await signedIn(truchement, (await anAccount(rouen, 'coordinator')).email);
  });
  afterAll(() => truchement.close());

  const form = {
    name: 'Centre de santé Saint-Sever',
    kind: 'health_centre',
    address: '1 rue Saint-Sever',
    postcode: '76100',
    commune: 'Rouen',
    inseeCode: '76540',
    contactPhone: '02 61 91 00 03',
    finess: '',
  };

  it('add, find, correct and close a practice', async () => {
    expect((await browser.get('/network/practices').expect(200)).text).toContain('n’a encore aucun lieu');
    const wrong = await browser
      .submit('/network/practices', { ...form, contactPhone: '12', name: '' })
      .expect(400);
    expect(wrong.text).toContain('Un numéro de téléphone français est attendu');
    const { headers } = await browser.submit('/network/practices', form).expect(303);
    const address = headers['location']!;
    expect((await browser.get('/network/practices?q=SAINT SEVER').expect(200)).text).toContain(address);
    expect((await browser.get('/network/practices?q=rien').expect(200)).text).toContain(
      'Aucun lieu ne répond',
    );
    const file = await browser.get('/network/practices.csv').expect(200);
    expect(file.text).toContain('Centre de santé Saint-Sever;Centre de santé;');
    await browser.submit(`${address}/edit`, { ...form, name: 'CDS Saint-Sever' }).expect(303);
    expect((await browser.get(address).expect(200)).text).toContain('CDS Saint-Sever');
    const id = address.split('/').at(-1)!;
    const gp = await aProfessional(rouen, { practice: { id }, familyName: 'Abadi' });
    expect((await browser.get(address).expect(200)).text).toContain('Abadi');
    expect((await browser.submit(`${address}/close`, { on: '2099-01-01' }).expect(409)).text).toContain(
      'y exerce encore',
    );
    await rouen.coordinator
      .post(`/professionals/${gp.id}/practices`, { practiceId: id, from: '2020-01-01', until: '2098-01-01' })
      .expect(201);
    await browser.submit(`${address}/close`, { on: '2099-01-01' }).expect(303);
    expect((await browser.get(address)).text).toContain('Fermé depuis le');
  });

  it('invite a secretary and take the access back, for the coordination and for who works there', async () => {
    const practice = await aPractice(rouen);
    const email = anEmail('accueil');
    const address = `/network/practices/${practice.id}`;
    expect((await browser.submit(`${address}/staff`, { email: 'x' }).expect(400)).text).toContain(
      'Une adresse électronique est attendue',
    );
    await browser.submit(`${address}/staff`, { email }).expect(303);
    expect((await browser.submit(`${address}/staff`, { email }).expect(409)).text).toContain(
      'Un compte existe déjà',
    );
    const gp = await signedIn(
      truchement,
      (await aProfessional(rouen, { practice, familyName: 'Moi' })).email,
    );
    const own = await gp.get('/practice').expect(200);
    expect(own.text).toContain(email);
    expect(own.text).toContain('vous');
    const removal = /\/practice\/staff\/[\da-f-]+\/remove/.exec(own.text)![0];
    await gp.submit(removal).expect(303);
    expect((await gp.get('/practice')).text).not.toContain(email);
    const elsewhere = await aPractice(rouen);
    await gp.submit('/practice/staff', { practiceId: elsewhere.id, email: anEmail('x') }).expect(404);
    await browser.submit(`${address}/staff`, { email }).expect(303);
    const again = /\/network\/practices\/staff\/[\da-f-]+\/remove/.exec(
      (await browser.get(address)).text,
    )![0];
    await browser.submit(again, { practiceId: practice.id }).expect(303);
  });

  it('show a secretary who works there, and nothing to change', async () => {
    const practice = await aPractice(rouen, { name: 'Cabinet Martin' });
    const gp = await aProfessional(rouen, { practice, familyName: 'Martin' });
    const secretary = await signedIn(truchement, (await aStaff(rouen, practice)).email);
    const { text } = await secretary.get('/practice').expect(200);
    expect(text).toContain('Martin');
    expect(text).not.toContain(gp.email);
    expect(text).not.toContain('/remove');
    expect(text).not.toContain('Inviter une secrétaire');
  });
});
