import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import { signedIn } from '../support/browser.js';
import { eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  aFunder,
  aNetwork,
  anAccessCode,
  anAccount,
  anAgreement,
  anEmail,
  aPractice,
  aProfessional,
  aProvider,
  aTariff,
} from '../support/world.js';
import { accessibilityProblems, sidewaysPixels, takePicture, useBrowser } from './support/browser-test.js';

let truchement: TestApp;
let pages: Readonly<Record<string, readonly [path: string, whose: 'coordinator' | 'funder']>>;
const secrets: Record<string, string> = {};
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  const network = await aNetwork(truchement);
  const funder = await aFunder(network);
  const agreement = await anAgreement(network, {
    funder,
    title: 'Interprétariat en médecine de ville',
    startsOn: '2022-01-01',
    endsOn: '2027-12-31',
  });
  await anAgreement(network, {
    funder,
    title: 'CTAI',
    startsOn: '2098-02-01',
    endsOn: '2098-12-31',
    grantCents: 1_200_000,
  });
  const provider = await aProvider(network);
  await aTariff(network, provider);
  const practice = await aPractice(network);
  for (const number of [1, 2, 3, 4, 5, 6]) {
    const professional = await aProfessional(network, { practice, familyName: `MSP ${number}` });
    await anAccessCode(network, { provider, agreement, professional, code: `ROU-MG-0${number}` });
  }
  for (const name of ['Sept', 'Huit'])
    await aProfessional(network, { practice, givenName: 'Sage-femme', familyName: name });
  const unknown = 'ISM-X;PERSONNE;2022-03-18T11:44:04+01:00;10;600;ara;phone_now;1800\n';
  // A pace at which the money lasts: the longest of the overview's first sentences.
  const yesterday = new Date(truchement.clock.now().getTime() - 86_400_000).toISOString();
  const recent = `ISM-Y;ROU-MG-01;${yesterday};10;600;ara;phone_now;1800\n`;
  await network.coordinator
    .post(`/providers/${provider.id}/imports`)
    .attach(
      'file',
      Buffer.concat([await readFile('test/fixtures/ism-2022.csv'), Buffer.from(unknown + recent)]),
      'liste.csv',
    );
  await eventually(
    async () => (await network.coordinator.get('/imports').expect(200)).body.items[0],
    ({ status }: { status: string }) => status === 'done',
  );
  const reader = await anAccount(network, 'funder', { funderId: funder.id });
  const colleague = await anAccount(network, 'coordinator', { email: anEmail('coordination') });
  for (const [role, { email }] of Object.entries({ coordinator: colleague, funder: reader })) {
    secrets[role] = (await signedIn(truchement, email)).secret!;
  }
  pages = {
    overview: ['/overview', 'coordinator'],
    budgets: ['/budgets', 'coordinator'],
    budget: [`/budgets/${agreement.id}`, 'coordinator'],
    activity: ['/budgets/activity?year=2022', 'coordinator'],
    'activity-masked': ['/budgets/activity?year=2022&audience=funder', 'coordinator'],
    entries: [`/budgets/${agreement.id}/entries`, 'coordinator'],
    'new-agreement': ['/budgets/new', 'coordinator'],
    funders: ['/budgets/funders', 'coordinator'],
    'funder-agreements': ['/agreements', 'funder'],
  };
});
afterAll(() => truchement.close());

const browser = useBrowser();
const enter = (context: BrowserContext, role: string): Promise<void> =>
  context.addCookies([{ name: 'truchement_session', value: secrets[role]!, url: truchement.url }]);

describe('the pages of money', () => {
  it('are open to everyone with a year of calls on them, by night, on a phone', async () => {
    const { page, context, complaints } = await browser.open({ screen: 'phone', dark: true });
    for (const name of ['overview', 'budget', 'activity', 'funder-agreements']) {
      const [path, whose] = pages[name]!;
      await enter(context, whose);
      await page.goto(truchement.url + path);
      expect([name, await accessibilityProblems(page)]).toEqual([name, []]);
      await takePicture(page, `money-${name}-phone-dark`);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('never scroll sideways on the narrowest screen, and work without script', async () => {
    const { page, context } = await browser.open({ screen: 320, javaScript: false });
    for (const [path, whose] of Object.values(pages)) {
      await enter(context, whose);
      await page.goto(truchement.url + path);
      expect([path, await sidewaysPixels(page)]).toEqual([path, 0]);
    }
    await enter(context, 'coordinator');
    await page.goto(`${truchement.url}/overview`);
    expect(await page.locator('.path.ahead').count()).toBe(1);
    await page.goto(`${truchement.url}/budgets/funders`);
    await page.fill('#name', 'Préfecture');
    await page.fill('#kind', 'État');
    await page.click('main form button');
    expect(await page.textContent('main table')).toContain('Préfecture');
    await context.close();
  });
});
