import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { signedIn } from '../support/browser.js';
import { anApplication } from '../support/joining.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAccount, aProfessional, aStaff } from '../support/world.js';
import { aLine, aList, ism2022, rouen } from '../usage/rouen.js';
import { sidewaysPixels, takePicture, useBrowser, type OpenPage } from './support/browser-test.js';

let truchement: TestApp;
let secret: string;
let pages: Readonly<Record<string, string>>;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  truchement.clock.set('2023-01-05T09:00:00+01:00');
  const here = await rouen(truchement);
  const { network, msp: practice, agreement, provider } = here;
  await here.send(await ism2022());
  await here.send(aList(aLine({ ref: 'A-1', code: 'ROU-MG-0I' })));
  await anApplication(network, practice);
  await aStaff(network, practice);
  const asked = { modality: 'phone_now', language: 'prs', expectedMinutes: 20 };
  await here.doctors[0]!.post('/bookings', asked).expect(201);
  const gp = await aProfessional(network, { practice, familyName: 'Saint-Exupéry-Delacroix' });
  secret = (await signedIn(truchement, (await anAccount(network, 'coordinator')).email)).secret!;
  pages = {
    overview: '/overview',
    people: '/network',
    person: `/network/professionals/${gp.id}`,
    applications: '/network/applications',
    practices: '/network/practices',
    accounts: '/network/accounts',
    audit: '/network/audit',
    providers: '/network/providers',
    codes: `/network/providers/${provider.id}/access-codes`,
    tariffs: `/network/providers/${provider.id}/tariffs`,
    calls: '/calls',
    imports: '/calls/imports',
    events: '/calls/events',
    bookings: '/calls/bookings',
    budget: `/budgets/${agreement.id}`,
    entries: `/budgets/${agreement.id}/entries`,
    funders: '/budgets/funders',
  };
});
afterAll(() => truchement.close());

const browser = useBrowser();

const entered = async (): Promise<OpenPage> => {
  const open = await browser.open({ screen: 'phone' });
  await open.context.addCookies([{ name: 'truchement_session', value: secret, url: truchement.url }]);
  return open;
};

describe('the lists on a phone', () => {
  it('fold what narrows them until something does, and nowhere else', async () => {
    const { page, context } = await entered();
    const field = page.locator('.filters input').first();
    for (const [address, width, isShown] of [
      ['/network', 360, false],
      ['/network?q=Saint', 360, true],
      ['/network', 1280, true],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${truchement.url}${address}`);
      expect([address, width, await field.isVisible()]).toEqual([address, width, isShown]);
    }
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(`${truchement.url}/network`);
    await takePicture(page, 'list-folded-phone');
    await page.click('.folded > summary');
    expect(await field.isVisible()).toBe(true);
    await context.close();
  });

  it('are read at 360 and 320 pixels without pushing anything aside', async () => {
    const { page, context, complaints } = await entered();
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${truchement.url}${path}`);
      expect([name, await beforeTitle(page)]).toEqual([name, 0]);
      await takePicture(page, `lists-${name}-phone-light`);
      for (const width of [360, 320]) {
        await page.setViewportSize({ width, height: 780 });
        expect([name, width, await hidden(page)]).toEqual([name, width, []]);
        expect([name, width, await sidewaysPixels(page)]).toEqual([name, width, 0]);
      }
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('are still tables to those who listen, each cell under its column', async () => {
    const { page, context } = await entered();
    await page.goto(`${truchement.url}/network/practices`);
    const table = page.getByRole('table');
    expect(await table.getByRole('row').count()).toBeGreaterThan(1);
    expect(await table.getByRole('columnheader').allTextContents()).toContain('Commune');
    expect(await table.getByRole('rowheader').count()).toBeGreaterThan(0);
    const labels = `[...document.querySelectorAll('td')].map((cell) => cell.dataset.label)`;
    expect(await page.evaluate<string[]>(labels)).toContain('Commune');
    await context.close();
  });
});

/** What one would have to push aside to see: in a table's frame, or in the row of lists that belong together. */
const hidden = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('.scroll, .sections ul')]
    .filter((frame) => frame.scrollWidth > frame.clientWidth)
    .map((frame) => frame.textContent.slice(0, 60) + ' ' + frame.scrollWidth)`);

/** How many ways to other lists stand before the page says where one is. */
const beforeTitle = (page: Page): Promise<number> =>
  page.evaluate<number>(`[...document.querySelectorAll('.sections')].filter((sections) =>
    sections.compareDocumentPosition(document.querySelector('h1')) & Node.DOCUMENT_POSITION_FOLLOWING).length`);
