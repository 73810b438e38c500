import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { readConfig } from '../../src/platform/config/config.js';
import { aBrowser, type Browser } from '../support/browser.js';
import { aCard, playProSanteConnect, type ProSanteConnectMock } from '../support/pro-sante-connect.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aNetwork, aProfessional, anRpps, type Network, type Person } from '../support/world.js';

const DOOR = '/sign-in/pro-sante-connect';

describe('Pro Santé Connect', () => {
  let provider: ProSanteConnectMock;
  let truchement: TestApp;
  let rouen: Network;
  let gp: Person;
  let rpps: string;
  beforeAll(async () => {
    provider = await playProSanteConnect();
    truchement = await startTestApp({ proSanteConnect: provider.client });
    rouen = await aNetwork(truchement);
    rpps = anRpps();
    gp = await aProfessional(rouen, { rpps });
  });
  beforeEach(() => truchement.database.rows(sql`DELETE FROM rate_limit`));
  afterAll(async () => {
    await truchement.close();
    await provider.close();
  });

  /** Leaves by the link and shows the card. @returns the address, here, that the browser is sent back to */
  const shownTheCard = async (browser: Browser, next = ''): Promise<string> => {
    const left = await browser.get(`${DOOR}${next}`).expect(303);
    const { headers } = await fetch(String(left.headers['location']), { redirect: 'manual' });
    const back = new URL(String(headers.get('location')));
    expect(back.origin).toBe(truchement.url);
    return back.pathname + back.search;
  };
  const comesBack = async (browser: Browser, next?: string) => browser.get(await shownTheCard(browser, next));

  it('lets a professional in by the RPPS number, to the page that was asked for', async () => {
    provider.play({ claims: aCard(rpps) });
    const door = await aBrowser(truchement).get('/sign-in?next=/book').expect(200);
    expect(door.text).toContain(`href="${DOOR}?next=%2Fbook"`);
    const browser = aBrowser(truchement);
    const entered = await comesBack(browser, '?next=/book');
    expect([entered.status, entered.headers['location']]).toEqual([303, '/book']);
    const { body } = await browser.get('/api/v1/me').expect(200);
    expect(body).toMatchObject({ email: gp.email, role: 'professional' });
    const sessions = await browser.get('/api/v1/sessions').expect(200);
    expect(sessions.body.items.at(-1).way).toBe('pro_sante_connect');
  });

  it('is asked as it wants to be asked: code, PKCE, state, nonce, its scope and its level', async () => {
    provider.play({ claims: aCard(rpps) });
    await shownTheCard(aBrowser(truchement));
    const first = provider.asked();
    expect(Object.fromEntries(first)).toMatchObject({
      response_type: 'code',
      client_id: provider.client.clientId,
      redirect_uri: `${truchement.url}${DOOR}/back`,
      scope: 'openid scope_all',
      acr_values: 'eidas1',
      code_challenge_method: 'S256',
    });
    await shownTheCard(aBrowser(truchement));
    for (const drawn of ['state', 'nonce', 'code_challenge']) {
      expect(first.get(drawn)?.length).toBeGreaterThan(40);
      expect(provider.asked().get(drawn)).not.toBe(first.get(drawn));
    }
  });

  it('leads home without a page to go to, and never to another site', async () => {
    provider.play({ claims: aCard(rpps) });
    for (const next of ['', '?next=//evil.example', '?next=https://evil.example/', '?next=/sign-in']) {
      expect((await comesBack(aBrowser(truchement), next)).headers['location']).toBe('/call');
    }
  });

  it.each([
    ['another state', { state: 'A'.repeat(43) }],
    ['another nonce', { nonce: 'A'.repeat(43) }],
    ['a code that has expired', { isCodeExpired: true }],
    ['a token for another program', { audience: 'another-program' }],
    ['a token that somebody else has signed', { signsWithAnotherKey: true }],
    ['a refusal', { saysNo: true }],
  ])('lets nobody in with %s', async (_, wrong) => {
    provider.play({ claims: aCard(rpps), ...wrong });
    const browser = aBrowser(truchement);
    const answer = await comesBack(browser, '?next=/book');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Pro Santé Connect n’a pas confirmé votre identité');
    expect(answer.text).toContain('Recevoir mon lien');
    expect(answer.text).toContain('name="next" value="/book"');
    expect(browser.secret).toBeNull();
  });

  it('lets in the browser that left, once, within a quarter of an hour, and no other one', async () => {
    provider.play({ claims: aCard(rpps) });
    const [browser, other] = [aBrowser(truchement), aBrowser(truchement)];
    const back = await shownTheCard(browser);
    await other.get(back).expect(422);
    await other.get(`${DOOR}/back`).expect(422);
    await browser.get(back).expect(303);
    await browser.get(back).expect(422);

    const late = aBrowser(truchement);
    const waiting = await shownTheCard(late);
    try {
      truchement.clock.advance({ minutes: 16 });
      await late.get(waiting).expect(422);
    } finally {
      truchement.clock.set(new Date());
    }
  });

  it('tells a professional whom no network has enrolled how to join one', async () => {
    const unknown = anRpps();
    provider.play({ claims: aCard(unknown) });
    const browser = aBrowser(truchement);
    const answer = await comesBack(browser);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Aucun réseau ne vous connaît encore');
    expect(answer.text).toContain('KIT DOC0021889');
    expect(answer.text).toContain(`Votre coordination inscrit votre numéro RPPS, ${unknown}`);
    expect(browser.secret).toBeNull();

    const invited = anRpps();
    await aProfessional(rouen, { rpps: invited, enrolled: false });
    const suspended = anRpps();
    const gone = await aProfessional(rouen, { rpps: suspended });
    const { body } = await gone.get('/me').expect(200);
    await rouen.coordinator.post(`/professionals/${body.scope.professionalId}/suspend`).expect(201);
    for (const claims of [aCard(invited), aCard(suspended)]) {
      provider.play({ claims });
      expect((await comesBack(aBrowser(truchement))).status).toBe(422);
    }
  });

  it('takes no other identifier for an RPPS number', async () => {
    for (const claims of [
      {},
      { SubjectNameID: `0${rpps}` },
      { SubjectNameID: rpps },
      { SubjectNameID: [`8${rpps}`] },
    ]) {
      provider.play({ claims });
      const answer = await comesBack(aBrowser(truchement));
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Pro Santé Connect ne nous a pas donné de numéro RPPS');
    }
  });

  it('has whom several networks have enrolled choose one, and only of those', async () => {
    const shared = anRpps();
    const bordeaux = await aNetwork(truchement, { name: 'PRISME Bordeaux' });
    await aProfessional(rouen, { rpps: shared });
    const there = await aProfessional(bordeaux, { rpps: shared });
    provider.play({ claims: aCard(shared) });
    const browser = aBrowser(truchement);
    const asked = await comesBack(browser, '?next=/book');
    expect(asked.status).toBe(200);
    expect(asked.text).toContain('Dans quel réseau entrez-vous');
    const accounts = [...asked.text.matchAll(/name="account" value="([\da-f-]{36})"[^>]*>([^<]+)</g)];
    expect(accounts.map(([, , name]) => name)).toEqual(['PRISME Bordeaux', 'Rouen']);
    expect(browser.secret).toBeNull();

    const stranger = (await gp.get('/me')).body.id;
    await browser.submit(`${DOOR}/network`, { account: stranger }).expect(404);
    await comesBack(browser, '?next=/book');
    const entered = await browser.submit(`${DOOR}/network`, { account: accounts[0]![1]! }).expect(303);
    expect(entered.headers['location']).toBe('/book');
    expect((await browser.get('/api/v1/me')).body.email).toBe(there.email);
    await aBrowser(truchement).submit(`${DOOR}/network`, { account: accounts[0]![1]! }).expect(422);
  });

  it('says that it does not answer, and leaves the other ways open; and is asked again next time', async () => {
    provider.play({ claims: aCard(rpps), isDown: true });
    const elsewhere = await startTestApp({
      databaseUrl: truchement.databaseUrl,
      proSanteConnect: provider.client,
    });
    try {
      const browser = aBrowser(elsewhere);
      const answer = await browser.get(`${DOOR}?next=/book`).expect(503);
      expect(answer.text).toContain('Pro Santé Connect ne répond pas en ce moment');
      expect(answer.text).toContain('Recevoir mon lien');
      provider.play({ claims: aCard(rpps) });
      await browser.get(DOOR).expect(303);
    } finally {
      await elsewhere.close();
    }
    const browser = aBrowser(truchement);
    const back = await shownTheCard(browser);
    provider.play({ claims: aCard(rpps), isDown: true });
    await browser.get(back).expect(503);
  });

  it('keeps its secrets out of the log and of the browser’s cookie', async () => {
    provider.play({ claims: aCard(rpps) });
    const browser = aBrowser(truchement);
    const left = await browser.get(DOOR).expect(303);
    const cookie = String(left.headers['set-cookie']);
    expect(cookie).toMatch(/^truchement_trip=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=900$/);
    expect(Buffer.from(cookie, 'base64url').toString('latin1')).not.toContain('nonce');
    const said = JSON.stringify(truchement.logs);
    expect(said).toContain('nobody came in by Pro Santé Connect');
    for (const secret of [provider.client.clientSecret, rpps]) expect(said).not.toContain(secret);
  });

  it('is not there where it is not configured', async () => {
    const plain = await startTestApp({ databaseUrl: truchement.databaseUrl });
    try {
      const browser = aBrowser(plain);
      expect((await browser.get('/sign-in').expect(200)).text).not.toContain('Pro Santé Connect');
      await browser.get(DOOR).expect(404);
      await browser.get(`${DOOR}/back?code=x&state=y`).expect(404);
    } finally {
      await plain.close();
    }
  });

  it('is configured by three variables, all or none', () => {
    const all = {
      PSC_DISCOVERY_URL:
        'https://auth.esw.esante.gouv.fr/auth/realms/esante-wallet/.well-known/wallet-openid-configuration',
      PSC_CLIENT_ID: 'truchement',
      PSC_CLIENT_SECRET: 'a secret',
    };
    expect(readConfig({}).proSanteConnect).toBeNull();
    expect(readConfig(all).proSanteConnect).toEqual({
      discoveryUrl: all.PSC_DISCOVERY_URL,
      clientId: 'truchement',
      clientSecret: 'a secret',
    });
    expect(() => readConfig({ ...all, PSC_CLIENT_SECRET: ' ' })).toThrow('PSC_CLIENT_SECRET : manque');
    for (const wrong of ['http://auth.example/.well-known/x', 'https://auth.example/realm', 'psc']) {
      expect(() => readConfig({ ...all, PSC_DISCOVERY_URL: wrong })).toThrow('PSC_DISCOVERY_URL : attendu');
    }
  });
});
