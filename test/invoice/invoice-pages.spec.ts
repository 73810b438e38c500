import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { csrfTokenOf } from '../../src/platform/http/session-cookie.js';
import { signedIn, type Browser } from '../support/browser.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { textOf } from '../support/text-of.js';
import { anAccount } from '../support/world.js';
import { aLine, aList, aPdf, inJune, invoicing, june, type Invoicing } from './scene.js';

describe('the pages about invoices', () => {
  let truchement: TestApp;
  let here: Invoicing;
  let coordinator: Browser;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    truchement.clock.set('2022-07-03T09:00:00+02:00');
    here = await invoicing(truchement);
    coordinator = await signedIn(truchement, (await anAccount(here.network, 'coordinator')).email);
  });
  afterAll(() => truchement.close());

  const dropped = (fields: Readonly<Record<string, string>>, lines?: string, pdf = aPdf()) => {
    const request = truchement.http
      .post(`/calls/invoices?_csrf=${csrfTokenOf(coordinator.secret!)}`)
      .set('cookie', `truchement_session=${coordinator.secret}`)
      .set('accept', 'text/html')
      .set('origin', truchement.url)
      .redirects(0);
    const usual = {
      providerId: here.provider.id,
      number: 'F-1',
      issuedOn: '2022-07-02',
      from: '2022-06-01',
      to: '2022-06-30',
      total: '92,00 €',
    };
    for (const [name, value] of Object.entries({ ...usual, ...fields })) void request.field(name, value);
    if (lines) void request.attach('lines', Buffer.from(lines), 'lignes.csv');
    return request.attach('pdf', pdf, 'facture.pdf');
  };
  const read = async (path: string): Promise<string> =>
    textOf((await coordinator.get(path).expect(200)).text);

  it('say what is missing or wrong in the form, with what was typed', async () => {
    expect(await read('/calls/invoices')).toContain('Aucune facture encore');
    const { text } = await dropped({ number: 'F-2022', total: 'beaucoup', issuedOn: '' }).expect(400);
    expect(textOf(text)).toContain('Écrivez le total en euros');
    expect(text).toContain('value="F-2022"');
    expect((await dropped({ total: '' }).expect(400)).text).toContain('href="#total"');
    expect((await dropped({ providerId: '' }).expect(400)).text).toContain('href="#providerId"');
    expect((await dropped({}, undefined, Buffer.from('PK')).expect(400)).text).toContain('href="#pdf"');
    expect((await dropped({}, 'a;b\n1;2\n').expect(400)).text).toContain('href="#lines"');
  });

  it('show ours and theirs side by side, and take decisions until all is settled', async () => {
    await here.send(aList(...june(4)));
    const lines = aList(
      inJune(1, { cents: 1_800 }),
      inJune(2, { cents: 2_000 }),
      inJune(3, { cents: 1_800 }),
      inJune(3, { cents: 1_800 }),
      aLine({ ref: 'Z9', at: '2022-06-20T10:00:00+02:00', code: '??', cents: 1_800 }),
    );
    const { headers } = await dropped({}, lines).expect(303);
    const path = headers['location']!;
    const page = await read(path);
    expect(page).toMatch(/2 concordances à solder/);
    expect(page).toMatch(/4 différences à décider/);
    expect(page).toMatch(/Prix différent Ligne 3, A2 .* Montant 18,00 € 20,00 €/);
    expect(page).toMatch(/Absent de la facture A4/);
    expect(page.indexOf('Prix différent Ligne 3')).toBeLessThan(page.indexOf('Absent de la facture A4'));

    await coordinator.submit(`${path}/settle`, {}).expect(303);
    expect(await read(path)).not.toContain('concordances à solder');
    const decide = (line: number, fields: Readonly<Record<string, string>>) =>
      coordinator.submit(`${path}/lines/${line}`, fields);
    expect(textOf((await decide(2, {}).expect(400)).text)).toContain('Choisissez d’accepter ou de contester');
    const commented = await decide(2, { decision: 'dispute:wrong_price', comment: 'né le 3/4/1980' }).expect(
      400,
    );
    expect(commented.text).toContain('href="#comment-2"');
    await decide(2, { decision: 'accept:price_agreed' }).expect(303);
    await decide(4, { decision: 'dispute:invoiced_twice' }).expect(303);
    const unknown = await decide(5, { decision: 'accept:provider_is_right' }).expect(422);
    expect(textOf(unknown.text)).toContain('dites quelle convention paie cet appel');
    await decide(5, { decision: 'accept:provider_is_right', agreementId: here.agreement.id }).expect(303);
    await decide(6, { decision: 'accept:invoiced_otherwise' }).expect(303);
    await decide(6, { decision: 'accept:invoiced_otherwise' }).expect(409);
    await coordinator.submit(`${path}/settle`, {}).expect(303);
    const settled = await read(path);
    expect(settled).toContain('Tout est rapproché');
    expect(settled).toContain('La lettre de contestation (PDF)');
    expect(await read(`${path}?verdict=repeated`)).toMatch(/A3 Facturé deux fois, contestée/);
    await coordinator.get(`${path}?verdict=other`).expect(400);
    await coordinator.get(`${path}/lines/2`).expect(303);
    expect(await here.budget()).toMatchObject({ consumedCents: 9_200, invoicedCents: 7_400 });
  });

  it('list the invoices by provider and state', async () => {
    await dropped({ number: 'F-9', from: '2022-05-01', to: '2022-05-31', total: '0' }).expect(303);
    expect(await read('/calls/invoices')).toMatch(/F-9 .* Soldée/);
    expect(await read('/calls/invoices?status=to_decide')).toContain('Aucune facture ne correspond');
    expect(await read(`/calls/invoices?status=settled&providerId=${here.provider.id}`)).toContain('F-9');
  });
});
