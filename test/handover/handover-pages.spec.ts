import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedIn, type Browser } from '../support/browser.js';
import { eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAccount, anEmail } from '../support/world.js';
import { twoAgreements, type TwoAgreements } from './two-agreements.js';

let truchement: TestApp;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
});
afterAll(() => truchement.close());

type Desk = TwoAgreements & Readonly<{ browser: Browser; email: string }>;

const atTheDesk = async (made: Parameters<typeof twoAgreements>[1] = {}): Promise<Desk> => {
  const scheme = await twoAgreements(truchement, {
    first: { title: 'Médecine de ville', ...made.first },
    second: { title: 'CTAI 2023', ...made.second },
  });
  const { email } = await anAccount(scheme.network, 'coordinator', { email: anEmail('coordination') });
  return { ...scheme, email, browser: await signedIn(truchement, email) };
};
const pageOf = async (browser: Browser, path: string): Promise<string> =>
  (await browser.get(path).expect(200)).text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('the pages of a handover', () => {
  it('prepare one from what is typed, codes that change among it', async () => {
    const { browser, coordinator, doctors, from, to } = await atTheDesk();
    const { headers } = await browser
      .submit('/budgets/handovers', {
        fromAgreementId: from.id,
        toAgreementId: to.id,
        effectiveOn: '2023-02-01',
        transferRemainder: 'yes',
        keptCents: '150,50',
        accessCodes: 'ROU-MG-02 ; RSP-00421',
      })
      .expect(303);
    const id = headers['location']!.split('/').at(-1);
    expect((await coordinator.get(`/handovers/${id}`).expect(200)).body).toMatchObject({
      status: 'draft',
      keptCents: 15_050,
      accessCodes: [{ professionalId: doctors[1]!.id, code: 'RSP-00421' }],
      preview: { codesMoved: 1, codesReplaced: 1, remainderCents: 134_950 },
    });
  });

  it('say what is missing or refused, and keep what was typed', async () => {
    const { browser, from, to } = await atTheDesk();
    const typed = { fromAgreementId: from.id, toAgreementId: from.id, effectiveOn: '2023-02-01' };
    expect((await browser.submit('/budgets/handovers', {}).expect(400)).text).toContain(
      'Dites qui prend le relais.',
    );
    expect((await browser.submit('/budgets/handovers', typed).expect(422)).text).toContain(
      'choisissez-en une autre',
    );
    const unknown = { ...typed, toAgreementId: to.id, accessCodes: 'A;B\nC' };
    const { text } = await browser.submit('/budgets/handovers', unknown).expect(400);
    expect(text).toContain('Ligne 2');
    expect(text).toContain('n’est le code de personne');
    expect(text).toContain('value="2023-02-01"');
  });

  it('do nothing under a wrong name, and what was confirmed under the right one, whatever its case and accents', async () => {
    const { browser, coordinator, handOver, book, doctors } = await atTheDesk();
    await book(doctors[0]!, '2023-02-03');
    const { id } = await handOver();
    const path = `/budgets/handovers/${id}/confirm`;
    for (const typed of [{ when: 'day', name: 'Médecine de ville' }, { when: 'day' }, { name: 'CTAI 2023' }])
      await browser.submit(path, typed as unknown as Record<string, string>).expect(422);
    const read = async () => (await coordinator.get(`/handovers/${id}`).expect(200)).body;
    expect(await read()).toMatchObject({ status: 'draft', confirmedBy: null });
    await browser.submit(path, { when: 'day', name: ' ctai  2023' }).expect(303);
    expect(await read()).toMatchObject({
      status: 'scheduled',
      atOnce: false,
      confirmedBy: expect.any(String),
    });
    expect(await pageOf(browser, `/budgets/handovers/${id}`)).toContain(
      'Il se fera tout seul le 1<sup>er</sup> février',
    );
    await browser.submit(`/budgets/handovers/${id}/cancel`).expect(303);
    expect(await read()).toMatchObject({ status: 'cancelled' });
    expect(await pageOf(browser, '/budgets/handovers')).toContain('Abandonné');
    await browser.submit(path, { when: 'day', name: 'CTAI 2023' }).expect(409);
  });

  it('decide for all that are refused for one reason at once, and only for those', async () => {
    const { browser, coordinator, handOver, book, doctors } = await atTheDesk({
      second: { eligibility: { categories: ['refugee'] }, grantCents: 2_000 },
    });
    await book(doctors[0]!, '2023-02-03', { category: 'refugee' });
    for (const day of ['2023-02-04', '2023-02-05', '2023-02-06'])
      await book(doctors[0]!, day, { category: 'ame' });
    const { id } = await handOver();
    await browser
      .submit(`/budgets/handovers/${id}/decisions`, { all: 'keep', reason: 'category' })
      .expect(303);
    const { preview } = (await coordinator.get(`/handovers/${id}`).expect(200)).body;
    expect(preview.refusals.map(({ reason, decision }: any) => [reason, decision]).toSorted()).toEqual([
      ['category', 'keep'],
      ['category', 'keep'],
      ['category', 'keep'],
      ['shortfall', null],
    ]);
    expect(await pageOf(browser, `/budgets/handovers/${id}`)).toContain('Il reste 1 décision à prendre.');
    await browser.submit(`/budgets/handovers/${id}/confirm`, { when: 'now', name: 'CTAI 2023' }).expect(422);
  });

  it('say on its day that it was held back, there and on the first screen, with what to decide', async () => {
    const { browser, email, coordinator, handOver, book, doctors } = await atTheDesk({
      second: { grantCents: 3_000 },
    });
    await book(doctors[0]!, '2023-02-03');
    const { id } = await handOver();
    await browser.submit(`/budgets/handovers/${id}/confirm`, { when: 'day', name: 'CTAI 2023' }).expect(303);
    await book(doctors[0]!, '2023-02-04');
    expect(await pageOf(browser, '/overview')).not.toContain('relais retenu');
    truchement.clock.set('2023-02-01T00:00:01+01:00');
    await eventually(
      async () => (await coordinator.get(`/handovers/${id}`).expect(200)).body,
      ({ heldBackAt }) => heldBackAt !== null,
      30_000,
    );
    // A session does not last a week of idleness.
    const later = await signedIn(truchement, email);
    const page = await pageOf(later, `/budgets/handovers/${id}`);
    expect(page).toContain('a été retenu entier');
    expect(page).toContain('Il reste 1 décision à prendre.');
    expect(await pageOf(later, '/overview')).toContain('passage de relais retenu');
  });

  it('give the record away once it is done, and show no code that changed', async () => {
    const { browser, handOver, execute, book, doctors } = await atTheDesk();
    await book(doctors[0]!, '2023-02-03');
    const { id } = await handOver({ accessCodes: [{ professionalId: doctors[0]!.id, code: 'SECRET-42' }] });
    await browser.get(`/budgets/handovers/${id}/record.json`).expect(404);
    const { hash } = await execute(id);
    const page = await pageOf(browser, `/budgets/handovers/${id}`);
    expect(page).toContain(hash);
    expect(page).not.toContain('SECRET-42');
    expect(
      (await browser.get(`/budgets/handovers/${id}/record.pdf`).expect(200)).headers['content-type'],
    ).toBe('application/pdf');
    await browser.submit(`/budgets/handovers/${id}/rehearse`).expect(409);
  });

  it('change nothing for the professional but the name of who runs the service, from the day on', async () => {
    const { doctors, handOver, execute } = await atTheDesk({ second: { startsOn: '2023-02-01' } });
    await execute((await handOver()).id);
    const call = async () => pageOf(await signedIn(truchement, doctors[0]!.email), '/call');
    expect(await call()).toContain('porté par Médecins du Monde.');
    truchement.clock.set('2023-02-01T00:00:00+01:00');
    expect(await call()).toContain('porté par Réseau Santé Précarité.');
  });
});
