import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { auditedDeed } from '../../src/identity/adapters/pages/audited-deeds.js';
import { PolicyAudit } from '../../src/platform/http/policy-audit.js';
import { signedIn } from '../support/browser.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAccount, anAdmin, aNetwork, aPractice, aProfessional, type Network } from '../support/world.js';

describe('the audit log', () => {
  let truchement: TestApp;
  let rouen: Network;
  let bordeaux: Network;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    rouen = await aNetwork(truchement);
    bordeaux = await aNetwork(truchement, { name: 'PRISME Bordeaux' });
  });
  afterAll(() => truchement.close());

  const log = async (query = '', network = rouen): Promise<any[]> =>
    (await network.coordinator.get(`/audit?limit=200${query}`).expect(200)).body.items;

  it('says who did what to whom, and how it ended', async () => {
    const practice = await aPractice(rouen);
    const gp = await aProfessional(rouen, { practice, enrolled: false });
    await rouen.coordinator.post(`/professionals/${gp.id}/enrol`).expect(201);
    await rouen.coordinator.post(`/professionals/${gp.id}/enrol`).expect(409);
    await gp.post('/practices', {}).expect(403);
    const entries = await log();
    expect(entries).toContainEqual(
      expect.objectContaining({ action: 'POST /api/v1/practices', subjectId: practice.id, status: 201 }),
    );
    const enrolments = entries.filter(({ action }) => action === 'POST /api/v1/professionals/:id/enrol');
    expect(enrolments.slice(0, 2).map(({ subjectId, status }) => [subjectId, status])).toEqual([
      [gp.id, 409],
      [gp.id, 201],
    ]);
    expect(entries).toContainEqual(expect.objectContaining({ email: gp.email, status: 403 }));
  });

  it('says who looked at whom, and not who looked at a list of languages', async () => {
    const gp = await aProfessional(rouen);
    await gp.get(`/professionals/${gp.id}`).expect(200);
    await gp.get('/languages?q=dari').expect(200);
    const mine = (await log()).filter(({ email }) => email === gp.email);
    expect(mine.map(({ action, subjectId }) => [action, subjectId])).toEqual([
      ['GET /api/v1/professionals/:id', gp.id],
    ]);
  });

  it('has a sentence for everything that it writes down', () => {
    const silent = truchement.app
      .get(PolicyAudit)
      .routes()
      .filter(({ method, showsPeople }) => method !== 'GET' || showsPeople)
      .map(({ method, path }) => `${method} ${path}`)
      .filter((action) => auditedDeed(action) === null);
    expect(silent).toEqual([]);
  });

  it('says who came in, by which way, and left; who made a token and revoked it', async () => {
    const person = await anAccount(rouen, 'coordinator');
    const browser = await signedIn(truchement, person.email);
    const { body } = await person.post('/tokens', { label: 'x' }).expect(201);
    await person.post(`/tokens/${body.id}/revoke`).expect(201);
    await browser.submit('/sign-out').expect(303);
    const mine = (await log(`&who=${person.id}`)).map(({ action, status }) => `${action} ${status}`);
    expect(mine).toEqual([
      'POST /sign-out 303',
      'POST /api/v1/tokens/:id/revoke 201',
      'POST /api/v1/tokens 201',
      'sign-in email_link 200',
    ]);
  });

  it('is filtered by who, what and when', async () => {
    const person = await anAccount(rouen, 'coordinator');
    await signedIn(truchement, person.email);
    const today = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' });
    const all = await log(`&who=${person.id}&what=SIGN-IN&from=${today}&to=${today}`);
    expect(all).toHaveLength(1);
    expect(await log(`&who=${person.id}&to=2020-01-01`)).toEqual([]);
    expect(await log(`&who=${person.id}&from=2099-01-01`)).toEqual([]);
    await rouen.coordinator.get('/audit?from=31-12-2020').expect(400);
  });

  it('is read page by page, latest first', async () => {
    await aPractice(rouen);
    await aPractice(rouen);
    const first = await rouen.coordinator.get('/audit?limit=1').expect(200);
    const next = await rouen.coordinator.get(`/audit?limit=1&cursor=${first.body.nextCursor}`).expect(200);
    expect(first.body.items[0].id > next.body.items[0].id).toBe(true);
  });

  it('is read by the network’s own coordination alone', async () => {
    const ours = await aPractice(rouen);
    await aPractice(bordeaux);
    expect(JSON.stringify(await log('', bordeaux))).not.toContain(ours.id);
    await (await aProfessional(rouen)).get('/audit').expect(403);
  });

  it('keeps what administrators do, for administrators', async () => {
    const admin = await anAdmin(truchement);
    const { body } = await admin.get('/audit').expect(200);
    expect(body.items).toContainEqual(
      expect.objectContaining({ action: 'POST /api/v1/networks', status: 201 }),
    );
    expect(JSON.stringify(await log())).not.toContain('POST /api/v1/networks');
  });

  it('is never changed, cut or emptied: the database refuses it', async () => {
    await aPractice(rouen);
    for (const statement of [
      sql`UPDATE audit_entry SET status = 200`,
      sql`DELETE FROM audit_entry`,
      sql`TRUNCATE audit_entry`,
    ]) {
      await expect(truchement.database.rows(statement)).rejects.toThrow('keeps its history');
    }
  });

  it('holds every one of a hundred deeds done at the same moment', async () => {
    const person = await anAccount(rouen, 'coordinator');
    await Promise.all(Array.from({ length: 100 }, () => person.post('/practices', {}).expect(400)));
    expect(await log(`&who=${person.id}`)).toHaveLength(100);
  });
});
