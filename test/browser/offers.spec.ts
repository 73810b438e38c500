import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedIn } from '../support/browser.js';
import { bookingWhen } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  aNetwork,
  anAccount,
  anAgreement,
  aProfessional,
  aProvider,
  aTariff,
  type Person,
} from '../support/world.js';
import {
  sidewaysPixels,
  takePicture,
  useBrowser,
  type OpenPage,
  type Surface,
} from './support/browser-test.js';

let truchement: TestApp;
let gp: Person;
let email: string;
let secret: string;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  truchement.clock.set('2023-01-23T09:00:00+01:00');
  const network = await aNetwork(truchement);
  await anAgreement(network, { grantCents: 1_000_000 });
  const provider = await aProvider(network, { name: 'Osiris', dispatch: 'mail', answerWithinMinutes: 600 });
  await aTariff(network, provider);
  ({ email } = await anAccount(network, 'provider', { providerId: provider.id }));
  gp = await aProfessional(network);
  secret = (await signedIn(truchement, email)).secret!;
});
afterAll(() => truchement.close());

const browser = useBrowser();
const opened = async (surface: Surface, path: string): Promise<OpenPage> => {
  const open = await browser.open(surface);
  await open.context.addCookies([{ name: 'truchement_session', value: secret, url: truchement.url }]);
  await open.page.goto(`${truchement.url}${path}`);
  return open;
};
const asked = async (fields: object): Promise<string> => {
  const request = { modality: 'on_site', language: 'kat', expectedMinutes: 60, ...fields };
  const { body } = await gp.post('/bookings', request).expect(201);
  return (await bookingWhen(gp, body.id, 'dispatched')).offers[0].id;
};

describe('a provider’s offers in a browser', () => {
  it('wait, are accepted and are held, in either light', async () => {
    await asked({ startsAt: '2023-01-26T10:00:00+01:00', interpreterGender: 'female' });
    await asked({
      startsAt: '2023-01-25T14:30:00+01:00',
      modality: 'video',
      language: 'prs',
      expectedMinutes: 30,
    });
    const { page, context, complaints } = await opened({}, '/offers');
    await takePicture(page, 'offers-desktop-light');
    await page.click('a.button:has-text("Répondre") >> nth=0');
    await takePicture(page, 'offer-open-desktop-light');
    await page.click('text=Accepter l’intervention');
    expect(await page.textContent('[role=status]')).toContain('C’est accepté');
    await takePicture(page, 'offer-accepted-desktop-light');
    expect(complaints).toEqual([]);
    await context.close();

    const dark = await opened({ dark: true, screen: 'phone' }, '/offers');
    await takePicture(dark.page, 'offers-phone-dark');
    await dark.page.click('a.button:has-text("Répondre")');
    await dark.page.click('summary');
    await takePicture(dark.page, 'offer-open-phone-dark');
    await dark.context.close();
  });

  it('are declined and told of on a narrow phone without script', async () => {
    const { page, context } = await opened({ screen: 320, javaScript: false }, '/offers');
    expect(await sidewaysPixels(page)).toBe(0);
    await page.click('a.button:has-text("Répondre") >> nth=0');
    await page.click('summary:has-text("Décliner")');
    await page.click('text=Décliner l’offre');
    expect(await page.textContent('[role=alert]')).toContain('Choisissez un motif');
    await takePicture(page, 'offer-refused-320');
    expect(await sidewaysPixels(page)).toBe(0);
    await page.selectOption('#reason', 'no_interpreter');
    await page.click('text=Décliner l’offre');
    expect(await page.textContent('[role=status]')).toContain('C’est décliné');

    truchement.clock.set('2023-01-26T11:30:00+01:00');
    secret = (await signedIn(truchement, email)).secret!;
    await context.close();
    const later = await opened({ screen: 320, javaScript: false }, '/offers');
    await later.page.click('text=Dire ce qui s’est passé');
    await takePicture(later.page, 'offer-report-320');
    expect(await sidewaysPixels(later.page)).toBe(0);
    await later.page.fill('#durationSeconds', '50');
    await later.page.click('button:has-text("Enregistrer")');
    expect(await later.page.textContent('main')).toContain('Faite');
    await takePicture(later.page, 'offer-done-320');
    await later.context.close();
  });
});
