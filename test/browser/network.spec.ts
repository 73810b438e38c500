import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import { signedIn } from '../support/browser.js';
import { A_PDF, anApplication, anInvitation } from '../support/joining.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  anAccount,
  aNetwork,
  anRpps,
  aPractice,
  aProfessional,
  aStaff,
  type Network,
  type Person,
} from '../support/world.js';
import { accessibilityProblems, sidewaysPixels, takePicture, useBrowser } from './support/browser-test.js';

let truchement: TestApp;
let rouen: Network;
let coordination: string;
let secret: string;
let gp: Person;
const pages: Record<string, string> = {};

beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  rouen = await aNetwork(truchement);
  const practice = await aPractice(rouen);
  gp = await aProfessional(rouen, { practice, givenName: 'Anne', familyName: 'Le Gall' });
  const invited = await aProfessional(rouen, {
    practice,
    givenName: 'Ali',
    familyName: 'Abadi',
    enrolled: false,
  });
  await aProfessional(rouen, { practice, givenName: 'Zoé', familyName: 'Éluard', profession: 'midwife' });
  await aStaff(rouen, practice);
  coordination = (await anAccount(rouen, 'coordinator')).email;
  secret = (await signedIn(truchement, coordination)).secret!;
  Object.assign(pages, {
    people: '/network',
    invite: '/network/professionals/new',
    person: `/network/professionals/${gp.id}`,
    applications: '/network/applications',
    application: `/network/applications/${await anApplication(rouen, practice)}`,
    practices: '/network/practices',
    newPractice: '/network/practices/new',
    practice: `/network/practices/${practice.id}`,
    accounts: '/network/accounts',
    audit: '/network/audit',
    join: (await anInvitation(rouen, invited)).path,
  });
}, 60_000);
afterAll(() => truchement.close());

const browser = useBrowser();
const enter = (context: BrowserContext): Promise<void> =>
  context.addCookies([{ name: 'truchement_session', value: secret, url: truchement.url }]);

describe('the screens of a network’s people', () => {
  it.each([
    ['phone', false],
    ['desktop', true],
  ] as const)(
    'are open to everyone on a %s, dark: %s',
    async (screen, dark) => {
      const { page, context, complaints } = await browser.open({ screen, dark });
      await enter(context);
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(`${truchement.url}${path}`);
        expect([name, await accessibilityProblems(page)]).toEqual([name, []]);
        expect([name, await sidewaysPixels(page)]).toEqual([name, 0]);
        await takePicture(page, `network-${name}-${screen}-${dark ? 'dark' : 'light'}`);
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
    60_000,
  );

  it('show a professional their own practice, and let them invite a secretary without script', async () => {
    const { page, context } = await browser.open({ screen: 'phone', javaScript: false });
    const own = (await signedIn(truchement, gp.email)).secret!;
    await context.addCookies([{ name: 'truchement_session', value: own, url: truchement.url }]);
    await page.goto(`${truchement.url}/practice`);
    expect(await sidewaysPixels(page)).toBe(0);
    await page.fill('input[name=email]', 'accueil@msp.example');
    await page.click('text=Inviter une secrétaire');
    expect(await page.textContent('main')).toContain('accueil@msp.example');
    await takePicture(page, 'network-own-practice-phone-light');
    await context.close();
  }, 30_000);

  it('let a professional join without script, from the letter to « votre demande est arrivée »', async () => {
    const { page, context } = await browser.open({ screen: 'phone', javaScript: false });
    await page.goto(`${truchement.url}${pages['join']}`);
    await page.fill('#rpps', anRpps());
    await page.setInputFiles('#proof', { name: 'carte.pdf', mimeType: 'application/pdf', buffer: A_PDF });
    await page.click('button.button-main');
    expect(await page.textContent('main')).toContain('Lisez la charte');
    expect(await page.inputValue('#familyName')).toBe('Abadi');
    await page.check('#charter');
    await page.setInputFiles('#proof', { name: 'carte.pdf', mimeType: 'application/pdf', buffer: A_PDF });
    await page.click('button.button-main');
    expect(await page.textContent('h1')).toBe('Votre demande est arrivée');
    await context.close();
  }, 30_000);
});
