import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { csrfTokenOf } from '../../src/platform/http/session-cookie.js';
import { signedIn, type Browser } from '../support/browser.js';
import { eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { textOf } from '../support/text-of.js';
import { anAccount } from '../support/world.js';
import { aLine, aList, rouen, type Rouen } from './rouen.js';

describe('the pages about call lists', () => {
  let truchement: TestApp;
  let here: Rouen;
  let coordinator: Browser;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    truchement.clock.set('2023-01-05T09:00:00+01:00');
    here = await rouen(truchement);
    coordinator = await signedIn(truchement, (await anAccount(here.network, 'coordinator')).email);
  });
  afterAll(() => truchement.close());

  const dropped = (file: string | null, fields: Readonly<Record<string, string>> = {}) => {
    const request = truchement.http
      .post(`/calls/imports?_csrf=${csrfTokenOf(coordinator.secret!)}`)
      .set('cookie', `truchement_session=${coordinator.secret}`)
      .set('accept', 'text/html')
      .set('origin', truchement.url)
      .redirects(0);
    for (const [name, value] of Object.entries({ providerId: here.provider.id, layout: 'own', ...fields }))
      void request.field(name, value);
    return request.attach('file', Buffer.from(file ?? ''), file === null ? { filename: '' } : 'liste.csv');
  };

  /** The page of a list that has just been dropped, once it has been read. */
  const readList = async (file: string, fields?: Readonly<Record<string, string>>) => {
    const { headers } = await dropped(file, fields).expect(303);
    const path = headers['location']!;
    await eventually(
      () => coordinator.get(path),
      ({ text }) => !text.includes('id="reading"'),
    );
    return { path, text: async () => textOf((await coordinator.get(path).expect(200)).text) };
  };

  it('says what is missing in a form without a file or a provider', async () => {
    const without = await dropped(null).expect(400);
    expect(without.text).toContain('href="#file"');
    const nobody = await dropped(aList(aLine({ ref: 'X' })), { providerId: '' }).expect(400);
    expect(textOf(nobody.text)).toContain('Dites de quel prestataire vient la liste.');
    await dropped(aList(aLine({ ref: 'X' })), { other: 'x' }).expect(400);
    expect(textOf((await coordinator.get('/calls/imports').expect(200)).text)).toContain(
      'Aucune liste encore',
    );
  });

  it('takes a list once, however often its button is pressed, and counts nothing of it twice', async () => {
    const file = aList(aLine({ ref: 'T-1' }), aLine({ ref: 'T-2', seconds: 1_200 }));
    const [one, two] = [await dropped(file, { _once: 'a' }), await dropped(file, { _once: 'a' })];
    expect(two.headers['location']).toBe(one.headers['location']);
    const first = await readList(file, { _once: 'a' });
    expect(await first.text()).toMatch(/Comptées maintenant 2 41,00 € .* La liste 2/);
    expect(await first.text()).toContain('chaque appel de la liste a un payeur');
    const again = await readList(file, { layout: 'default' });
    expect(await again.text()).toContain('Rien n’a été créé : cette liste était déjà comptée');
    expect(textOf((await coordinator.get('/calls/imports').expect(200)).text)).toContain('Lue');
  });

  it('are listed by the name of their file, as far as it can be read, with the time that they cover', async () => {
    const named = `../../appels\u202e ${'é'.repeat(150)}.csv`;
    const lines = [
      aLine({ ref: 'P-1', at: '2022-03-01T10:00:00+01:00' }),
      aLine({ ref: 'P-2', at: '2022-03-31T23:30:00+02:00' }),
      aLine({ ref: 'P-3', at: '2002-03-31T10:00:00+02:00' }),
    ];
    const request = truchement.http.post(`/calls/imports?_csrf=${csrfTokenOf(coordinator.secret!)}`);
    const { headers } = await request
      .set({
        cookie: `truchement_session=${coordinator.secret}`,
        accept: 'text/html',
        origin: truchement.url,
      })
      .redirects(0)
      .field('providerId', here.provider.id)
      .field('layout', 'own')
      .attach('file', Buffer.from(aList(...lines)), named)
      .expect(303);
    const id = headers['location']!.split('/').at(-1);
    await eventually(
      () => coordinator.get(headers['location']!),
      ({ text }) => !text.includes('id="reading"'),
    );
    const { text } = await coordinator.get('/calls/imports').expect(200);
    const name = `appels ${'é'.repeat(113)}`;
    expect(text).toContain(`href="/calls/imports/${id}">${name}</a>`);
    expect(textOf(text)).toContain('du 1er mars 2022 au 31 mars 2022');
  });

  it('says which line and column a list that can’t be read stops at', async () => {
    const { text } = await readList('pas;une;liste\n1;2;3\n');
    expect(await text()).toMatch(/Arrêtée .*(colonne|en-tête)/i);
  });

  it('settles one line after the other: to whom the code nearly is, to whom a search finds, or aside', async () => {
    const { path, text } = await readList(
      aList(
        aLine({ ref: 'S-1', code: 'ROU-MG-0I', cents: 1800 }),
        aLine({ ref: 'S-2', code: '??' }),
        aLine({ ref: 'S-3', language: 'klingon' }),
        aLine({ ref: 'S-4', cents: 9900 }),
      ),
    );
    const id = path.split('/').at(-1)!;
    expect(await text()).toMatch(/4 lignes à régler Ligne 2 : Code client inconnu Personne n’a ce code/);
    expect(await text()).toContain('Code ROU-MG-01, presque le même');
    const file = (await coordinator.get(`${path}/left.csv`).expect(200)).text.trim().split('\r\n');
    expect(file).toHaveLength(5);
    expect(file[1]).toContain('2;Pas comptée;Code client inconnu;S-1;ROU-MG-0I');

    const settle = (line: number, fields: Readonly<Record<string, string>>) =>
      coordinator.submit(`${path}/lines/${line}`, { _once: `l${line}`, ...fields });
    const attach = { action: 'attach', professionalId: here.doctors[0]!.id };
    const unpaid = await settle(2, attach).expect(400);
    expect(unpaid.text).toContain('href="#agreementId"');
    const unnamed = await settle(2, { action: 'attach', agreementId: here.agreement.id }).expect(400);
    expect(unnamed.text).toContain('href="#professionalId"');
    const paid = { ...attach, agreementId: here.agreement.id };
    await settle(2, paid).expect(303);
    await settle(2, paid).expect(303); // pressed twice
    expect(textOf((await settle(2, { ...paid, _once: 'other' }).expect(409)).text)).toContain('déjà réglée');
    expect(await text()).toMatch(/3 lignes à régler Ligne 3/);

    const found = textOf((await coordinator.get(`${path}?line=3&q=medec`).expect(200)).text);
    expect(found).toContain('Trouvé par votre recherche');
    expect(textOf((await coordinator.get(`${path}?line=3&q=zzz`).expect(200)).text)).toContain(
      'Personne ne porte un nom',
    );
    await settle(3, { ...paid, professionalId: here.doctors[5]!.id }).expect(303);

    expect(await text()).toContain('Quelle langue est « klingon » ?');
    expect((await settle(4, { ...paid, _once: 'mute' }).expect(400)).text).toContain('href="#language"');
    await settle(4, { ...paid, language: 'zzz', _once: 'no' }).expect(422);
    expect((await settle(4, { action: 'ignore' }).expect(400)).text).toContain('href="#reason"');
    await settle(4, { action: 'ignore', reason: 'provider_mistake' }).expect(303);
    expect(await text()).toContain('Nous comptons 18,00 €, le prestataire 99,00 € : + 81,00 €.');
    await settle(5, { action: 'ignore', reason: 'settled_with_provider' }).expect(303);
    expect(await text()).toMatch(/Rien à régler .* Lignes réglées .*Mise de côté, erreur du prestataire/);
    const calls = await here.usage(`&importId=${id}`);
    expect(calls.map(({ reference, professionalId }: any) => [reference, professionalId])).toEqual(
      expect.arrayContaining([
        ['S-1', here.doctors[0]!.id],
        ['S-2', here.doctors[5]!.id],
      ]),
    );
  });

  it('takes the language of a call from whoever settles it, where nobody knows the name in the list', async () => {
    const { path } = await readList(aList(aLine({ ref: 'L-1', language: 'klingon' })));
    const attach = { action: 'attach', professionalId: here.doctors[0]!.id, agreementId: here.agreement.id };
    await coordinator.submit(`${path}/lines/2`, { ...attach, language: 'prs', _once: 'k' }).expect(303);
    const [call] = await here.usage(`&importId=${path.split('/').at(-1)}`);
    expect(call).toMatchObject({ reference: 'L-1', language: 'prs', amountCents: 1800 });
  });

  it('shows a code that a spreadsheet holds as text without its quotes, and knows the one beside it', async () => {
    const { text } = await readList(aList(aLine({ ref: 'Q-1', code: '="ROU-MG-0I"' })));
    expect(await text()).toMatch(/Q-1 ?; ?ROU-MG-0I ?;/);
    expect(await text()).toContain('Code ROU-MG-01, presque le même');
  });

  it('knows a code whatever its capitals and the spaces around it', async () => {
    const { path, text } = await readList(aList(aLine({ ref: 'K-1', code: 'rou-mg-01 ' })));
    expect(await text()).toContain('chaque appel de la liste a un payeur');
    const [call] = await here.usage(`&importId=${path.split('/').at(-1)}`);
    expect(call.professionalId).toBe(here.doctors[0]!.id);
  });

  it('says of a list that is only its header that it holds no call', async () => {
    const { text } = await readList(aList());
    expect(await text()).toContain('Cette liste ne contient aucun appel');
    expect(await text()).not.toContain('Tout est compté');
  });

  it('corrects what the list says otherwise, after showing both', async () => {
    await readList(aList(aLine({ ref: 'C-1' })));
    const { path, text } = await readList(aList(aLine({ ref: 'C-1', seconds: 1_260 })));
    expect(await text()).toMatch(/Durée 10 min 21 min/);
    expect(await text()).toContain(
      'Compté aujourd’hui : 18,00 €. Après la correction : 24,00 €, soit + 6,00 €.',
    );
    expect(await text()).toContain('Payé par Médecins du Monde');
    expect(await text()).toContain('Garder ce qui est compté');
    expect(await text()).not.toContain('Elle n’est pas comptée');
    const line = `${path}/lines/2`;
    const unseen = await coordinator.submit(line, { action: 'accept', _once: 'b' }).expect(409);
    expect(textOf(unseen.text)).toContain('Le prix n’est plus celui qui était affiché');
    await coordinator.submit(line, { action: 'accept', expectedCents: '2300', _once: 'd' }).expect(409);
    const again = await coordinator.get(line).expect(303);
    expect(again.headers['location']).toBe(`${path}?line=2#settle`);
    await coordinator.submit(line, { action: 'accept', expectedCents: '2400', _once: 'c' }).expect(303);
    expect(await text()).toContain('Corrigée d’après la liste');
  });

  it('asks which of the two hours of an autumn night it was', async () => {
    const { path, text } = await readList(aList(aLine({ ref: 'H-1', at: '2022-10-30T02:30:00' })));
    expect(await text()).toContain('Laquelle des deux ?');
    const when = { startedOn: '2022-10-30', startedTime: '02:30:00', _once: 'h' };
    const attach = { action: 'attach', professionalId: here.doctors[0]!.id, agreementId: here.agreement.id };
    const vague = await coordinator.submit(`${path}/lines/2`, { ...attach, ...when }).expect(400);
    expect(vague.text).toContain('href="#startedAt"');
    await coordinator.submit(`${path}/lines/2`, { ...attach, ...when, which: 'later' }).expect(303);
    const [call] = await here.usage(`&importId=${path.split('/').at(-1)}`);
    expect(call.startedAt).toBe('2022-10-30T01:30:00.000Z');
  });

  it('tells the page that asks when the reading is over', async () => {
    const { path } = await readList(aList(aLine({ ref: 'P-1' })));
    const { headers } = await coordinator.get(`${path}/reading`).expect(200);
    expect(headers['hx-refresh']).toBe('true');
  });

  it('shows nothing of it to another network', async () => {
    const other = await rouen(truchement);
    const stranger = await signedIn(truchement, (await anAccount(other.network, 'coordinator')).email);
    const { path } = await readList(aList(aLine({ ref: 'O-1', code: '??' })));
    for (const part of ['', '/reading', '/left.csv']) await stranger.get(`${path}${part}`).expect(404);
    await stranger.submit(`${path}/lines/2`, { action: 'ignore', reason: 'other' }).expect(404);
    expect(textOf((await stranger.get('/calls/imports').expect(200)).text)).toContain('Aucune liste encore');
  });
});
