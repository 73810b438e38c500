import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedIn, type Browser } from '../support/browser.js';
import { textOf } from '../support/text-of.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  aFunder,
  anAccount,
  anEmail,
  aNetwork,
  aPractice,
  aProfessional,
  aStaff,
  type Network,
  type Person,
} from '../support/world.js';

describe('the pages of accounts and of the audit log', () => {
  let truchement: TestApp;
  let rouen: Network;
  let coordinator: Person;
  let browser: Browser;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    rouen = await aNetwork(truchement);
    coordinator = await anAccount(rouen, 'coordinator');
    browser = await signedIn(truchement, coordinator.email);
  });
  afterAll(() => truchement.close());

  it('open an account for a funder, who receives a letter and comes in; and list it by role and name', async () => {
    const funder = await aFunder(rouen, { name: 'ARS Normandie' });
    const email = anEmail('ars');
    const wrong = await browser
      .submit('/network/accounts', { email: 'x', who: `funder:${funder.id}` })
      .expect(400);
    expect(wrong.text).toContain('Une adresse électronique est attendue');
    await browser.submit('/network/accounts', { email, who: `funder:${funder.id}` }).expect(303);
    expect(
      (await browser.submit('/network/accounts', { email, who: 'coordinator' }).expect(409)).text,
    ).toContain('Un compte existe déjà');
    const found = await browser.get('/network/accounts?role=funder&q=normandie').expect(200);
    expect(found.text).toContain(email);
    expect((await browser.get('/network/accounts?role=staff').expect(200)).text).not.toContain(email);
    expect((await (await signedIn(truchement, email)).get('/api/v1/me').expect(200)).body.role).toBe(
      'funder',
    );
  });

  it('refuse a funder of another network, and roles that have their own way in', async () => {
    const theirs = await aFunder(await aNetwork(truchement, { name: 'PRISME Bordeaux' }));
    await browser
      .submit('/network/accounts', { email: anEmail('x'), who: `funder:${theirs.id}` })
      .expect(404);
    for (const who of ['admin', 'professional', 'funder', 'staff:1', ''])
      await browser.submit('/network/accounts', { email: anEmail('x'), who }).expect(400);
  });

  it('shut an account and open it again, one’s own excepted', async () => {
    const staff = await aStaff(rouen);
    await browser.submit(`/network/accounts/${staff.id}/disable`).expect(303);
    await staff.get('/me').expect(401);
    expect((await browser.get(`/network/accounts?q=${staff.email}`)).text).toContain('Rouvrir l’accès');
    await browser.submit(`/network/accounts/${staff.id}/enable`).expect(303);
    await staff.get('/me').expect(200);
    await browser.submit(`/network/accounts/${coordinator.id}/disable`).expect((answer) => {
      if (answer.status < 400) throw new Error('one’s own account was shut');
    });
  });

  it('show who looked at whom and who did what, narrowed from the address, and as a file', async () => {
    const practice = await aPractice(rouen);
    const gp = await aProfessional(rouen, { practice });
    const other = await aProfessional(rouen, { practice, givenName: 'Zoé', familyName: 'Éluard' });
    await gp.get(`/professionals/${other.id}`).expect(200);
    await gp.post(`/professionals/${other.id}/suspend`).expect(403);
    const { text } = await browser
      .get(`/network/audit?what=/professionals&who=${accountOf(await gp.get('/me'))}`)
      .expect(200);
    expect(textOf(text)).toContain(
      'Médecin MSP Professionnel de santé a consulté la fiche d’un professionnel : Zoé Éluard vu',
    );
    expect(textOf(text)).toContain('n’a pas suspendu un professionnel : Zoé Éluard refusé : pas le droit');
    expect(text).toContain(`href="/network/professionals/${other.id}"`);
    expect(text).not.toContain(':id');
    expect((await browser.get('/network/audit?from=2020-01-01&to=2020-01-02').expect(200)).text).toContain(
      'Rien ne répond',
    );
    await browser.get('/network/audit?from=hier&who=x&what=%27').expect(200);
    const file = await browser.get('/network/audit.csv?what=sign-in').expect(200);
    expect(file.text).toContain(coordinator.email);
    expect(file.text).toContain('a ouvert une session par un lien reçu par courriel');
    expect(file.text).not.toContain('sign-in');
    expect(file.text).not.toContain('professionnel');
    const deeds = await browser.get('/network/audit.csv?what=/professionals').expect(200);
    expect(deeds.text).toContain('Zoé Éluard');
    expect(deeds.text).not.toContain(':id');
  });

  it('lead those who are with patients to their practice', async () => {
    const practice = await aPractice(rouen);
    const gp = await signedIn(truchement, (await aProfessional(rouen, { practice })).email);
    expect((await gp.get('/account').expect(200)).text).toContain('href="/practice"');
    expect((await browser.get('/account').expect(200)).text).not.toContain('href="/practice"');
  });
});

const accountOf = ({ body }: { body: { id: string } }): string => body.id;
