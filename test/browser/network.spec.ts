import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedIn } from '../support/browser.js';
import { A_PDF, anInvitation } from '../support/joining.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aNetwork, anRpps, aPractice, aProfessional, type Network, type Person } from '../support/world.js';
import { sidewaysPixels, takePicture, useBrowser } from './support/browser-test.js';

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
});
