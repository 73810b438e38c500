import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { signedIn } from '../support/browser.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAccount, anEmail } from '../support/world.js';
import { ism2022, rouen, type Rouen } from '../usage/rouen.js';
import { accessibilityProblems, sidewaysPixels, takePicture, useBrowser } from './support/browser-test.js';

let truchement: TestApp;
let scene: Rouen;
const secrets: Record<string, string> = {};
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  truchement.clock.set('2023-01-09T09:30:00Z');
  scene = await rouen(truchement);
  const { body } = await scene.network.coordinator.get('/agreements');
  const { funderId } = body.items[0];
  const people = {
    coordinator: await anAccount(scene.network, 'coordinator', { email: anEmail('coordination') }),
    funder: await anAccount(scene.network, 'funder', { funderId, email: anEmail('mdm') }),
  };
  for (const [role, { email }] of Object.entries(people))
    secrets[role] = (await signedIn(truchement, email)).secret!;
  await scene.send(await ism2022());
});
afterAll(() => truchement.close());

const browser = useBrowser();
const open = async (role: string, path: string, surface = {}) => {
  const opened = await browser.open(surface);
  await opened.context.addCookies([
    { name: 'truchement_session', value: secrets[role]!, url: truchement.url },
  ]);
  await opened.page.goto(truchement.url + path);
  return opened;
};
const sound = async (page: Page, name: string): Promise<void> => {
  expect([name, await accessibilityProblems(page), await sidewaysPixels(page)]).toEqual([name, [], 0]);
  await takePicture(page, `statement-${name}`);
};
/** Nothing but the keyboard. */
const press = async (page: Page, name: string): Promise<void> => {
  const control = page.locator('main').getByText(name, { exact: true }).last();
  await control.focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
};

describe('a statement', () => {
  let address: string;

  it('is prepared, read as its funder will, and issued, by the keyboard alone', async () => {
    const { page, context, complaints } = await open('coordinator', '/budgets/statements');
    await press(page, 'Préparer un relevé');
    await page.getByLabel('Une autre période', { exact: true }).focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Premier jour, pour une autre période').fill('2022-03-01');
    await page.getByLabel('Dernier jour, compris').fill('2022-12-31');
    await sound(page, 'new');
    await press(page, 'Préparer le projet');
    address = new URL(page.url()).pathname;
    expect(await page.locator('article svg.chart').count()).toBe(2);
    await sound(page, 'draft');
    await press(page, 'Version de la coordination');
    expect(await page.locator('article .masked').count()).toBe(0);
    await sound(page, 'draft-coordinator');
    await press(page, 'Émettre ce relevé');
    await sound(page, 'issue');
    await press(page, 'Émettre ce relevé');
    expect(await page.textContent('main')).toContain('est émis');
    await sound(page, 'issued');
    await page.goto(`${truchement.url}/budgets/statements`);
    await sound(page, 'list');
    await page.goto(`${truchement.url}/budgets/${scene.agreement.id}/statement-preferences`);
    await sound(page, 'preferences');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is read by its funder on a phone, disputed, then accepted, without script', async () => {
    const phone = { screen: 'phone', javaScript: false } as const;
    const { page, context } = await open('funder', '/statements', phone);
    await takePicture(page, 'statement-funder-home-phone');
    await page.getByRole('link', { name: 'Lire le relevé' }).click();
    expect(await sidewaysPixels(page)).toBe(0);
    await takePicture(page, 'statement-funder-phone');
    await page.getByRole('link', { name: 'Réponse attendue, en bas de page' }).click();
    await page.getByText('Contester ce relevé…').click();
    await page.getByLabel('Ce que vous contestez').fill('Une intervention de décembre est de trop.');
    await page.getByRole('button', { name: 'Envoyer la contestation' }).click();
    expect(await page.textContent('main')).toContain('Votre contestation est envoyée');
    await takePicture(page, 'statement-funder-disputed-phone');
    await page.getByRole('button', { name: 'L’accepter malgré tout' }).click();
    expect(await page.textContent('aside')).toContain('Vous l’avez accepté');
    await context.close();
  });

  it('is seen well by night and by day, at a desk and on a phone', async () => {
    for (const dark of [true, false]) {
      const { page, context } = await open('funder', address.replace('/budgets', ''), { dark });
      await sound(page, `funder-desktop-${dark ? 'dark' : 'light'}`);
      await page.goto(`${truchement.url}/statements`);
      await sound(page, `funder-home-desktop-${dark ? 'dark' : 'light'}`);
      await context.close();
    }
    const { page, context } = await open('coordinator', address, { screen: 'phone', dark: true });
    await sound(page, 'follow-phone-dark');
    await context.close();
  });
});
