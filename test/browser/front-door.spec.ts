import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { PublicUrl } from '../../src/platform/config/index.js';
import { linkSentTo } from '../support/browser.js';
import { aCard, playProSanteConnect, type ProSanteConnectMock } from '../support/pro-sante-connect.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aNetwork, anRpps, aProfessional, type Person } from '../support/world.js';
import {
  accessibilityProblems,
  sidewaysPixels,
  takePicture,
  useBrowser,
  type OpenPage,
} from './support/browser-test.js';

let truchement: TestApp;
let site: string;
let gp: Person;
let provider: ProSanteConnectMock;
const rpps = anRpps();
beforeAll(async () => {
  provider = await playProSanteConnect();
  truchement = await startTestApp({ work: true, hostname: 'localhost', proSanteConnect: provider.client });
  site = truchement.app.get(PublicUrl).value;
  gp = await aProfessional(await aNetwork(truchement), { rpps });
});
afterAll(async () => {
  await truchement.close();
  await provider.close();
});

const browser = useBrowser();

/** A device that its owner unlocks when it is asked to, and that keeps passkeys. */
const aDevice = async ({ context, page }: OpenPage) => {
  const devices = await context.newCDPSession(page);
  await devices.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: false,
    },
  });
  /** Whether the owner is there to answer. */
  return (enabled: boolean) =>
    devices.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
};

const isSound = async (page: Page): Promise<void> => {
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await sidewaysPixels(page)).toBe(0);
};

describe('the front door', () => {
  it('opens to a passkey that was added inside, and leads to the page that was wanted', async () => {
    const phone = await browser.open({ screen: 'phone' });
    const { page, complaints } = phone;
    const isThere = await aDevice(phone);
    // Else the key would answer what the browser offers by itself, before the button is pressed.
    await page.addInitScript(`PublicKeyCredential.isConditionalMediationAvailable = async () => false`);
    await page.goto(`${site}/sign-in`);
    await page.fill('#email', gp.email);
    await page.click('text=Recevoir mon lien');
    await page.waitForURL('**/sign-in/sent');
    await page.goto(`${site}${await linkSentTo(truchement, gp.email)}`);
    await page.click('main button');
    await page.waitForURL('**/call');

    await page.goto(`${site}/account`);
    await isThere(true);
    await page.click('text=Ajouter une clé d’accès');
    await page.waitForURL('**/account#passkeys');
    await page.waitForSelector('text=pas encore servie');
    await isThere(false);
    await takePicture(page, 'account-phone-light');
    await page.click('main form[action="/sign-out"] button');
    await page.waitForURL('**/sign-in');

    await page.goto(`${site}/account?from=letter`);
    await page.click('main a.button-main');
    await isSound(page);
    await isThere(true);
    await page.click('text=Entrer avec une clé d’accès');
    await page.waitForURL('**/account?from=letter');
    expect(await page.textContent('main')).toContain('entré par clé d’accès');
    expect(complaints.filter((said) => !said.includes('404') && !said.includes('401'))).toEqual([]);
    await phone.context.close();
  });

  it('says so when the key is not presented, and keeps the other ways open', async () => {
    const desk = await browser.open({ dark: true });
    await desk.page.goto(`${site}/sign-in`);
    await desk.page.click('text=Entrer avec une clé d’accès');
    await desk.page.waitForSelector('[role=status]:has-text("Recommencez, ou recevez un lien.")');
    await isSound(desk.page);
    await takePicture(desk.page, 'sign-in-desktop-dark');
    await desk.context.close();
  });

  it('opens to a card, by a link that the policy lets through, and says what to do to whom it does not open', async () => {
    const { page, context, complaints } = await browser.open({ screen: 320, javaScript: false, dark: true });
    provider.play({ claims: aCard(anRpps()) });
    await page.goto(`${site}/sign-in?next=/account`);
    await takePicture(page, 'sign-in-320-dark-without-script');
    await page.click('text=Pro Santé Connect');
    expect(await page.textContent('h1')).toBe('Aucun réseau ne vous connaît encore');
    await takePicture(page, 'unknown-professional-320-dark');
    await page.click('text=Entrer autrement');
    expect(new URL(page.url()).pathname).toBe('/sign-in');

    provider.play({ claims: aCard(rpps) });
    await page.goto(`${site}/sign-in?next=/account`);
    await page.click('text=Pro Santé Connect');
    expect(new URL(page.url()).pathname).toBe('/account');
    expect(await page.textContent('main')).toContain('entré par Pro Santé Connect');
    expect(complaints.filter((said) => !said.includes('422'))).toEqual([]);
    await context.close();
  });

  it('keeps the other ways open, soundly, when a card is not confirmed', async () => {
    const { page, context } = await browser.open({ screen: 'phone' });
    provider.play({ claims: aCard(rpps), isCodeExpired: true });
    await page.goto(`${site}/sign-in`);
    await page.click('text=Pro Santé Connect');
    expect(await page.textContent('[role=alert]')).toContain('n’a pas confirmé votre identité');
    await isSound(page);
    await takePicture(page, 'sign-in-refused-phone');
    provider.play({ claims: aCard(anRpps()) });
    await page.click('a:has-text("Pro Santé Connect")');
    await isSound(page);
    await context.close();
  });

  it('shows no button for keys without a script', async () => {
    const { page, context } = await browser.open({ screen: 320, javaScript: false });
    await page.goto(`${site}/sign-in`);
    expect(await page.isVisible('text=Recevoir mon lien')).toBe(true);
    expect(await page.isVisible('text=Entrer avec une clé d’accès')).toBe(false);
    await takePicture(page, 'sign-in-320-without-script');
    await context.close();
  });
});
