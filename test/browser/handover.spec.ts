import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { twoAgreements, type TwoAgreements } from '../handover/two-agreements.js';
import { Mailbox } from '../../src/platform/mail/index.js';
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

  it('is open to everyone while it waits: undecided, refused, scheduled, held back', async () => {
    const undecided = await aScheme();
    const draft = await undecided.handOver();
    const waiting = await twoAgreements(truchement, { second: { title: 'CTAI 2023', grantCents: 3_000 } });
    await waiting.book(waiting.doctors[0]!, '2023-02-03');
    const scheduled = await waiting.handOver();
    await waiting.coordinator.post(`/handovers/${scheduled.id}/schedule`).expect(200);
    const secret = (
      await signedIn(
        truchement,
        (await anAccount(waiting.network, 'coordinator', { email: anEmail('coordination') })).email,
      )
    ).secret!;
    const problems: unknown[] = [];
    const look = async (
      whose: string,
      address: string,
      says: string,
      act?: (page: Page) => Promise<void>,
    ): Promise<void> => {
      for (const [screen, dark] of [
        ['phone', true],
        ['desktop', false],
      ] as const) {
        const { page, context } = await browser.open({ screen, dark });
        await enter(context, whose);
        await page.goto(`${truchement.url}/budgets/handovers/${address}`);
        await act?.(page);
        expect(await page.textContent('main')).toContain(says);
        const found = [await accessibilityProblems(page), await sidewaysPixels(page)];
        if (found.flat().some((one) => one !== 0)) problems.push([says, screen, found]);
        await takePicture(page, `handover-${says.slice(0, 12)}-${screen}`);
        await context.close();
      }
    };
    await look(undecided.secret, draft.id, 'décisions à prendre');
    await look(undecided.secret, `new?from=${undecided.from.id}`, 'PERSONNE', async (page) => {
      await page.selectOption('#toAgreementId', undecided.to.id);
      await page.fill('#effectiveOn', '2023-02-01');
      await page.fill('#accessCodes', 'PERSONNE ; X');
      await page.click('main form button');
    });
    await look(secret, scheduled.id, 'Il se fera tout seul');
    await waiting.book(waiting.doctors[0]!, '2023-02-04');
    truchement.clock.set('2023-02-01T00:00:01+01:00');
    await eventually(
      async () => (await waiting.coordinator.get(`/handovers/${scheduled.id}`).expect(200)).body,
      ({ heldBackAt }) => heldBackAt !== null,
      30_000,
    );
    const colleague = await anAccount(waiting.network, 'coordinator', { email: anEmail('coordination') });
    const later = (await signedIn(truchement, colleague.email)).secret!;
    await look(later, scheduled.id, 'a été retenu entier');
    expect(problems).toEqual([]);
    const letters = await eventually(
      async () =>
        (await truchement.app.get(Mailbox).latest()).filter(({ body }) =>
          body.includes(`/budgets/handovers/${scheduled.id}`),
        ),
      (all) => all.length > 0,
    );
    expect(letters[0]!.subject).toContain('Passage de relais retenu');
  });
});
