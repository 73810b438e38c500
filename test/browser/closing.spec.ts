import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { signedIn } from '../support/browser.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aFunder, anAccount, anAgreement, anEmail, type Made } from '../support/world.js';
import { aLine, aList, ism2022, rouen } from '../usage/rouen.js';
import { accessibilityProblems, sidewaysPixels, takePicture, useBrowser } from './support/browser-test.js';

let truchement: TestApp;
let mdm: Made;
let secret: string;
let send: (file: string) => Promise<unknown>;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  truchement.clock.set('2022-01-10T09:00:00+01:00');
  const scheme = await rouen(truchement, { endsOn: '2023-01-31' });
  mdm = scheme.agreement;
  send = scheme.send;
  truchement.clock.set('2023-02-03T09:00:00+01:00');
  await send(await ism2022());
  await anAgreement(scheme.network, {
    funder: await aFunder(scheme.network, { name: 'CTAI', kind: 'state' }),
    carrier: 'Réseau Santé Précarité',
    title: 'CTAI, interprétariat',
    startsOn: '2023-02-01',
    endsOn: '2023-12-31',
    grantCents: 1_200_000,
  });
  truchement.clock.set('2023-03-06T09:00:00+01:00');
  const colleague = await anAccount(scheme.network, 'coordinator', { email: anEmail('coordination') });
  secret = (await signedIn(truchement, colleague.email)).secret!;
});
afterAll(() => truchement.close());

const browser = useBrowser();
const problems: Record<string, unknown> = {};
const look = async (page: Page, name: string): Promise<void> => {
  const found = await accessibilityProblems(page);
  const sideways = await sidewaysPixels(page);
  if (found.length > 0 || sideways > 0) problems[name] = { found, sideways };
  await takePicture(page, `closing-${name}`);
};
const fillDays = async (page: Page, when: 'day' | 'now'): Promise<void> => {
  await page.fill('#closesOn', '2023-01-31');
  await page.fill('#graceUntil', '2023-03-31');
  await page.check(`input[name=when][value=${when}]`);
  await page.click('form[action$=rehearsal] button');
};
const read = async (page: Page): Promise<string> =>
  (await page.textContent('main'))!.replace(/[\s\u00a0\u202f]+/g, ' ');

describe('a coordinator who closes an agreement', () => {
  it('sees what will happen, means it, decides what came late, and opens it again, on a phone', async () => {
    const { page, context } = await browser.open({ screen: 'phone' });
    await context.addCookies([{ name: 'truchement_session', value: secret, url: truchement.url }]);
    await page.goto(`${truchement.url}/budgets/${mdm.id}`);
    await page.click(`a[href="/budgets/${mdm.id}/closing"]`);
    await look(page, 'days-phone');
    await fillDays(page, 'now');
    expect(await read(page)).toContain('458,00 € reviennent au financeur.');
    await look(page, 'rehearsal-phone');
    await page.goto(`${truchement.url}/budgets/${mdm.id}`);
    expect(await read(page)).not.toContain('Close depuis le 6 mars');

    await page.click(`a[href="/budgets/${mdm.id}/closing"]`);
    await fillDays(page, 'day');
    await page.click('form[action$="/closing"] button');
    expect(await read(page)).toContain('Ce qui arrive jusqu’au 31 mars 2023 lui est encore imputé');
    await look(page, 'planned-phone');
    await page.click(`a[href="/budgets/${mdm.id}/closing"]`);
    await fillDays(page, 'now');
    await page.click('form[action$="/closing"] button');
    expect(await read(page)).toContain('Close depuis le 6 mars 2023. 458,00 € reviennent au financeur.');

    await send(
      aList(
        aLine({ ref: 'LATE-1', at: '2023-01-30T15:04:00+01:00' }),
        aLine({ ref: 'LATE-2', at: '2023-01-31T15:04:00+01:00', code: 'ROU-MG-02' }),
      ),
    );
    await page.goto(`${truchement.url}/overview`);
    expect(await read(page)).toContain('utilisations tardives');
    await page.click('a[href="/calls/late"]');
    await look(page, 'late-phone');
    const first = page.locator('form[action^="/calls/late/"]').first();
    await first.locator('button').click();
    await first.locator('select').selectOption({ index: 1 });
    await first.locator('input[name=reason]').fill('Appel de janvier, tél. 06 12 34 56 78');
    await first.locator('button').click();
    expect(await read(page)).toContain('numéro de téléphone');
    await look(page, 'late-refused-phone');
    await first.locator('select').selectOption({ index: 1 });
    await first.locator('input[name=reason]').fill('Appel de janvier');
    await first.locator('button').click();
    expect(await read(page)).toContain('Payée par Réseau Santé Précarité');
    await first.locator('select').selectOption('reopen');
    await first.locator('input[name=reason]').fill('Le financeur est d’accord');
    await first.locator('button').click();
    expect(await read(page)).toContain('Rien n’est arrivé en retard');

    await page.goto(`${truchement.url}/budgets/${mdm.id}`);
    expect(await read(page)).toContain('Clore la convention');
    await page.goto(`${truchement.url}/budgets/${mdm.id}/year-end`);
    expect(await read(page)).toContain('1 060,00 € dépensés, sur 1 500,00 €.');
    await look(page, 'year-end-phone');
    expect(problems).toEqual({});
    await context.close();
  });

  it('reads the same on a wide screen, and in the dark', async () => {
    const { page, context, complaints } = await browser.open({ screen: 'desktop', dark: true });
    await context.addCookies([{ name: 'truchement_session', value: secret, url: truchement.url }]);
    for (const [name, path] of Object.entries({
      budget: `/budgets/${mdm.id}`,
      'year-end': `/budgets/${mdm.id}/year-end`,
      late: '/calls/late',
    })) {
      await page.goto(truchement.url + path);
      await look(page, `${name}-desktop-dark`);
    }
    await page.goto(`${truchement.url}/budgets/${mdm.id}/closing`);
    await fillDays(page, 'day');
    await look(page, 'rehearsal-desktop-dark');
    expect(problems).toEqual({});
    expect(complaints).toEqual([]);
    await context.close();
  });
});
