import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedIn, type Browser } from '../support/browser.js';
import { anApplication } from '../support/joining.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  anAccount,
  anEmail,
  aNetwork,
  aPractice,
  aProfessional,
  type Made,
  type Network,
} from '../support/world.js';

describe('the pages of a network’s people', () => {
  let truchement: TestApp;
  let rouen: Network;
  let msp: Made;
  let browser: Browser;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    rouen = await aNetwork(truchement);
    msp = await aPractice(rouen);
    browser = await signedIn(truchement, (await anAccount(rouen, 'coordinator')).email);
  });
  afterAll(() => truchement.close());

  const names = (text: string): string[] =>
    [...text.matchAll(/href="\/network\/professionals\/[\da-f-]{36}">([^<]+)<\/a>/g)].map(
      ([, name]) => name!,
    );

  it('list professionals by name, found without accents, hyphens or case, and narrowed from the address', async () => {
    const other = await aPractice(rouen, { name: 'Cabinet des Sapins' });
    await aProfessional(rouen, {
      practice: other,
      givenName: 'Zoé',
      familyName: 'Éluard-Noël',
      profession: 'midwife',
    });
    await aProfessional(rouen, { practice: msp, givenName: 'Ali', familyName: 'Abadi', enrolled: false });
    const search = async (query: string) => names((await browser.get(`/network?${query}`).expect(200)).text);
    expect(await search('q=eluard noel')).toEqual(['Zoé Éluard-Noël']);
    expect(await search('q=ELUARDNOEL ZOE')).toEqual(['Zoé Éluard-Noël']);
    expect(await search('q=zoé éluard')).toEqual(['Zoé Éluard-Noël']);
    expect(await search(`practiceId=${other.id}`)).toEqual(['Zoé Éluard-Noël']);
    expect(await search('profession=midwife')).toEqual(['Zoé Éluard-Noël']);
    expect(await search('status=invited')).toEqual(['Ali Abadi']);
    expect((await search('')).slice(0, 2)).toEqual(['Ali Abadi', 'Zoé Éluard-Noël']);
    expect((await browser.get('/network?q=personne&status=left').expect(200)).text).toContain(
      'Personne ne répond',
    );
    await browser.get('/network?status=x&practiceId=1').expect(200);
    await browser.get('/network?cursor=x').expect(400);
  });

  it('go on from page to page in that order, and leave as a whole file', async () => {
    const network = await aNetwork(truchement);
    const practice = await aPractice(network);
    const many = Array.from({ length: 52 }, (_, index) => `Nom${String(index).padStart(2, '0')}`);
    for (const familyName of [...many].reverse())
      await aProfessional(network, { practice, familyName, enrolled: false });
    const coordinator = await signedIn(truchement, (await anAccount(network, 'coordinator')).email);
    const first = await coordinator.get('/network').expect(200);
    const next = /href="(\/network\?cursor=[\w-]+)"/.exec(first.text)![1]!;
    const second = await coordinator.get(next).expect(200);
    expect([...names(first.text), ...names(second.text)]).toEqual(many.map((name) => `Médecin ${name}`));
    const file = await coordinator.get('/network/professionals.csv?status=invited').expect(200);
    expect(file.text.trim().split('\r\n')).toHaveLength(53);
  });

  it('invite: somebody is written down and a letter leaves; mistakes come back with what was typed', async () => {
    const email = anEmail('invitee');
    const form = {
      email,
      givenName: 'Anne',
      familyName: 'Le Gall',
      profession: 'midwife',
      'practices-0-practiceId': msp.id,
    };
    const { text } = await browser
      .submit('/network/professionals', { ...form, email: 'x', givenName: '' })
      .expect(400);
    expect(text).toContain('À revoir\u00a0: deux choses');
    expect(text).toContain('value="Le Gall"');
    const { headers } = await browser.submit('/network/professionals', form).expect(303);
    const page = await browser.get(headers['location']!).expect(200);
    expect(page.text).toContain('L’invitation part par courriel');
    expect(page.text).toContain(email);
    const twice = await browser.submit('/network/professionals', form).expect(409);
    expect(twice.text).toContain('déjà cette adresse');
  });

  it('say what an act will change, do it, and say so; refused, they say why', async () => {
    const { id } = await aProfessional(rouen, { practice: msp });
    const address = `/network/professionals/${id}`;
    expect((await browser.get(address).expect(200)).text).toContain('Si vous suspendez son adhésion');
    const { headers } = await browser.submit(`${address}/suspend`).expect(303);
    const page = await browser.get(headers['location']!).expect(200);
    expect(page.text).toContain('L’adhésion est suspendue');
    expect(page.text).toContain('Rétablir l’adhésion');
    expect((await browser.submit(`${address}/suspend`).expect(409)).text).toContain('n’est pas possible');
    await browser.submit(`${address}/reinstate`).expect(303);
    await browser.submit(`${address}/relaunch`).expect(303);
    expect((await browser.submit(`${address}/relaunch`).expect(409)).text).toContain(
      'moins de quatorze jours',
    );
    const end = { practiceId: msp.id, from: '2020-01-01', until: '2019-01-01' };
    expect((await browser.submit(`${address}/practices`, end).expect(400)).text).toContain(
      'La fin précède le début',
    );
    await browser.submit(`${address}/practices`, { ...end, until: '2099-01-01' }).expect(303);
    const edited = {
      givenName: 'Ada',
      familyName: 'Roy',
      profession: 'nurse',
      email: anEmail('ada'),
      rpps: '',
    };
    await browser.submit(`${address}/edit`, { ...edited, email: '' }).expect(400);
    await browser.submit(`${address}/edit`, edited).expect(303);
    expect((await browser.get(address)).text).toContain('Ada Roy');
    await browser.submit('/network/relaunch').expect(303);
  });

  it('show who waits, hand the proof over as a file, and take the decision', async () => {
    const id = await anApplication(rouen, msp);
    const address = `/network/applications/${id}`;
    expect((await browser.get('/network').expect(200)).text).toContain('à examiner');
    expect((await browser.get('/network/applications').expect(200)).text).toContain(address);
    expect((await browser.submit(`${address}/accept`).expect(409)).text).toContain(
      'Ouvrez d’abord le justificatif',
    );
    await browser
      .get(`${address}/proof`)
      .expect(200)
      .expect('content-disposition', /attachment/);
    await browser.submit(`${address}/accept`).expect(303);
    const { text } = await browser.get(address).expect(200);
    expect(text).toContain('Cette demande a été acceptée');
    await browser.get(`${address}/proof`).expect(404);
    const other = await anApplication(rouen, msp);
    await browser.submit(`/network/applications/${other}/refuse`, { reason: 'sans motif' }).expect(400);
    await browser.submit(`/network/applications/${other}/refuse`, { reason: 'other' }).expect(303);
  });
});
