import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { Mailbox } from '../../src/platform/mail/index.js';
import { assets } from '../../src/web/assets.js';
import { linkSentTo, signedIn, type Browser } from '../support/browser.js';
import { eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  aNetwork,
  anAccessCode,
  anAgreement,
  aPractice,
  aProfessional,
  aProvider,
  aStaff,
  aTariff,
  type Person,
} from '../support/world.js';
import { accessibilityProblems, sidewaysPixels, takePicture, useBrowser } from './support/browser-test.js';

const FIRST_VIEW_BYTES = 60_000;

let truchement: TestApp;
let gp: Person;
let colleague: Person;
let secretary: Person;
let session: Browser;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  const network = await aNetwork(truchement);
  const agreement = await anAgreement(network);
  const provider = await aProvider(network, { phoneNumber: '+33199001234', name: 'ISM' });
  await aTariff(network, provider);
  const practice = await aPractice(network);
  gp = await aProfessional(network, { practice, givenName: 'Marie', familyName: 'Durand' });
  colleague = await aProfessional(network, { practice, givenName: 'Paul', familyName: 'Petit' });
  secretary = await aStaff(network, practice);
  for (const [professional, code] of [
    [gp, 'ROU-MG-01'],
    [colleague, 'ROU-MG-02'],
  ] as const)
    await anAccessCode(network, { provider, agreement, professional, code });
  for (const language of ['rus', 'ara', 'sqi', 'kat']) {
    await gp.post('/bookings', { modality: 'phone_now', language, expectedMinutes: 20 }).expect(201);
    truchement.clock.advance({ minutes: 1 });
  }
  for (const language of ['ben', 'prs', 'pus', 'por', 'snk', 'tir'])
    await colleague.post('/bookings', { modality: 'phone_now', language, expectedMinutes: 20 }).expect(201);
  const startsAt = new Date(truchement.clock.now().getTime() + 3 * 86_400_000).toISOString();
  const appointment = { modality: 'phone_booked', language: 'sqi', expectedMinutes: 30, startsAt };
  await gp.post('/bookings', appointment).expect(201);
  session = await signedIn(truchement, gp.email);
});
afterAll(() => truchement.close());

const browser = useBrowser();

const enter = (context: BrowserContext, { secret }: Pick<Browser, 'secret'>): Promise<void> =>
  context.addCookies([{ name: 'truchement_session', value: secret!, url: truchement.url }]);
const heading = (page: Page): Promise<string | null> => page.textContent('h1');

