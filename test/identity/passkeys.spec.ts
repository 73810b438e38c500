import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { csrfTokenOf } from '../../src/platform/http/session-cookie.js';
import { anAuthenticator, type Authenticator } from '../support/authenticator.js';
import { aBrowser, signedIn, type Browser } from '../support/browser.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAccount, aNetwork, type Network, type Person } from '../support/world.js';

describe('passkeys', () => {
  let truchement: TestApp;
  let rouen: Network;
  let person: Person;
  let desk: Browser;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    rouen = await aNetwork(truchement);
  });
  beforeEach(async () => {
    await truchement.database.rows(sql`DELETE FROM rate_limit`);
    person = await anAccount(rouen, 'coordinator');
    desk = await signedIn(truchement, person.email);
  });
  afterAll(() => truchement.close());

  const asked = async (browser: Browser, path: string) =>
    (
      await browser
        .send(`${path}/options`)
        .set('accept', 'application/json')
        .set('x-csrf-token', browser.secret ? csrfTokenOf(browser.secret) : '')
        .expect(200)
    ).body;
  const give = (browser: Browser, path: string, answer: object | string, fields = {}) =>
    browser.submit(path, { answer: typeof answer === 'string' ? answer : JSON.stringify(answer), ...fields });
  const aDevice = (): Authenticator => anAuthenticator(truchement.url);
  const added = async (): Promise<Authenticator> => {
    const device = aDevice();
    const answer = device.create(await asked(desk, '/account/passkeys'));
    await give(desk, '/account/passkeys', answer).set('user-agent', 'Firefox/140.0 (Android 15)').expect(303);
    return device;
  };
  /** Somebody at the front door, with what the key says to the question that they were asked. */
  const atTheDoor = async (answer: (options: { challenge: string }) => object, fields = {}) => {
    const browser = aBrowser(truchement);
    const said = answer(await asked(browser, '/sign-in/passkey'));
    return { browser, said, answer: await give(browser, '/sign-in/passkey', said, fields) };
  };

  it('are added on one’s account page, named after the device, and open the account from then on', async () => {
    const device = await added();
    expect((await desk.get('/account').expect(200)).text).toContain('Firefox, Android');
    const { browser, answer } = await atTheDoor((options) => device.get(options));
    expect([answer.status, answer.headers['location']]).toEqual([303, '/overview']);
    const { body } = await browser.get('/api/v1/me').expect(200);
    expect(body.id).toBe(person.id);
    const sessions = await browser.get('/api/v1/sessions').expect(200);
    expect(sessions.body.items.at(-1).way).toBe('passkey');
    const page = (await desk.get('/account')).text;
    expect(page).toContain('servie le');
    expect(page).not.toContain('pas encore servie');
    const log = await rouen.coordinator.get('/audit?what=passkey').expect(200);
    expect(log.body.items.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['sign-in passkey', 'POST /account/passkeys']),
    );
  });

  it('lead to the page that was asked for, and to nobody else’s', async () => {
    const device = await added();
    const landsAt = async (next: string) =>
      (await atTheDoor((options) => device.get(options), { next })).answer.headers['location'];
    expect(await landsAt('/calls?from=2027-01-01')).toBe('/calls?from=2027-01-01');
    expect(await landsAt('//evil.example')).toBe('/overview');
  });

  it('are asked for by a question that serves once, in five minutes', async () => {
    const device = await added();
    const { said } = await atTheDoor((options) => device.get(options));
    const replayed = aBrowser(truchement);
    const { text } = await give(replayed, '/sign-in/passkey', said).expect(422);
    expect(text).toContain('Cette réponse a déjà servi, ou a trop attendu');
    expect(replayed.secret).toBeNull();

    const options = await asked(replayed, '/sign-in/passkey');
    try {
      truchement.clock.advance({ minutes: 6 });
      await give(replayed, '/sign-in/passkey', device.get(options)).expect(422);
    } finally {
      truchement.clock.set(new Date());
    }
  });

  it('lose their question even when the answer was refused', async () => {
    const device = await added();
    const browser = aBrowser(truchement);
    const options = await asked(browser, '/sign-in/passkey');
    await give(browser, '/sign-in/passkey', device.get(options, { origin: 'https://evil.example' })).expect(
      422,
    );
    await give(browser, '/sign-in/passkey', device.get(options)).expect(422);
    expect(browser.secret).toBeNull();
  });

  it.each([
    ['was given on another site', { origin: 'https://evil.example' }],
    ['comes without finger, face or code', { isUserVerified: false }],
    ['names another account', { userHandle: Buffer.from('somebody else').toString('base64url') }],
    ['answers a question that nobody asked', { challenge: 'A'.repeat(43) }],
  ])('let nobody in whose answer %s', async (_, tampering) => {
    const device = await added();
    const { browser, answer } = await atTheDoor((options) => device.get(options, tampering));
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(/Recommencez/);
    expect(answer.text).toContain('Recevoir mon lien');
    expect(browser.secret).toBeNull();
  });

  it('let nobody in with a signature of another key', async () => {
    const [mine, theirs] = [await added(), aDevice()];
    const { answer } = await atTheDoor((options) => ({
      ...mine.get(options),
      response: {
        ...(mine.get(options) as any).response,
        signature: (theirs.get(options) as any).response.signature,
      },
    }));
    expect(answer.status).toBe(422);
  });

  it('let nobody in whose counter goes backwards: the key was copied', async () => {
    const device = await added();
    expect((await atTheDoor((options) => device.get(options, { counter: 5 }))).answer.status).toBe(303);
    expect((await atTheDoor((options) => device.get(options, { counter: 6 }))).answer.status).toBe(303);
    for (const counter of [6, 5, 0]) {
      const { answer } = await atTheDoor((options) => device.get(options, { counter }));
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('elle a peut-être été copiée');
    }
  });

  it('open nothing once they are removed, or their account is disabled', async () => {
    const device = await added();
    await rouen.coordinator.post(`/accounts/${person.id}/disable`).expect(201);
    const shut = await atTheDoor((options) => device.get(options));
    expect(shut.answer.text).toContain('n’ouvre aucun compte ici');
    await rouen.coordinator.post(`/accounts/${person.id}/enable`).expect(201);
    desk = await signedIn(truchement, person.email);
    const [, id] = /passkeys\/([\da-f-]{36})\/remove/.exec((await desk.get('/account')).text)!;
    const stranger = await signedIn(truchement, (await anAccount(rouen, 'coordinator')).email);
    await stranger.submit(`/account/passkeys/${id}/remove`).expect(404);
    expect((await atTheDoor((options) => device.get(options))).answer.status).toBe(303);
    await desk.submit(`/account/passkeys/${id}/remove`).expect(303);
    expect((await atTheDoor((options) => device.get(options))).answer.status).toBe(422);
  });

  it('are not added to an account by an answer to another one’s question, nor twice, nor from elsewhere', async () => {
    const device = await added();
    const stranger = await signedIn(truchement, (await anAccount(rouen, 'coordinator')).email);
    const other = aDevice();
    const mine = other.create(await asked(desk, '/account/passkeys'));
    await give(stranger, '/account/passkeys', mine).expect(422);
    const again = device.create(await asked(stranger, '/account/passkeys'));
    const { text } = await give(stranger, '/account/passkeys', again).expect(422);
    expect(text).toContain('Cette clé d’accès ouvre déjà un compte');
    const elsewhere = other.create(await asked(stranger, '/account/passkeys'), {
      origin: 'https://evil.example',
    });
    await give(stranger, '/account/passkeys', elsewhere).expect(422);
    expect((await stranger.get('/account')).text).toContain('Aucune clé d’accès');
  });

  it('answer nonsense with a sentence, never with a fault', async () => {
    const { challenge } = await asked(aBrowser(truchement), '/sign-in/passkey');
    const client = (of: string) =>
      Buffer.from(JSON.stringify({ type: of, challenge, origin: truchement.url })).toString('base64url');
    const nonsense: (object | string)[] = [
      '',
      'null',
      '[]',
      '{',
      'x'.repeat(30_000),
      { id: 1 },
      { id: 'x', response: null },
      { id: 'x', response: { clientDataJSON: '!' } },
      { id: 'x', response: { clientDataJSON: Buffer.from('null').toString('base64url') } },
      { id: '\u0000', response: { clientDataJSON: client('webauthn.get'), signature: 'x' } },
    ];
    for (const answer of nonsense) {
      await give(aBrowser(truchement), '/sign-in/passkey', answer).expect(422);
      await give(desk, '/account/passkeys', answer).expect(422);
    }
    const options = await asked(desk, '/account/passkeys');
    const made = { ...aDevice().create(options), response: { clientDataJSON: '', attestationObject: 'AA' } };
    await give(desk, '/account/passkeys', made).expect(422);
  });

  it('are neither asked for by another site, nor made by a program with a token', async () => {
    await aBrowser(truchement)
      .send('/sign-in/passkey/options')
      .set('origin', 'https://evil.example')
      .expect(403);
    await desk.send('/account/passkeys/options').expect(403);
    await person.as(truchement.http.post('/account/passkeys/options')).expect(422);
  });

  it('show no button without a script', async () => {
    for (const page of [await aBrowser(truchement).get('/sign-in'), await desk.get('/account')]) {
      expect(page.text).toMatch(/<form[^>]*data-passkey[^>]* hidden/);
    }
  });
});
