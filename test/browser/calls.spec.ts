import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { signedIn } from '../support/browser.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAccount } from '../support/world.js';
import { aLine, aList, ism2022, rouen, type Rouen } from '../usage/rouen.js';
import {
  accessibilityProblems,
  takePicture,
  useBrowser,
  type OpenPage,
  type Surface,
} from './support/browser-test.js';

let truchement: TestApp;
let here: Rouen;
let secret: string;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  truchement.clock.set('2023-01-05T09:00:00+01:00');
  here = await rouen(truchement);
  await here.send(await ism2022());
  secret = (await signedIn(truchement, (await anAccount(here.network, 'coordinator')).email)).secret!;
});
afterAll(() => truchement.close());

const browser = useBrowser();
const opened = async (surface: Surface, path: string): Promise<OpenPage> => {
  const open = await browser.open(surface);
  await open.context.addCookies([{ name: 'truchement_session', value: secret, url: truchement.url }]);
  await open.page.goto(`${truchement.url}${path}`);
  return open;
};
const list = (name: string): string =>
  aList(
    aLine({ ref: `${name}-1`, cents: 1800 }),
    aLine({ ref: `${name}-2`, code: 'ROU-MG-0I', seconds: 421, cents: 1800 }),
    aLine({ ref: `${name}-3`, language: 'alb.', seconds: 1_188, cents: 2300 }),
  );
const drop = async (page: Page, name: string): Promise<void> => {
  await page.setInputFiles('#file', {
    name: 'liste.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(list(name)),
  });
  await page.click('text=Lire la liste');
};

describe('the calls in a browser', () => {
  it('are dropped, settled line by line, read and corrected by a coordinator, with script', async () => {
    const { page, context, complaints } = await opened({}, '/calls/imports');
    await drop(page, 'A');
    await page.waitForSelector('#settle');
    expect(await page.textContent('#settle')).toBe('2 lignes à régler');
    expect(await accessibilityProblems(page)).toEqual([]);
    await takePicture(page, 'import-desktop-light');
    await page.check('input[name=professionalId] >> nth=0');
    await page.click('text=Rattacher l’appel');
    expect(await page.textContent('#settle')).toBe('Une ligne à régler');
    await page.selectOption('#reason', 'provider_mistake');
    await page.click('text=Mettre la ligne de côté');
    await page.click('text=Voir les consommations de cette liste');
    expect(await page.textContent('tr.total')).toContain('36,00');
    await page.click('tbody a >> nth=0');
    await page.click('a.button:has-text("Corriger")');
    await page.selectOption('#reason', 'wrong_duration');
    await page.fill('#durationSeconds', '20');
    await page.click('text=Voir le nouveau prix');
    expect(await page.textContent('[role=status]')).toContain('après la correction');
    expect(await accessibilityProblems(page)).toEqual([]);
    await takePicture(page, 'correct-desktop-light');
    await page.click('text=Enregistrer la correction');
    expect(await page.textContent('#versions')).toBe('Les versions');
    expect(await accessibilityProblems(page)).toEqual([]);
    await takePicture(page, 'call-desktop-light');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('are settled on a phone without script, by the keyboard', async () => {
    const { page, context, complaints } = await opened(
      { screen: 'phone', javaScript: false },
      '/calls/imports',
    );
    await drop(page, 'B');
    for (let tries = 0; tries < 50 && (await page.locator('#settle').count()) === 0; tries++) {
      const refresh = page.locator('text=Actualiser');
      if ((await refresh.count()) > 0) await refresh.click();
      else await page.reload();
    }
    await page.locator('input[name=professionalId]').first().focus();
    await page.keyboard.press('Space');
    const attach = page.locator('button:has-text("Rattacher l’appel")');
    await attach.focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=Une ligne à régler');
    await takePicture(page, 'import-phone-light');
    await page.selectOption('#reason', 'not_ours');
    await page.locator('button:has-text("Mettre la ligne de côté")').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=Rien à régler');
    expect(complaints).toEqual([]);
    await context.close();
  });
});