describe('a doctor with a patient in front of her', () => {
  it.each(['phone', 'desktop'] as const)(
    'reads pages that are open to everyone, light and dark, on a %s',
    async (screen) => {
      const { page, context, complaints } = await browser.open({ screen });
      await enter(context, session);
      const look = (what: string): Promise<void> => lookAt(page, `call-${what}-${screen}`);
      await page.goto(`${truchement.url}/call`);
      await look('home');
      await page.click('text=géorgien');
      await page.waitForURL(/\/call\/[\da-f-]{36}/);
      expect(await page.getAttribute('.call-button', 'href')).toBe('tel:+33199001234');
      expect(await page.textContent('.code')).toBe('ROU-MG-01');
      await look('dial');
      await page.click('text=Personne n’a répondu');
      await page.waitForURL(/said=no_answer/);
      await look('thanks');
      await page.goto(`${truchement.url}/call/offline`);
      await look('card');
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('finds a language as she types, and calls in it', async () => {
    const { page, context, complaints } = await browser.open({ screen: 'phone' });
    await enter(context, session);
    await page.goto(`${truchement.url}/call`);
    await page.fill('#q', 'arabe alg');
    await page.waitForSelector('#found button[value=arq]');
    await page.fill('#q', 'klingon');
    await page.waitForSelector('#found .empty');
    expect(await accessibilityProblems(page)).toEqual([]);
    await takePicture(page, 'call-nothing-found-phone');
    await page.fill('#q', 'پښتو');
    await page.click('#found button[value=pus]');
    await page.waitForSelector('.call-button');
    expect(await heading(page)).toContain('پښتو');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('does all of it without script, on the narrowest screen', async () => {
    const { page, context } = await browser.open({ screen: 320, javaScript: false });
    await enter(context, session);
    await page.goto(`${truchement.url}/call`);
    await page.fill('#q', 'dari');
    await page.click('text=Chercher');
    await page.click('#found button[value=prs]');
    expect(await page.getAttribute('.call-button', 'href')).toBe('tel:+33199001234');
    await page.click('text=C’était bien');
    expect(await page.textContent('[role=status]')).toContain('Merci');
    await page.click('text=Je n’appelle pas');
    expect(new URL(page.url()).pathname).toBe('/call');
    expect(await page.textContent('[role=status]')).toContain('Rien n’est dû');
    await context.close();
  });

  it('never scrolls sideways on the narrowest screen', async () => {
    const { page, context } = await browser.open({ screen: 320 });
    await enter(context, session);
    await page.goto(`${truchement.url}/call?q=a`);
    expect(await sidewaysPixels(page)).toBe(0);
    await page.click('.language-first');
    await page.waitForSelector('.call-button');
    expect(await sidewaysPixels(page)).toBe(0);
    await context.close();
  });

  it('calls with the keyboard alone', async () => {
    const { page, context } = await browser.open();
    await enter(context, session);
    await page.goto(`${truchement.url}/call`);
    await press(page, 'Tab', () =>
      page.evaluate<boolean>(`document.activeElement.matches('.language-first')`),
    );
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/call\/[\da-f-]{36}/);
    await press(page, 'Tab', () => page.evaluate<boolean>(`document.activeElement.matches('.call-button')`));
    await press(page, 'Tab', () => page.evaluate<boolean>(`document.activeElement.value === 'to_improve'`));
    await page.keyboard.press('Enter');
    await page.waitForURL(/said=to_improve/);
    await context.close();
  });

  it('waits for less than 60 kB the first time', async () => {
    const { headers } = await session.get('/call').set('accept-encoding', 'br').responseType('blob');
    const drawn = [assets.stylesheet, assets.htmx, assets.offline, assets.icon, assets.font, assets.manifest];
    const weights = drawn.map(({ brotli, body }) => (brotli?.() ?? body).length);
    expect(weights.reduce((total, weight) => total + weight, Number(headers['content-length']))).toBeLessThan(
      FIRST_VIEW_BYTES,
    );
  });
});

describe('somebody for whom there is no interpreter', () => {
  it('reads why and what to do, says the situation of the patient, and calls', async () => {
    const network = await aNetwork(truchement, { name: 'Nantes' });
    await anAgreement(network, { eligibility: { categories: ['refugee'] } });
    await aTariff(network, await aProvider(network, { name: 'IMEDI', call: 'provider_calls' }));
    const person = await aProfessional(network);
    const { page, context, complaints } = await browser.open({ screen: 'phone' });
    await enter(context, await signedIn(truchement, person.email));
    await page.goto(`${truchement.url}/call`);
    await page.click('button[value=prs]');
    expect(await heading(page)).toBe('Hors du cadre des financements');
    await lookAt(page, 'call-refused-phone');
    await page.click('text=Réfugié reconnu');
    await page.click('text=Appeler avec cette situation');
    await page.waitForSelector('text=IMEDI vous rappelle');
    await lookAt(page, 'call-rung-back-phone');
    // What a browser says of any answer that refuses.
    expect(complaints.filter((line) => !line.includes('422'))).toEqual([]);
    await context.close();
  });
});

describe('a secretary', () => {
  it('says for whom, then has the professional’s pages', async () => {
    const { page, context, complaints } = await browser.open({ screen: 'phone' });
    await enter(context, await signedIn(truchement, secretary.email));
    await page.goto(`${truchement.url}/call`);
    expect(await heading(page)).toContain('Pour qui');
    expect(await accessibilityProblems(page)).toEqual([]);
    await takePicture(page, 'call-for-whom-phone');
    await page.click('text=Paul Petit');
    await takePicture(page, 'call-secretary-phone');
    await page.click('text=bengali');
    await page.waitForSelector('.call-button');
    expect(await page.textContent('.code')).toBe('ROU-MG-02');
    expect(await page.textContent('main')).toContain('Pour Paul Petit');
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('when we can’t be reached', () => {
  /** The worker is there, and has kept the card. */
  const kept = (page: Page): Promise<unknown> =>
    eventually(
      () => page.evaluate<string[]>(`caches.keys()`),
      (names) => names.some((name) => name.startsWith('card-')),
      10_000,
    );
  const cards = (page: Page): Promise<string[]> =>
    page.evaluate<string[]>(
      `caches.keys().then((names) => names.filter((name) => name.startsWith('card-')))`,
    );
  const signIn = async (page: Page, { email }: Person): Promise<void> => {
    await page.goto(`${truchement.url}/sign-in`);
    await page.fill('#email', email);
    const before = await sentTo(email);
    await page.click('main form button');
    await page.waitForURL(/sent/);
    await page.goto(`${truchement.url}${await linkSentTo(truchement, email, before + 1)}`);
    await page.click('main form button');
    await page.waitForURL(/^[^?]*\/(call)?$/);
  };

  it('the number and the code stay, for whoever has signed in and for nobody else', async () => {
    const { page, context } = await browser.open({ screen: 'phone' });
    await signIn(page, gp);
    await page.goto(`${truchement.url}/call`);
    await kept(page);

    await context.setOffline(true);
    await page.goto(`${truchement.url}/call`);
    expect(await page.textContent('main')).toContain('Vous êtes hors ligne.');
    expect(await page.textContent('.code')).toBe('ROU-MG-01');
    expect(await page.getAttribute('.call-button', 'href')).toBe('tel:+33199001234');
    expect(await accessibilityProblems(page)).toEqual([]);
    await takePicture(page, 'call-offline-phone');

    await context.setOffline(false);
    for (const [lang, chosen, said] of [
      ['en', 'English', 'You are offline'],
      ['fr', 'Français', 'Vous êtes hors ligne'],
    ] as const) {
      await page.goto(`${truchement.url}/bookings`);
      await page.getByRole('button', { name: chosen }).click();
      await page.waitForFunction(`document.documentElement.lang === '${lang}'`);
      await page.evaluate(`caches.keys().then((names) =>
        Promise.all(names.filter((name) => name.startsWith('card-')).map((name) => caches.delete(name))))`);
      await context.setOffline(true);
      await page.goto(`${truchement.url}/bookings`);
      expect(await page.textContent('h1')).toBe(said);
      await context.setOffline(false);
    }

    await page.goto(`${truchement.url}/account`);
    await page.click('text=Se déconnecter >> nth=0');
    await page.waitForURL(/sign-in/);
    await context.setOffline(true);
    const shown = await page.goto(`${truchement.url}/call`).then(
      (answer) => answer?.text(),
      () => 'nothing',
    );
    expect(shown).not.toMatch(/ROU-MG|Durand/);

    await context.setOffline(false);
    await signIn(page, colleague);
    await page.goto(`${truchement.url}/call`);
    await kept(page);
    expect(await cards(page)).toHaveLength(1);
    await context.setOffline(true);
    await page.goto(`${truchement.url}/bookings`);
    expect(await page.textContent('.code')).toBe('ROU-MG-02');
    expect(await page.content()).not.toMatch(/ROU-MG-01|Durand/);
    await context.close();
  });

  it('nothing else that is somebody’s is kept, and what is kept is dropped before somebody else comes in', async () => {
    const { page, context } = await browser.open();
    await enter(context, session);
    await page.goto(`${truchement.url}/call`);
    await kept(page);
    const addresses = await page.evaluate<string[]>(`(async () => {
      const all = [];
      for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys()) all.push(new URL(url).pathname);
      return all;
    })()`);
    expect(addresses.filter((path) => !path.startsWith('/assets/')).sort()).toEqual([
      '/call/offline',
      '/offline',
    ]);
    // The session ends without a word: the next page says so, and the card goes.
    await context.clearCookies();
    await page.goto(`${truchement.url}/call`);
    expect(await heading(page)).toContain('se connecter');
    expect(await cards(page)).toEqual([]);
    await context.setOffline(true);
    await page.goto(`${truchement.url}/call`);
    expect(await heading(page)).toBe('Vous êtes hors ligne');
    await context.close();
  });
});

const sentTo = async (email: string): Promise<number> =>
  (await truchement.app.get(Mailbox).latest()).filter(({ to }) => to === email).length;

/** Open to everyone, in both schemes, and no wider than the screen. */
const lookAt = async (page: Page, name: string): Promise<void> => {
  for (const scheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    expect(await accessibilityProblems(page)).toEqual([]);
    await takePicture(page, `${name}-${scheme}`);
  }
  expect(await sidewaysPixels(page)).toBe(0);
};

/** Presses a key until what is wanted is so. */
const press = async (page: Page, key: string, isIt: () => Promise<boolean>): Promise<void> => {
  for (let times = 0; times < 60; times++) {
    await page.keyboard.press(key);
    if (await isIt()) return;
  }
  throw new Error(`${key} never led there`);
};
