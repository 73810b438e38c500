import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedIn, type Browser } from '../support/browser.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { textOf } from '../support/text-of.js';
import { aFunder, anAccount, anAgreement, anEmail } from '../support/world.js';
import { ism2022, rouen, type Rouen } from '../usage/rouen.js';

let truchement: TestApp;
let scene: Rouen;
let coordination: Browser;
let mdm: Browser;
let ctai: Browser;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  truchement.clock.set('2023-01-09T09:30:00Z');
  scene = await rouen(truchement);
  const { network } = scene;
  const { body } = await network.coordinator.get('/agreements');
  const other = await aFunder(network, { name: 'CTAI' });
  await anAgreement(network, {
    funder: other,
    title: 'CTAI 2023',
    startsOn: '2023-01-01',
    endsOn: '2023-12-31',
  });
  const enter = async (role: 'coordinator' | 'funder', about: object = {}) =>
    signedIn(truchement, (await anAccount(network, role, { email: anEmail(role), ...about })).email);
  coordination = await enter('coordinator');
  mdm = await enter('funder', { funderId: body.items[0].funderId });
  ctai = await enter('funder', { funderId: other.id });
  await scene.send(await ism2022());
});
afterAll(() => truchement.close());

const read = async (browser: Browser, path: string, status = 200): Promise<string> =>
  textOf((await browser.get(path).expect(status)).text);
const LIST = '/budgets/statements';
/** The article, without the screen around it. */
const articleIn = (html: string): string => /<article[^]*<\/article>/.exec(html)![0];

describe('a coordinator', () => {
  let path: string;

  it('is told why there is no statement, and what makes one', async () => {
    expect(await read(coordination, LIST)).toContain('Aucun relevé pour l’instant');
    expect(await read(mdm, '/statements')).toContain('Aucun relevé pour l’instant');
  });

  it('chooses an agreement, then among the periods that are over and not stated', async () => {
    expect(await read(coordination, `${LIST}/new`)).toContain('Convention Choisissez');
    const form = await read(coordination, `${LIST}/new?agreementId=${scene.agreement.id}`);
    expect(form).toMatch(/Elle commence le .* et n’a encore aucun relevé/);
    expect(form).toContain('Une autre période');
  });

  it('reads in the form why a period can’t be, and keeps what was typed', async () => {
    const asked = { agreementId: scene.agreement.id, period: 'free' };
    const backwards = { ...asked, from: '2022-12-31', to: '2022-03-01' };
    const { text } = await coordination.submit(LIST, backwards).expect(400);
    expect(textOf(text)).toContain('La période finit avant de commencer.');
    expect(text).toContain('value="2022-12-31"');
    const nothing = await coordination.submit(LIST, asked).expect(400);
    expect(textOf(nothing.text)).toContain('À revoir');
  });

  it('sees in a draft exactly what the funder will read, and apart from it all that is behind', async () => {
    const period = { period: 'free', from: '2022-03-01', to: '2022-12-31' };
    const { headers } = await coordination
      .submit(LIST, { agreementId: scene.agreement.id, ...period })
      .expect(303);
    path = headers['location']!;
    const preview = await read(coordination, path);
    expect(preview).toContain('6 professionnels, 43 interventions, 1 042,00 €');
    expect(preview).toContain('5 sur 6');
    expect(preview).toContain('masqué');
    expect(preview).toContain('C’est un projet');
    const whole = await read(coordination, `${path}?version=coordinator`);
    expect(whole).toContain('rien n’y est masqué');
    expect(whole.match(/masqué/g)).toHaveLength(1);
    await mdm.get(path.replace('/budgets', '')).expect(404);
  });

  it('is told, before issuing, what it counts and what nobody can change afterwards', async () => {
    const confirm = await read(coordination, `${path}/issue`);
    expect(confirm).toContain('Interventions de la période 43');
    expect(confirm).toContain('Consommé au titre de ce relevé 1 042,00 €');
    expect(confirm).toContain('Régularisations de relevés antérieurs aucune');
    expect(confirm).toContain('Ensuite, plus rien n’y change');
  });

  it('issues it once, and the funder reads the very same page', async () => {
    const { headers } = await coordination.submit(`${path}/issue`).expect(303);
    const { text } = await coordination.get(headers['location']!).expect(200);
    expect(textOf(text)).toContain('Le relevé n° 2023-1 est émis.');
    expect(textOf(text)).toContain('sha256sum releve-');
    const funders = await mdm.get(path.replace('/budgets', '')).expect(200);
    expect(articleIn(funders.text)).toBe(articleIn(text));
    await coordination.submit(`${path}/issue`).expect(409);
    await coordination.submit(`${path}/discard`).expect(409);
    const again = await coordination.get(`${path}/issue`).expect(303);
    expect(again.headers['location']).toBe(path);
  });

  it('is refused a period that is stated, with what to do, and gives the draft of another up', async () => {
    const december = { period: 'free', from: '2022-12-01', to: '2022-12-31' };
    const { text } = await coordination
      .submit(LIST, { agreementId: scene.agreement.id, ...december })
      .expect(409);
    expect(textOf(text)).toContain('Le relevé 2023-1 compte déjà du 1er mars 2022 au 31 décembre 2022.');
    const january = { period: '2023-01-01/2023-01-31' };
    const { headers } = await coordination
      .submit(LIST, { agreementId: scene.agreement.id, ...january })
      .expect(303);
    const draft = headers['location']!;
    expect(await read(coordination, draft)).toContain('pourra être émis à partir du 1er février 2023');
    const early = await coordination.submit(`${draft}/issue`).expect(422);
    expect(textOf(early.text)).toContain('Revenez ce jour-là : le projet vous attend.');
    const given = await coordination.submit(`${draft}/discard`).expect(303);
    expect(await read(coordination, given.headers['location']!)).toContain('Le projet est abandonné.');
    await coordination.get(draft).expect(404);
  });

  it('filters the list, and takes it away as a file', async () => {
    expect(await read(coordination, `${LIST}?status=issued`)).toContain('n° 2023-1');
    expect(await read(coordination, `${LIST}?status=draft`)).toContain(
      'Aucun relevé ne répond à ces filtres',
    );
    const { text } = await coordination.get(`${LIST}.csv?status=issued`).expect(200);
    expect(text).toMatch(/2023-1;Réponse attendue;.*;2022-03-01;2022-12-31;2023-01-09;1042;[\da-f]{64}/);
  });

  it('writes down what an agreement wants to receive', async () => {
    const preferences = `/budgets/${scene.agreement.id}/statement-preferences`;
    expect(await read(coordination, preferences)).toContain('Jamais');
    await coordination.submit(preferences, { every: 'quarter', says: 'attachesPdf' }).expect(303);
    const { text } = await coordination.get(`${preferences}?done=kept`).expect(200);
    expect(textOf(text)).toContain('C’est noté.');
    expect(text).toMatch(/value="quarter" checked/);
    expect(text).toMatch(/value="attachesPdf" checked/);
    expect(text).not.toMatch(/value="namesProfessionals" checked/);
    await coordination.submit(preferences, { every: 'day' }).expect(400);
  });
});

