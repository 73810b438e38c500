import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import sql from 'sql-template-tag';
import { newId } from '../../src/kernel/ids.js';
import { csrfTokenOf } from '../../src/platform/http/session-cookie.js';
import { Mailbox } from '../../src/platform/mail/index.js';
import { aBrowser, linkSentTo, signedIn, type Browser } from '../support/browser.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAccount, anEmail, aNetwork, type Network, type Person } from '../support/world.js';

const EVIL = 'https://evil.example';

describe('the doors, against whoever tries them', () => {
  let truchement: TestApp;
  let rouen: Network;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    rouen = await aNetwork(truchement);
  });
  afterAll(() => truchement.close());
  const aColleague = (): Promise<Person> => anAccount(rouen, 'coordinator');
  /** As from another place, so that what one test asks for does not limit the next. */
  const fresh = (): Promise<unknown> => truchement.database.rows(sql`DELETE FROM rate_limit`);

  describe('a form that another site sends with our cookie', () => {
    const aPractice = {
      name: 'MSP',
      kind: 'msp',
      commune: 'Rouen',
      inseeCode: '76540',
      postcode: '76000',
      address: '1 place de la Mairie',
      contactPhone: '02 61 91 00 01',
    };
    let browser: Browser;
    beforeAll(async () => {
      browser = await signedIn(truchement, (await aColleague()).email);
    });

    it('is refused without the session’s token, with a sentence that says what to do', async () => {
      const answer = await browser
        .send('/api/v1/practices', aPractice)
        .set('accept', 'application/json')
        .expect(403);
      expect(answer.body).toMatchObject({ type: '/problems/form-expired', title: 'Formulaire périmé' });
    });

    it('is refused with the token of another session, a shortened one, or several', async () => {
      const other = await signedIn(truchement, (await aColleague()).email);
      const mine = csrfTokenOf(browser.secret!);
      for (const _csrf of [csrfTokenOf(other.secret!), mine.slice(0, -1), '', `${mine} `, [mine, mine]]) {
        await browser.send('/api/v1/practices', { ...aPractice, _csrf }).expect(403);
      }
      await browser.send('/sign-out').expect(403);
      await browser.get('/api/v1/me').expect(200);
    });

    it('is taken with the token, as a field or as a header', async () => {
      await browser.submit('/api/v1/practices', aPractice).expect(201);
      await browser
        .send('/api/v1/practices', aPractice)
        .set('x-csrf-token', csrfTokenOf(browser.secret!))
        .expect(201);
    });

    it('is of no use beside a token of the API: a program has no cookie', async () => {
      await rouen.coordinator.post('/practices', aPractice).expect(201);
    });

    it('cannot hide behind a token that opens nothing', async () => {
      await browser.send('/api/v1/practices', aPractice).set('authorization', 'Bearer trm_x').expect(401);
    });

    it('does not sign anybody in to somebody else’s account', async () => {
      const attacker = await aColleague();
      await aBrowser(truchement).submit('/sign-in', { email: attacker.email });
      const link = await linkSentTo(truchement, attacker.email);
      const victim = aBrowser(truchement);
      await victim.send(link).set('origin', EVIL).expect(403);
      await victim.send('/sign-in', { email: attacker.email }).set('origin', EVIL).expect(403);
      await victim.send('/sign-in', { email: attacker.email }).set('origin', 'null').expect(403);
      expect(victim.secret).toBeNull();
    });
  });

  describe('a session', () => {
    it('is never one that the browser brought: it gets a new id, and the old one is closed', async () => {
      const [victim, attacker] = [await aColleague(), await aColleague()];
      const planted = (await signedIn(truchement, attacker.email)).secret!;
      const browser = aBrowser(truchement);
      browser.take(planted);
      await browser.submit('/sign-in', { email: victim.email });
      await browser.submit(await linkSentTo(truchement, victim.email)).expect(303);
      expect(browser.secret).not.toBe(planted);
      expect((await browser.get('/api/v1/me')).body.email).toBe(victim.email);
      const attackers = aBrowser(truchement);
      attackers.take(planted);
      await attackers.get('/api/v1/me').expect(401);
    });

    it('is not opened by a cookie that somebody made up', async () => {
      for (const secret of ['x', 'A'.repeat(43), 'é', `${'A'.repeat(43)}; x=y`, 'A'.repeat(5_000)]) {
        await supertest(truchement.url)
          .get('/api/v1/me')
          .set('cookie', `truchement_session=${encodeURI(secret)}`)
          .expect(401);
      }
    });

    it('lies in a cookie that scripts can’t read and other sites’ forms don’t bring', async () => {
      const { email } = await aColleague();
      const browser = aBrowser(truchement);
      await browser.submit('/sign-in', { email });
      const { headers } = await browser.submit(await linkSentTo(truchement, email));
      expect(headers['set-cookie']).toEqual([
        `truchement_session=${browser.secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000`,
      ]);
      const stored = await truchement.database.rows(
        sql`SELECT encode(hash, 'escape') AS hash FROM browser_session`,
      );
      expect(JSON.stringify(stored)).not.toContain(browser.secret);
    });

    it('over https lies in a cookie that goes over nothing else, and comes from no neighbour', async () => {
      const secure = await startTestApp({ work: true, publicUrl: 'https://truchement.example' });
      try {
        const network = await aNetwork(secure);
        const { email } = await anAccount(network, 'coordinator');
        const browser = aBrowser(secure, '__Host-truchement_session');
        await browser.submit('/sign-in', { email });
        const { headers } = await browser.submit(await linkSentTo(secure, email)).expect(303);
        expect(headers['set-cookie']).toEqual([
          expect.stringMatching(
            /^__Host-truchement_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=\d+$/,
          ),
        ]);
        await browser.get('/api/v1/me').expect(200);
        const plain = aBrowser(secure);
        plain.take(browser.secret!);
        await plain.get('/api/v1/me').expect(401);
      } finally {
        await secure.close();
      }
    });
  });

  it('lead to no other site after signing in', async () => {
    await fresh();
    for (const next of [
      EVIL,
      '//evil.example',
      '/\\evil.example',
      '\t//evil.example',
      'javascript:alert(1)',
    ]) {
      const { email } = await aColleague();
      const browser = aBrowser(truchement);
      const page = await browser.get(`/sign-in?next=${encodeURIComponent(next)}`).expect(200);
      expect(page.text).not.toContain('evil');
      await browser.submit('/sign-in', { email, next });
      const { headers } = await browser.submit(await linkSentTo(truchement, email)).expect(303);
      expect(headers['location']).toBe('/overview');
    }
    const twice = await supertest(truchement.url).get('/sign-in?next=/a&next=//evil.example').expect(200);
    expect(twice.text).not.toContain('evil');
  });

  it('answer the same, in words, headers and time, whether or not somebody has the address', async () => {
    await fresh();
    const { email } = await aColleague();
    const ask = async (address: string) => {
      const started = performance.now();
      const answer = await aBrowser(truchement).submit('/sign-in', { email: address });
      const { date: _, 'x-request-id': __, ...headers } = answer.headers;
      return { answer: [answer.status, headers, answer.text], milliseconds: performance.now() - started };
    };
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let i = 0; i < 5; i++) {
      const [known, unknown] = [await ask(email), await ask(anEmail('nobody'))];
      expect(known.answer).toEqual(unknown.answer);
      times.known.push(known.milliseconds);
      times.unknown.push(unknown.milliseconds);
    }
    const median = (values: number[]): number => values.sort((a, b) => a - b)[2]!;
    expect(Math.abs(median(times.known) - median(times.unknown))).toBeLessThan(50);
  });

  it('send one address five links in a quarter of an hour, and the same for one that nobody has', async () => {
    await fresh();
    for (const email of [(await aColleague()).email, anEmail('nobody')]) {
      for (let i = 0; i < 5; i++) await aBrowser(truchement).submit('/sign-in', { email }).expect(303);
      const refused = await aBrowser(truchement).submit('/sign-in', { email: email.toUpperCase() });
      expect(refused.status).toBe(429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(900);
    }
  });

  it('remember who tried too often across a restart', async () => {
    await fresh();
    const email = anEmail('nobody');
    for (let i = 0; i < 5; i++) await aBrowser(truchement).submit('/sign-in', { email }).expect(303);
    const restarted = await startTestApp({ databaseUrl: truchement.databaseUrl });
    try {
      await aBrowser(restarted).submit('/sign-in', { email }).expect(429);
    } finally {
      await restarted.close();
    }
  });

  it('let one place try thirty links in a quarter of an hour', async () => {
    await fresh();
    const guess = () => aBrowser(truchement).submit(`/sign-in/link/${'A'.repeat(43)}`);
    for (let i = 0; i < 30; i++) await guess().expect(422);
    expect((await guess()).status).toBe(429);
    await fresh();
  });

  it('put no second recipient and no header into a letter', async () => {
    await fresh();
    const { email } = await aColleague();
    for (const injected of [
      `${email}\r\nBcc: thief@evil.example`,
      `${email},thief@evil.example`,
      `"${email}\n"@evil.example`,
      `<${email}> thief@evil.example`,
      `${email}\0`,
    ]) {
      expect((await aBrowser(truchement).submit('/sign-in', { email: injected })).status).toBe(400);
    }
    const letters = await truchement.app.get(Mailbox).latest();
    expect(JSON.stringify(letters)).not.toContain('evil');
  });

  it('give back what was typed as text, never as markup', async () => {
    const page = await aBrowser(truchement)
      .submit('/sign-in', { email: '"><script>alert(1)</script>' })
      .expect(400);
    expect(page.text).not.toContain('<script>');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    const link = await aBrowser(truchement)
      .get(`/sign-in/link/${encodeURIComponent('"><script>')}`)
      .expect(200);
    expect(link.text).not.toContain('<script>');
  });

  describe('whatever is thrown at them', () => {
    it.each([
      ['too large', 'application/json', JSON.stringify({ email: 'x'.repeat(2_000_000) }), 413],
      ['too large a form', 'application/x-www-form-urlencoded', `email=${'x'.repeat(2_000_000)}`, 413],
      ['cut short', 'application/json', '{"email":', 400],
      ['not JSON', 'application/json', 'email=x', 400],
      ['empty', 'application/json', '', 400],
      ['a list', 'application/json', '[1,2]', 400],
      ['null', 'application/json', 'null', 400],
      ['a number', 'application/json', '3', 400],
      ['no address', 'application/json', '{}', 400],
      ['an object as address', 'application/json', '{"email":{"a":1}}', 400],
      ['a prototype', 'application/json', '{"__proto__":{"email":"a@b.fr"}}', 400],
      ['a form with the field twice', 'application/x-www-form-urlencoded', 'email=a&email=b', 400],
      ['broken escapes', 'application/x-www-form-urlencoded', 'email=%E0%A4%A&%%%', 400],
      ['an unknown kind', 'application/xml', '<email/>', 415],
      ['no multipart', 'multipart/form-data', 'x', 400],
    ])('is refused clearly: %s', async (_, type, body, status) => {
      await fresh();
      const answer = await supertest(truchement.url)
        .post('/sign-in')
        .set('content-type', type)
        .set('accept', 'application/json')
        .send(body);
      expect([answer.status, answer.text.includes('Error')]).toEqual([status, false]);
    });

    it.each(['%00', '%', '..%2f..%2fetc%2fpasswd', "'; DROP TABLE account; --", 'é'.repeat(300), newId()])(
      'is not found, as an id: %s',
      async (id) => {
        const path = encodeURI(id).replaceAll('%25', '%');
        for (const resource of ['bookings', 'professionals', 'practices', 'agreements', 'imports']) {
          const answer = await rouen.coordinator.get(`/${resource}/${path}`);
          expect([400, 404, 414]).toContain(answer.status);
        }
        expect([400, 404, 414, 422]).toContain(
          (await aBrowser(truchement).submit(`/sign-in/link/${path}`)).status,
        );
      },
    );

    it('is refused where it holds a character that no text holds', async () => {
      const person = { email: 'a\u0000@b.fr', role: 'coordinator' };
      expect((await rouen.coordinator.post('/accounts', person)).status).toBe(400);
      for (const label of ['a\u0000b', '\ud800']) {
        expect((await rouen.coordinator.post('/tokens', { label })).status).toBeLessThan(500);
      }
      expect((await rouen.coordinator.get('/languages?q=%00')).status).toBeLessThan(500);
      expect((await rouen.coordinator.get('/audit?what=%00')).status).toBeLessThan(500);
      expect((await rouen.coordinator.get('/bookings?language=%00')).status).toBeLessThan(500);
    });
  });
});
