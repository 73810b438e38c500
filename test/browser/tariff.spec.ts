import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { signedIn } from '../support/browser.js';
import { eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAccount, aNetwork, aProvider, aTariff, type Made, type Network } from '../support/world.js';
import {
  accessibilityProblems,
  sidewaysPixels,
  takePicture,
  useBrowser,
  type OpenPage,
  type Surface,
} from './support/browser-test.js';

let truchement: TestApp;
let rouen: Network;
let ism: Made;
let secret: string;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  rouen = await aNetwork(truchement);
  ism = await aProvider(rouen, {
    languages: ['prs', 'ara'],
    notice: [{ modality: 'on_site', workingDays: 3 }],
    departments: ['76'],
  });
  await aTariff(rouen, ism);
  secret = (await signedIn(truchement, (await anAccount(rouen, 'coordinator')).email)).secret!;
});
afterAll(() => truchement.close());

const browser = useBrowser();
const opened = async (surface: Surface, path: string): Promise<OpenPage> => {
  const open = await browser.open(surface);
  await open.context.addCookies([{ name: 'truchement_session', value: secret, url: truchement.url }]);
  await open.page.goto(`${truchement.url}${path}`);
  return open;
};
const total = (page: Page): Promise<string> =>
  page.innerText('#preview .figure').then((text) => text.replace(/\s+/g, ' '));

const entered = async (page: Page): Promise<void> => {
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
};

describe('the tariff editor', () => {
  it.each([
    ['phone', true],
    ['desktop', false],
  ] as const)(
    'is open to everyone on a %s, dark: %s',
    async (screen, dark) => {
      const name = (page: string): string => `${page}-${screen}-${dark ? 'dark' : 'light'}`;
      const { page, context, complaints } = await opened(
        { screen, dark },
        `/network/providers/${ism.id}/tariffs/new`,
      );
      for (const kind of ['hours', 'weekdays', 'travel', 'cancellation', 'absence']) {
        await page.selectOption('#add', kind);
        const count = await page.locator('.tariff-rule').count();
        await page.click('#do-add');
        await page.locator('.tariff-rule').nth(count).waitFor();
      }
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await sidewaysPixels(page)).toBe(0);
      await takePicture(page, name('tariff-editor'));
      await page.click('text=Enregistrer ce tarif');
      expect(await accessibilityProblems(page)).toEqual([]);
      await takePicture(page, name('tariff-editor-refused'));
      // The refused form answers 400, which the browser says in its console: that is no complaint of the page.
      expect(complaints.filter((one) => !one.includes('status of 400'))).toEqual([]);
      await context.close();
    },
    60_000,
  );

  it('never scrolls sideways on the narrowest screen', async () => {
    const { page, context } = await opened({ screen: 320 }, `/network/providers/${ism.id}/tariffs/new`);
    expect(await sidewaysPixels(page)).toBe(0);
    for (const path of [
      '/network/providers',
      `/network/providers/${ism.id}`,
      `/network/providers/${ism.id}/tariffs`,
    ]) {
      await page.goto(`${truchement.url}${path}`);
      expect(await sidewaysPixels(page)).toBe(0);
    }
    await context.close();
  });

  it('prices what is being typed as it is typed, and says the total aloud', async () => {
    const { page, context, complaints } = await opened({}, `/network/providers/${ism.id}/tariffs/new`);
    expect(await total(page)).toBe('31,00 €');
    await page.fill('#rules-0-firstCents', '20,00');
    await eventually(
      () => total(page),
      (sum) => sum === '33,00 €',
    );
    expect(await page.textContent('#announcements')).toContain('33,00');
    await page.fill('#rules-0-firstCents', 'vingt');
    await page.getByText('Règle 1 : Écrivez un montant').waitFor();
    expect(await page.innerText('#rules-0-sentence')).toBe('Cette règle est à compléter.');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is written, tried and stored by the keyboard alone, without script', async () => {
    const { page, context } = await opened(
      { javaScript: false },
      `/network/providers/${ism.id}/tariffs/new?from=blank`,
    );
    await page.focus('#rules-0-firstMinutes');
    for (const text of ['15', '19,00', '1', '1,10']) {
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Shift+Tab');
    await entered(page);
    expect(await total(page)).toBe('33,30 €');
    await page.focus('#add');
    await page.keyboard.type('Absence');
    await page.keyboard.press('Tab');
    await entered(page);
    expect(await page.locator('.tariff-rule').count()).toBe(2);
    expect(await page.inputValue('#rules-0-stepCents')).toBe('1,10');
    await page.fill('#rules-1-basisPoints', '70');
    await page.fill('#validFrom', '2098-01-01');
    await page.click('text=Enregistrer ce tarif');
    expect(await page.textContent('h1')).toBe('Tarif, ISM Interprétariat');
    expect((await page.innerText('main')).replace(/\s+/g, ' ')).toContain('À partir du 1er janvier 2098');
    await context.close();
  });
});