describe('a funder', () => {
  const issued = async (): Promise<string> =>
    (await scene.network.coordinator.get('/statements').expect(200)).body.items[0].id;

  it('finds what waits for an answer first, and nothing of another funder’s', async () => {
    const home = await read(mdm, '/statements');
    expect(home).toContain('Un relevé attend votre réponse.');
    expect(home).toContain('Ce que vos relevés ont compté');
    expect(home).toContain('En tout 1 042,00 €');
    expect(await read(ctai, '/statements')).toContain('Aucun relevé pour l’instant');
    await ctai.get(`/statements/${await issued()}`).expect(404);
    await ctai.submit(`/statements/${await issued()}/acknowledge`).expect(404);
  });

  it('is told neither a practice of few professionals, nor any professional, nor a code', async () => {
    const { text } = await mdm.get(`/statements/${await issued()}`).expect(200);
    const article = textOf(articleIn(text));
    const { body } = await scene.network.coordinator.get('/professionals');
    for (const { familyName } of body.items) expect(article).not.toContain(familyName);
    expect(article).not.toContain('ROU-MG');
    expect(article).toContain('Pourquoi des cases masquées ?');
  });

  it('reads its agreements’ money, and can’t follow from month to month what statements mask', async () => {
    expect(await read(mdm, '/agreements')).toContain('accordé');
    await mdm.get(`/agreements/${scene.agreement.id}`).expect(403);
  });

  it('says what it disputes, which the coordination reads and finds on its first screen', async () => {
    const id = await issued();
    const empty = await mdm.submit(`/statements/${id}/dispute`).expect(400);
    expect(textOf(empty.text)).toContain('À revoir : une chose');
    const comment = 'Décembre\r\ncompte une intervention de trop.';
    const { headers } = await mdm.submit(`/statements/${id}/dispute`, { comment }).expect(303);
    expect(await read(mdm, headers['location']!)).toContain('Votre contestation est envoyée');
    const seen = await read(coordination, `${LIST}/${id}`);
    expect(seen).toContain('Le financeur conteste ce relevé');
    expect(seen).toContain('Décembre compte une intervention de trop.');
    expect(await read(coordination, '/overview')).toContain('1 relevé contesté');
    const again = await mdm.submit(`/statements/${id}/dispute`, { comment }).expect(409);
    expect(textOf(again.text)).toContain('Ce relevé est contesté.');
  });

  it('may accept it after all, and a letter’s address leads each to their own page', async () => {
    const id = await issued();
    await mdm.submit(`/statements/${id}/acknowledge`).expect(303);
    expect(await read(mdm, `/statements/${id}`)).toContain('Vous l’avez accepté le 9 janvier 2023.');
    expect(await read(mdm, '/statements')).toContain('Aucun relevé n’attend votre réponse.');
    const { headers } = await coordination.get(`/statements/${id}`).expect(303);
    expect(headers['location']).toBe(`${LIST}/${id}`);
    const deeds = await read(coordination, headers['location']!);
    expect(deeds).toMatch(
      /Préparé .* Émis et envoyé .* Contesté par le financeur .* Accepté par le financeur/,
    );
  });

  it('reads the screen in English, and the statement as it was sealed, in French', async () => {
    const { text } = await mdm
      .get(`/statements/${await issued()}`)
      .set('cookie', `truchement_session=${mdm.secret}; truchement_language=en`);
    expect(textOf(text)).toContain('Your answer');
    expect(articleIn(text)).toContain('lang="fr"');
    expect(textOf(articleIn(text))).toContain('Relevé d’utilisation n° 2023-1');
  });
});
