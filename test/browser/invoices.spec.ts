import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aLine, aList, aPdf, inJune, invoicing, june, type Invoicing } from '../invoice/scene.js';
import { signedIn } from '../support/browser.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAccount } from '../support/world.js';
import {
  accessibilityProblems,
  sidewaysPixels,
  takePicture,
  useBrowser,
  type OpenPage,
  type Surface,
} from './support/browser-test.js';

let truchement: TestApp;
let here: Invoicing;
let secret: string;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  truchement.clock.set('2022-07-03T09:00:00+02:00');
  here = await invoicing(truchement);
  await here.send(aList(...june(6)));
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

const lines = aList(
  inJune(1, { cents: 1_800 }),
  inJune(2, { cents: 2_000 }),
  inJune(3, { cents: 1_800 }),
  inJune(3, { cents: 1_800 }),
  inJune(4, { cents: 1_800 }),
  inJune(5, { cents: 1_800 }),
  aLine({ ref: 'Z9', code: '??', at: '2022-06-20T10:00:00+02:00', cents: 1_800 }),
);

describe('an invoice in a browser', () => {
  it('is dropped, reconciled and settled on a phone without script', async () => {
    const { page, context, complaints } = await opened(
      { screen: 'phone', javaScript: false },
      '/calls/invoices',
    );
    await takePicture(page, 'invoices-empty-phone');
    await page.fill('#number', 'F-2022-06');
    await page.fill('#issuedOn', '2022-07-02');
    await page.fill('#from', '2022-06-01');
    await page.fill('#to', '2022-06-30');
    await page.fill('#total', '128,00');
    const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });
    await page.setInputFiles('#pdf', file('facture.pdf', 'application/pdf', aPdf()));
    await page.setInputFiles('#lines', file('lignes.csv', 'text/csv', Buffer.from(lines)));
    await page.click('text=Déposer et rapprocher');
    expect(await page.textContent('#decide')).toMatch(/^4 différences/);
    expect(await sidewaysPixels(page)).toBe(0);
    await takePicture(page, 'invoice-phone');
    await page.click('text=Accepter toutes les concordances');
    await page.click('text=Enregistrer la décision >> nth=0');
    expect(await page.textContent('[role=alert]')).toContain('Choisissez');
    for (const decision of [
      'accept:price_agreed',
      'dispute:not_our_call',
      'dispute:invoiced_twice',
      'accept:other',
    ]) {
      await page.selectOption('select[name=decision] >> nth=0', decision);
      await page.click('text=Enregistrer la décision >> nth=0');
    }
    await page.click('text=Accepter toutes les concordances');
    expect(await page.textContent('main')).toContain('Tout est rapproché');
    await takePicture(page, 'invoice-settled-phone');
    // The browser itself complains of a form that is refused.
    expect(complaints.filter((said) => !said.includes('400'))).toEqual([]);
    await context.close();
  });

  it.each([
    ['desktop-light', {}],
    ['phone-dark', { screen: 'phone', dark: true }],
  ] as const)(
    'reads well: %s',
    async (name, surface) => {
      const invoice = await here.invoice({
        number: `F-${name}`,
        totalCents: 3_900,
        lines: aList(inJune(6, { cents: 2_100 }), aLine({ ref: `Y-${name}`, code: '??', cents: 1_800 })),
      });
      for (const path of ['/calls/invoices', `/calls/invoices/${invoice.body.id}`]) {
        const { page, context, complaints } = await opened(surface, path);
        expect(await accessibilityProblems(page)).toEqual([]);
        expect(await sidewaysPixels(page)).toBe(0);
        await takePicture(page, `${path === '/calls/invoices' ? 'invoices' : 'invoice'}-${name}`);
        expect(complaints).toEqual([]);
        await context.close();
      }
      await here.decide(invoice.body.id, 1, { action: 'dispute', reason: 'wrong_price' }).expect(201);
    },
    60_000,
  );
});
