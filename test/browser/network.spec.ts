import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedIn } from '../support/browser.js';
import { A_PDF, anInvitation } from '../support/joining.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { largeProvider } from '../usage/provider-layouts.js';
import {
  aNetwork,
  anAccount,
  anRpps,
  aProvider,
  aPractice,
  aProfessional,
  type Network,
  type Person,
} from '../support/world.js';
import { accessibilityProblems, sidewaysPixels, takePicture, useBrowser } from './support/browser-test.js';

let truchement: TestApp;
let rouen: Network;
let gp: Person;
let join: string;

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
  join = (await anInvitation(rouen, invited)).path;
});
afterAll(() => truchement.close());

const browser = useBrowser();

describe('the screens of a network’s people', () => {
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
  });

  it('let a professional join without script, from the letter to « votre demande est arrivée »', async () => {
    const { page, context } = await browser.open({ screen: 'phone', javaScript: false });
    await page.goto(`${truchement.url}${join}`);
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
  });

  it('let a coordinator try the layout of a list without script, on a phone, and keep it', async () => {
    const provider = await aProvider(rouen);
    const { email } = await anAccount(rouen, 'coordinator');
    const own = (await signedIn(truchement, email)).secret!;
    const path = `${truchement.url}/network/providers/${provider.id}/call-list`;
    const { file, mapping } = largeProvider();
    for (const [screen, scheme] of [
      ['phone', 'light'],
      ['desktop', 'light'],
      ['desktop', 'dark'],
    ] as const) {
      const { page, context } = await browser.open({
        screen,
        dark: scheme === 'dark',
        javaScript: screen !== 'phone',
      });
      await context.addCookies([{ name: 'truchement_session', value: own, url: truchement.url }]);
      await page.goto(path);
      await page.setInputFiles('#file', { name: 'mars.csv', mimeType: 'text/csv', buffer: file });
      await page.click('text=Voir ce que nous comprenons');
      expect(await page.inputValue('#columns-duration')).toBe(mapping.columns.duration);
      expect(await sidewaysPixels(page)).toBe(0);
      if (screen !== 'phone') expect(await accessibilityProblems(page)).toEqual([]);
      await takePicture(page, `network-layout-${screen}-${scheme}`);
      await page.selectOption('#language-0', 'ary');
      await page.click('text=Essayer à nouveau');
      expect(await page.textContent('main')).toContain('Les 3 premières lignes se lisent');
      await page.click('text=Garder cette présentation');
      expect(await page.textContent('main')).toContain('ses prochaines listes seront lues ainsi');
      await context.close();
      await rouen.coordinator
        .post(`/providers/${provider.id}/call-list-layout`)
        .send({ mapping: null })
        .expect(201);
    }
  });
});
