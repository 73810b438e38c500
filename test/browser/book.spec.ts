import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { signedIn } from '../support/browser.js';
import { aScene, bookingWhen, type Scene } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAgreement, aProfessional, aStaff, type Person } from '../support/world.js';
import {
  accessibilityProblems,
  sidewaysPixels,
  useBrowser,
  type OpenPage,
  type Surface,
} from './support/browser-test.js';

let truchement: TestApp;
let scene: Scene;
let colleague: Person;
const secrets = { gp: '', secretary: '' };
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  scene = await aScene(truchement, { provider: { notice: [{ modality: 'on_site', workingDays: 3 }] } });
  await anAgreement(scene.network, { eligibility: { categories: ['ame'] }, priority: 900 });
  colleague = await aProfessional(scene.network, { practice: scene.practice, givenName: 'Médecin 2' });
  secrets.gp = (await signedIn(truchement, scene.gp.email)).secret!;
  secrets.secretary = (
    await signedIn(truchement, (await aStaff(scene.network, scene.practice)).email)
  ).secret!;
});
afterAll(async () => {
  await scene.stop();
  await truchement.close();
});

const browser = useBrowser();
const opened = async (who: keyof typeof secrets, surface: Surface, path: string): Promise<OpenPage> => {
  const open = await browser.open(surface);
  await open.context.addCookies([{ name: 'truchement_session', value: secrets[who], url: truchement.url }]);
  await open.page.goto(`${truchement.url}${path}`);
  return open;
};
const inDays = (days: number): string =>
  new Date(truchement.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
const asked = async (person: Person, days: number, more: object = {}): Promise<string> => {
  const startsAt = `${inDays(days)}T10:00:00+01:00`;
  const visit = { modality: 'on_site', language: 'kat', expectedMinutes: 60, startsAt, ...more };
  return (await person.post('/bookings', visit).expect(201)).body.id;
};
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(`document.activeElement.textContent.trim()`);

describe('booking in a browser', () => {
  it('takes a GP from the form to the appointment and back, on a phone, without script', async () => {
    const { page, context, complaints } = await opened('gp', { screen: 'phone', javaScript: false }, '/book');
    await page.check('input[value=on_site]');
    await page.fill('#language', 'géorgien');
    await page.fill('#day', inDays(14));
    await page.fill('#time', '10:00');
    await page.click('text=Demander l’interprète');
    expect(new URL(page.url()).pathname).toMatch(/^\/bookings\/[\w-]{36}$/);
    expect(await page.innerText('[role=status]')).toContain('C’est demandé.');
    const id = new URL(page.url()).pathname.slice('/bookings/'.length);
    await bookingWhen(scene.gp, id, 'confirmed');
    await page.click('text=Actualiser');
    expect(await page.innerText('.track [aria-current]')).toContain('Confirmée');
    await page.click('text=Annuler…');
    expect(await page.innerText('form .sheet')).toContain('Sans conséquence jusqu’à');
    await page.click('button:has-text("Annuler la demande")');
    expect(await page.innerText('[role=alert]')).toContain('Dites pourquoi');
    await page.check('input[value=appointment_moved]');
    await page.click('button:has-text("Annuler la demande")');
    expect(await page.innerText('.track [aria-current]')).toContain('Annulée par vous');
    // The browser notes the refusal itself; nothing else.
    expect(complaints.filter((one) => !one.includes('status of 400'))).toEqual([]);
    await context.close();
  });

  it('lets a secretary book for a doctor by the keyboard alone, and says meanwhile what it leads to', async () => {
    const { page, context, complaints } = await opened('secretary', {}, '/book');
    expect(await page.innerText('h1')).toMatch(/^Pour qui\s\?$/);
    const entered = (key: string): Promise<unknown> =>
      Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press(key)]);
    const tabTo = async (isThere: () => Promise<boolean>): Promise<void> => {
      for (let i = 0; i < 60; i++) {
        if (await isThere()) return;
        await page.keyboard.press('Tab');
      }
      throw new Error('the keyboard does not get there');
    };
    const isOn = (id: string) => async (): Promise<boolean> =>
      (await page.evaluate<string>(`document.activeElement.id`)) === id;
    await tabTo(async () => (await focused(page)).startsWith('Médecin 2'));
    await entered('Enter');
    await tabTo(isOn('language'));
    await page.keyboard.type('albanais');
    await tabTo(isOn('day'));
    const [year, month, day] = inDays(15).split('-');
    await page.fill('#day', `${year}-${month}-${day}`);
    await page.fill('#time', '11:00');
    await page.dispatchEvent('#time', 'change');
    await page.waitForSelector('#consequence:has-text("Albanais")');
    expect(await page.innerText('#consequence')).toContain('Annulation sans conséquence');
    await tabTo(async () => (await focused(page)) === 'Demander l’interprète');
    await entered('Enter');
    const id = new URL(page.url()).pathname.slice('/bookings/'.length);
    expect((await colleague.get(`/bookings/${id}`).expect(200)).body).toMatchObject({
      professionalId: colleague.id,
      language: 'sqi',
    });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('shows a change of state by itself, in the list and on the booking’s page', async () => {
    scene.played.behave({ delayMs: 1_500 });
    const id = await asked(scene.gp, 16);
    const list = await opened('gp', {}, '/bookings');
    const one = await opened('gp', {}, `/bookings/${id}`);
    const state = `.track [aria-current]`;
    await Promise.all([
      list.page.waitForSelector(`#booking-${id} ${state} .status-ok`),
      one.page.waitForSelector(`#booking-${id} ${state} .status-ok`),
    ]);
    expect(await list.page.innerText(`#booking-${id} ${state}`)).toContain('Confirmée');
    scene.played.behave({ delayMs: 0 });
    await scene.gp.post(`/bookings/${id}/cancel`, { reason: 'other', expectedFeeCents: 0 }).expect(200);
    await list.page.waitForSelector(`#booking-${id} ${state}:has-text("Annulée")`);
    await one.page.waitForSelector(`#booking-${id} ${state}:has-text("Annulée")`);
    expect([...list.complaints, ...one.complaints]).toEqual([]);
    await list.context.close();
    await one.context.close();
  });

  it('is open to everyone once an appointment stands, down to 320 pixels', async () => {
    const id = await asked(scene.gp, 17);
    await bookingWhen(scene.gp, id, 'confirmed');
    scene.played.behave({ answer: 'never' });
    await asked(scene.gp, 18, { modality: 'phone_booked', language: 'rus', expectedMinutes: 30 });
    scene.played.behave({ answer: 'accept' });
    const { page, context, complaints } = await opened('gp', { screen: 'phone' }, '/calendar');
    for (const path of [`/bookings/${id}`, `/bookings/${id}/cancel`, `/bookings/${id}/reschedule`]) {
      await page.goto(`${truchement.url}${path}`);
      expect([path, await accessibilityProblems(page)]).toEqual([path, []]);
    }
    await page.setViewportSize({ width: 320, height: 780 });
    for (const path of ['/book', '/bookings', `/bookings/${id}`, '/calendar']) {
      await page.goto(`${truchement.url}${path}`);
      expect([path, await sidewaysPixels(page)]).toEqual([path, 0]);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});
