import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { twoAgreements, type TwoAgreements } from '../handover/two-agreements.js';
import { signedIn } from '../support/browser.js';
import { eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAccount, anEmail } from '../support/world.js';
import { accessibilityProblems, sidewaysPixels, takePicture, useBrowser } from './support/browser-test.js';

let truchement: TestApp;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
});
afterAll(() => truchement.close());

const browser = useBrowser();

/** Rouen, with a request that passes and two that the CTAI does not take; its coordinator has signed in. */
const aScheme = async (): Promise<TwoAgreements & Readonly<{ secret: string }>> => {
  const scheme = await twoAgreements(truchement, {
    first: { title: 'Médecine de ville' },
    second: { title: 'CTAI 2023', eligibility: { categories: ['refugee'] } },
  });
  await scheme.book(scheme.doctors[0]!, '2023-02-02', { category: 'refugee' });
  await scheme.book(scheme.doctors[0]!, '2023-02-09', { category: 'ame' });
  await scheme.book(scheme.doctors[1]!, '2023-02-16', { category: 'ame' });
  const colleague = await anAccount(scheme.network, 'coordinator', { email: anEmail('coordination') });
  return { ...scheme, secret: (await signedIn(truchement, colleague.email)).secret! };
};
const enter = (context: BrowserContext, secret: string): Promise<void> =>
  context.addCookies([{ name: 'truchement_session', value: secret, url: truchement.url }]);

type Look = (page: Page, name: string) => Promise<void>;

/** The whole procedure; `look` is called on each screen of it. */
const handOver = async (page: Page, { from, to }: TwoAgreements, look: Look): Promise<void> => {
  await page.goto(`${truchement.url}/budgets/${from.id}`);
  await page.click('a[href^="/budgets/handovers/new"]');
  await look(page, 'new');
  await page.selectOption('#toAgreementId', to.id);
  await page.fill('#effectiveOn', '2023-02-01');
  await page.fill('#accessCodes', 'ROU-MG-01 ; RSP-00421\nPERSONNE ; X');
  await page.click('main form button');
  expect(await page.textContent('[role=alert]')).toContain('PERSONNE');
  await page.fill('#accessCodes', 'ROU-MG-01 ; RSP-00421');
  await page.click('main form button');
  expect(await page.textContent('.balance')).toMatch(/23,00.€ sortent.*23,00.€ entrent/);
  await look(page, 'rehearsal');
  // By the keyboard: keep the first, past its link to the second, release that one, past its link to the button.
  await page.focus('input[value=keep] >> nth=0');
  for (const key of ['Space', 'Tab', 'Tab', 'ArrowDown', 'Tab', 'Tab', 'Enter'])
    await page.keyboard.press(key);
  await page.waitForSelector('.status-ok >> nth=1');
  await look(page, 'decided');
  await page.click('text=Continuer vers la confirmation');
  await page.check('input[value=now]');
  await page.fill('#name', 'Médecine de ville');
  await page.click('text=Passer le relais');
  expect(await page.textContent('#name-error')).toContain('Rien n’a été fait');
  await look(page, 'confirm');
  await page.fill('#name', 'ctai 2023');
  await page.press('#name', 'Enter');
};

describe('a handover, from the choice to the record', () => {
  it.each([
    { screen: 'desktop', dark: false },
    { screen: 'phone', dark: true },
  ] as const)(
    'is done on a $screen, dark: $dark, each screen open to everyone',
    async ({ screen, dark }) => {
      const scheme = await aScheme();
      const { page, context, complaints } = await browser.open({ screen, dark });
      await enter(context, scheme.secret);
      const problems: Record<string, unknown> = {};
      const look: Look = async (seen, name) => {
        const found = await accessibilityProblems(seen);
        const sideways = await sidewaysPixels(seen);
        if (found.length > 0 || sideways > 0) problems[name] = { found, sideways };
        await takePicture(seen, `handover-${name}-${screen}-${dark ? 'dark' : 'light'}`);
      };
      await handOver(page, scheme, look);
      await page.waitForSelector('.hash', { timeout: 20_000 });
      expect(await page.textContent('main')).toContain('et scellé');
      await look(page, 'record');
      await page.goto(`${truchement.url}/budgets/handovers`);
      await look(page, 'list');
      expect(problems).toEqual({});
      expect(complaints.filter((text) => !text.includes('422') && !text.includes('400'))).toEqual([]);
      expect(await scheme.budgets()).toMatchObject({
        from: { committedCents: 2_300 },
        to: { committedCents: 2_300 },
      });
      await context.close();
    },
    90_000,
  );

  it('is done without script on the narrowest screen, which never scrolls sideways', async () => {
    const scheme = await aScheme();
    const { page, context } = await browser.open({ screen: 320, javaScript: false });
    await enter(context, scheme.secret);
    const wide: unknown[] = [];
    await handOver(page, scheme, async (seen, name) => {
      const sideways = await sidewaysPixels(seen);
      if (sideways > 0) wide.push([name, sideways]);
    });
    await eventually(
      async () => {
        const again = page.locator('text=Voir où il en est');
        if ((await again.count()) > 0) await again.click();
        return page.locator('.hash').count();
      },
      (records) => records === 1,
    );
    expect([wide, await sidewaysPixels(page)]).toEqual([[], 0]);
    await context.close();
  });
});
