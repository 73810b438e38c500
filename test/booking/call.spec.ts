import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { usedBy } from '../../src/booking/adapters/persistence/language-habits.js';
import { aBrowser, signedIn, type Browser } from '../support/browser.js';
import { bookingWhen, budgetOf } from '../support/scene.js';
import { textOf } from '../support/text-of.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  aNetwork,
  anAccessCode,
  anAgreement,
  aPractice,
  aProfessional,
  aProvider,
  aStaff,
  aTariff,
  type Made,
  type Network,
  type Person,
} from '../support/world.js';

let truchement: TestApp;
let network: Network;
let agreement: Made;
let provider: Made;
let practice: Made;
let gp: Person;
let browser: Browser;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  network = await aNetwork(truchement);
  agreement = await anAgreement(network);
  provider = await aProvider(network, { phoneNumber: '+33199001234', name: 'ISM' });
  await aTariff(network, provider);
  practice = await aPractice(network);
  gp = await aProfessional(network, { practice, givenName: 'Marie', familyName: 'Durand' });
  await anAccessCode(network, { provider, agreement, professional: gp, code: 'ROU-MG-01' });
  browser = await signedIn(truchement, gp.email);
});
afterAll(() => truchement.close());

const form = (fields: Record<string, string>, of = browser) =>
  of.submit('/call', { _once: crypto.randomUUID(), ...fields });
const calling = async (fields: Record<string, string>, of = browser): Promise<string> => {
  const { headers } = await form(fields, of).expect(303);
  return String(headers['location']);
};
const idIn = (path: string): string => /\/call\/([\da-f-]{36})/.exec(path)![1]!;

describe('calling an interpreter', () => {
  it('takes one tap on a language, then shows the number, one’s own code and what to say', async () => {
    const { text } = await browser.get(await calling({ language: 'kat' })).expect(200);
    expect(text).toContain('href="tel:+33199001234"');
    expect(text).toContain('01\u00a099\u00a000\u00a012\u00a034');
    expect(text).toContain('ROU-MG-01');
    expect(text).toMatch(/lang="ka">ქართული/);
    expect(text).toMatch(/Bonjour, code.*R-O-U.*M-G.*zéro-un.*Un interprète en <b>géorgien<\/b>/);
    expect(text).toContain('Gratuit pour vous et votre patient');
    expect(text).not.toMatch(/€/);
  });

  it('has the languages of the last year first, the last used in saffron, and never a cancelled one', async () => {
    await calling({ language: 'sqi' });
    await browser.submit(`/call/${idIn(await calling({ language: 'vie' }))}/forgo`).expect(303);
    const { text } = await browser.get('/call').expect(200);
    const shown = [...text.matchAll(/class="language[^"]*"[^>]*value="(\w+)"/g)].map(([, code]) => code);
    expect(shown).toEqual(['sqi', 'kat']);
    expect(text).toMatch(/language-first wire" name="language" value="sqi"/);
    expect(text).not.toContain('value="vie"');
  });

  it('asks the database by its indexes, for one professional’s own', async () => {
    await truchement.database.rows(sql`
      INSERT INTO booking (network_id, id, reference, status, modality, language, starts_at, expected_minutes, practice_id,
                           professional_id, requested_by, requested_at, interpreter_gender)
      SELECT ${network.id}, gen_random_uuid(), 'R' || n, 'unmet', 'on_site', 'ara', ${truchement.clock.now()}, 60,
             ${practice.id}, gen_random_uuid(), gen_random_uuid(), ${truchement.clock.now()}, 'any'
        FROM generate_series(1, 5000) n`);
    await truchement.database.rows(sql`ANALYZE booking`);
    const plan = await truchement.database.rows(
      sql`EXPLAIN ${usedBy(network.id, gp.id, truchement.clock.now(), 5)}`,
    );
    expect(JSON.stringify(plan)).toContain('booking_at_its_time');
    expect(JSON.stringify(plan)).not.toContain('Seq Scan on booking');
  });

  it('makes one booking of two presses on the same button', async () => {
    const fields = { language: 'rus', _once: 'twice' };
    const both = await Promise.all([form(fields), form(fields)]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(both[0].headers['location']).toBe(both[1].headers['location']);
  });

  it('leads whoever asks again within minutes to the call that stands, and makes another one for another patient', async () => {
    const first = idIn(await calling({ language: 'ben' }));
    const path = await calling({ language: 'ben' });
    expect(path).toBe(`/call/${first}?asked=1`);
    const { text } = await browser.get(path).expect(200);
    expect(text).toContain('href="tel:+33199001234"');
    expect(textOf(text)).toContain('Cet appel vient d’être demandé : c’est bien le même.');
    const another = /<form[^>]*action="\/call"[^]*?<\/form>/.exec(text)![0];
    expect(another).toContain('Appeler pour un autre patient');
    const fields = Object.fromEntries(
      [...another.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
    );
    const second = await calling({ ...fields, _once: 'another patient' });
    expect(idIn(second)).not.toBe(first);
    expect(second).not.toContain('asked');
    expect(textOf((await browser.get(second)).text)).not.toContain('vient d’être demandé');
  });

  it('is another call after ten minutes, or once the first one was given up', async () => {
    const first = idIn(await calling({ language: 'tir' }));
    await browser.submit(`/call/${first}/forgo`).expect(303);
    const second = idIn(await calling({ language: 'tir' }));
    expect(second).not.toBe(first);
    truchement.clock.advance({ minutes: 11 });
    expect(idIn(await calling({ language: 'tir' }))).not.toBe(second);
  });

  it.each([
    ['dari', 'prs'],
    ['پښتو', 'pus'],
    ['arabe algerien', 'arq'],
    ['GÉORGIEN', 'kat'],
  ])('finds « %s »', async (q, code) => {
    const page = await browser.get(`/call?q=${encodeURIComponent(q)}`).expect(200);
    expect(page.text).toContain(`name="language" value="${code}" form="choose-language"`);
    const piece = await browser
      .get(`/call?q=${encodeURIComponent(q)}`)
      .set('hx-request', 'true')
      .expect(200);
    expect(piece.text).toContain(`value="${code}"`);
    expect(piece.text).not.toContain('<html');
  });

  it('calls nobody for a language that is seen, and leads to booking it', async () => {
    const { text } = await browser.get('/call?q=signes').expect(200);
    expect(text).not.toMatch(/<button[^>]*value="fsl"/);
    expect(text).toContain('href="/book?modality=video&amp;language=fsl"');
    expect(text.match(/langue des signes française/g)).toHaveLength(1);
    const refused = await form({ language: 'fsl' }).expect(422);
    expect(refused.text).toContain('Une langue des signes ne passe pas par le téléphone');
    expect(refused.text).toContain('href="/book?modality=video&amp;language=fsl"');
    const later = new Date(truchement.clock.now().getTime() + 86_400_000 * 7).toISOString();
    for (const [modality, startsAt] of [
      ['phone_now', null],
      ['phone_booked', later],
    ]) {
      const { body } = await gp
        .post('/bookings', { modality, startsAt, language: 'fsl', expectedMinutes: 15 })
        .expect(422);
      expect(body).toMatchObject({ type: '/problems/sign-language', errors: [{ pointer: '/modality' }] });
    }
    const unmet = await gp.get('/bookings?language=fsl').expect(200);
    expect(unmet.body.items).toEqual([]);
  });

  it('says so when no language bears the name, whatever is written there', async () => {
    const { text } = await browser.get('/call?q=%3Cb%3Eklingon').expect(200);
    expect(text).toContain('Aucune langue ne s’appelle');
    expect(text).not.toContain('<b>klingon');
    await browser.get(`/call?q=${'x'.repeat(5_000)}`).expect(200);
    await browser.get('/call?q=a&q=b&for[]=1').expect(200);
  });

  it('shows the page again when the language is none', async () => {
    const { text } = await form({ language: 'nope' }).expect(400);
    expect(text).toContain('Choisissez une langue de la liste.');
  });
});

describe('after the call', () => {
  it('notes in one tap how it went, and thanks', async () => {
    const path = await calling({ language: 'kat' });
    const said = await browser.submit(`${path}/incident`, { _once: '1', kind: 'no_answer' }).expect(303);
    const { text } = await browser.get(String(said.headers['location'])).expect(200);
    expect(text).toMatch(/Merci, c’est noté.*personne n’a répondu/);
    const told = await truchement.database.rows(
      sql`SELECT facts FROM event WHERE subject_id = ${idIn(path)} AND type = 'booking.incident_reported.v1'`,
    );
    expect(told).toEqual([{ facts: expect.objectContaining({ kind: 'no_answer', by: 'professional' }) }]);
    await browser.submit(`${path}/incident`, { _once: '2', kind: 'he told me' }).expect(400);
    await browser.get(`${path}?said=toString`).expect(200);
  });

  it('gives back what was held when nothing is dialled, even once only the list is awaited', async () => {
    const before = await budgetOf({ network, agreement });
    const path = await calling({ language: 'hye' });
    await bookingWhen(gp, idIn(path), 'awaiting_usage');
    expect((await browser.get(path)).text).toContain('Je n’appelle pas');
    const { headers } = await browser.submit(`${path}/forgo`, { _once: '1' }).expect(303);
    expect((await browser.get(String(headers['location']))).text).toContain('Rien n’est dû.');
    const { body } = await gp.get(`/bookings/${idIn(path)}`).expect(200);
    expect(body).toMatchObject({ status: 'cancelled', cancelledBy: 'professional' });
    expect(await budgetOf({ network, agreement })).toMatchObject({
      committedCents: before.committedCents,
      consumedCents: before.consumedCents,
    });
    const { text } = await browser.submit(`${path}/forgo`, { _once: '2' }).expect(409);
    expect(text).toContain('Cet appel est terminé.');
    expect(text).not.toContain('Rechargez-la');
  });

  it('is nobody else’s, and never an appointment', async () => {
    const path = await calling({ language: 'kat' });
    const other = await signedIn(truchement, (await aProfessional(network, { practice })).email);
    await other.get(path).expect(404);
    await other.submit(`${path}/forgo`).expect(404);
    await other.submit(`${path}/incident`, { kind: 'no_answer' }).expect(404);
    const startsAt = new Date(truchement.clock.now().getTime() + 86_400_000).toISOString();
    const booked = { modality: 'phone_booked', language: 'kat', expectedMinutes: 20, startsAt };
    const { body } = await gp.post('/bookings', booked).expect(201);
    await browser.get(`/call/${body.id}`).expect(404);
  });
});

describe('a secretary', () => {
  let desk: Browser;
  let colleague: Person;
  beforeAll(async () => {
    colleague = await aProfessional(network, { practice, givenName: 'Paul', familyName: 'Petit' });
    desk = await signedIn(truchement, (await aStaff(network, practice)).email);
  });

  it('says for whom first, and keeps it from page to page', async () => {
    const first = await desk.get('/call').expect(200);
    expect(first.text).toContain('Pour qui');
    expect(first.text).toContain(`/call?for=${gp.id}`);
    const home = await desk.get(`/call?for=${gp.id}`).expect(200);
    expect(home.text).toContain('Pour Marie Durand');
    expect(home.text).toContain(`name="for" value="${gp.id}"`);
    const path = await calling({ language: 'prs', for: gp.id }, desk);
    expect(path).toContain(`?for=${gp.id}`);
    const { text } = await desk.get(path).expect(200);
    expect(text).toContain('Son code, confidentiel');
    expect(text).toContain('ROU-MG-01');
    expect((await gp.get(`/bookings/${idIn(path)}`).expect(200)).body.professionalId).toBe(gp.id);
  });

  it('never calls for somebody of another practice, for somebody who has left, or for nobody', async () => {
    const elsewhere = await aProfessional(network);
    const gone = await aProfessional(network, {
      practices: [{ practiceId: practice.id, from: '2020-01-01', until: '2021-12-31' }],
    });
    for (const { id } of [elsewhere, gone]) {
      await desk.get(`/call?for=${id}`).expect(404);
      await form({ language: 'prs', for: id }, desk).expect(404);
      await desk.get(`/call/card.pdf?for=${id}`).expect(404);
    }
    await desk.get('/call?for=nobody').expect(404);
    const { text } = await form({ language: 'prs' }, desk).expect(400);
    expect(text).toContain('Pour qui');
  });

  it('is told so when nobody works there', async () => {
    const empty = await signedIn(truchement, (await aStaff(network, await aPractice(network))).email);
    expect((await empty.get('/call').expect(200)).text).toContain('Personne n’exerce ici aujourd’hui');
  });

  it('is asked nothing where one professional only works there', async () => {
    const small = await aPractice(network);
    const alone = await aProfessional(network, { practice: small, familyName: 'Seule' });
    const own = await signedIn(truchement, (await aStaff(network, small)).email);
    expect((await own.get('/call').expect(200)).text).toContain(`name="for" value="${alone.id}"`);
    expect(colleague.id).not.toBe(alone.id);
  });
});

describe('somebody of several practices', () => {
  it('says where they are once, and is believed to be there the next time', async () => {
    const [here, there] = [practice, await aPractice(network, { name: 'Cabinet du Port' })];
    const both = await aProfessional(network, {
      practices: [here, there].map(({ id }) => ({ practiceId: id, from: '2020-01-01' })),
    });
    const own = await signedIn(truchement, both.email);
    expect((await own.get('/call').expect(200)).text).not.toMatch(/name="practiceId"[^>]*checked/);
    const { text } = await form({ language: 'prs' }, own).expect(400);
    expect(text).toContain('Dites dans quelle structure vous recevez');
    await calling({ language: 'prs', practiceId: there.id }, own);
    expect((await own.get('/call').expect(200)).text).toMatch(
      new RegExp(`name="practiceId" value="${there.id}" checked`),
    );
  });
});

describe('when there is no interpreter', () => {
  const refused = async (person: Person, fields: Record<string, string> = {}) => {
    const own = await signedIn(truchement, person.email);
    return form({ language: 'prs', ...fields }, own).expect(422);
  };

  it('says that the money is used up, that it is noted, and whom to write to', async () => {
    const poor = await aNetwork(truchement, { name: 'Bordeaux' });
    await anAgreement(poor, { grantCents: 100 });
    await aTariff(poor, await aProvider(poor));
    const { text } = await refused(await aProfessional(poor));
    expect(text).toContain('Budget épuisé');
    expect(text).toContain('Votre demande est notée');
    expect(text).toMatch(/mailto:coordination-[^"]+@rouen\.example/);
    expect(text).not.toMatch(/\d €/);
  });

  it('says that nobody pays, that no provider does this, or that the membership sleeps', async () => {
    const bare = await aNetwork(truchement, { name: 'Lyon' });
    const person = await aProfessional(bare);
    expect((await refused(person)).text).toContain('Pas de financement');
    await anAgreement(bare);
    expect((await refused(person, { language: 'kat' })).text).toContain('Aucun prestataire');
    await bare.coordinator.post(`/professionals/${person.id}/suspend`).expect(201);
    expect((await refused(person)).text).toContain('Adhésion non active');
  });

  it('asks for the patient’s situation where that decides who pays, and calls with it', async () => {
    const aimed = await aNetwork(truchement, { name: 'Nantes' });
    const only = await anAgreement(aimed, { eligibility: { categories: ['refugee'] } });
    const line = await aProvider(aimed);
    await aTariff(aimed, line);
    const person = await aProfessional(aimed);
    await anAccessCode(aimed, { provider: line, agreement: only, professional: person, code: 'NAN-1' });
    const { text } = await refused(person);
    expect(text).toContain('Réfugié reconnu');
    const own = await signedIn(truchement, person.email);
    const path = await calling({ language: 'prs', category: 'refugee' }, own);
    expect((await own.get(path).expect(200)).text).toContain('NAN-1');
    expect((await own.get('/call/offline').expect(200)).text).toContain('NAN-1');
  });

  it('says who gives a code to somebody who has none', async () => {
    const own = await signedIn(truchement, (await aProfessional(network, { practice })).email);
    const { text } = await own.get(await calling({ language: 'prs' }, own)).expect(200);
    expect(text).toContain('Il vous manque un code');
    expect(text).toContain('mailto:');
    expect(text).not.toContain('tel:');
  });
});

describe('a provider that rings back', () => {
  it('is waited for on the page, which asks again by itself', async () => {
    const ringing = await aNetwork(truchement, { name: 'Caen' });
    await anAgreement(ringing);
    await aTariff(
      ringing,
      await aProvider(ringing, { name: 'IMEDI', call: 'provider_calls', dispatch: 'mail' }),
    );
    const own = await signedIn(truchement, (await aProfessional(ringing)).email);
    const path = await calling({ language: 'prs' }, own);
    const { text } = await own.get(path).expect(200);
    expect(text).toContain('IMEDI vous rappelle');
    const again = /hx-get="([^"]+)"/.exec(text)![1]!.replaceAll('&amp;', '&');
    const ask = () => own.get(again).set('hx-request', 'true');
    await ask().expect(204);
    await own.submit(`${path}/forgo`, { _once: 'x' }).expect(303);
    const piece = await ask().expect(200);
    expect(piece.text).toContain('Cet appel est terminé.');
    expect(piece.text).not.toMatch(/hx-get|Je n’appelle pas/);
  });
});

describe('what a browser keeps for when we can’t be reached', () => {
  it('has number, code and languages, says whose it is, and carries no token of the session', async () => {
    const { text, headers } = await browser.get('/call/offline').expect(200);
    expect(text).toContain('Vous êtes hors ligne. Le numéro et votre code marchent sans nous.');
    expect(text).toContain('ROU-MG-01');
    expect(text).toContain('ქართული');
    expect(text).not.toContain('_csrf');
    expect(headers['x-card-of']).toMatch(/^[\da-f-]{36}$/);
    const days =
      (Date.parse(String(headers['x-card-until'])) - truchement.clock.now().getTime()) / 86_400_000;
    expect(days).toBeCloseTo(30, 1);
    expect(headers['cache-control']).toBe('no-store');
  });

  it('is not kept past the last day of the code', async () => {
    const short = await aNetwork(truchement, { name: 'Brest' });
    const today = truchement.clock.now().toISOString().slice(0, 10);
    const ending = await anAgreement(short, { endsOn: today });
    const line = await aProvider(short);
    await aTariff(short, line);
    const person = await aProfessional(short);
    await anAccessCode(short, { provider: line, agreement: ending, professional: person });
    const { headers } = await (await signedIn(truchement, person.email)).get('/call/offline').expect(200);
    const hours =
      (Date.parse(String(headers['x-card-until'])) - truchement.clock.now().getTime()) / 3_600_000;
    expect(hours).toBeLessThan(26);
  });

  it('holds, for a secretary, the lines of her practice', async () => {
    const desk = await signedIn(truchement, (await aStaff(network, practice)).email);
    const { text } = await desk.get('/call/offline').expect(200);
    expect(text).toContain('Marie Durand');
    expect(text).toContain('ROU-MG-01');
  });

  it('is nobody’s for whoever has not signed in, and for anybody where nothing is kept', async () => {
    await aBrowser(truchement).get('/call/offline').expect(401);
    const { text } = await browser.get('/offline').expect(200);
    expect(text).not.toContain('Durand');
    expect(text).not.toContain(gp.email);
    expect(text).not.toContain('_csrf');
  });

  it('is dropped by the browser when its owner signs out', async () => {
    const leaving = await signedIn(truchement, gp.email);
    const { headers } = await leaving.submit('/sign-out').expect(303);
    expect(headers['clear-site-data']).toBe('"storage"');
  });
});

describe('the card to pin up', () => {
  const card = (of: Browser, path = '/call/card.pdf') => of.get(path).responseType('blob');

  it('is a PDF of one’s own number and code, the same all day, linked from the page that calls', async () => {
    expect((await browser.get('/call')).text).toContain('href="/call/card.pdf"');
    const [one, other] = [await card(browser).expect(200), await card(browser).expect(200)];
    expect(one.headers['content-type']).toBe('application/pdf');
    expect(one.headers['cache-control']).toBe('no-store');
    expect(one.body.subarray(0, 5).toString()).toBe('%PDF-');
    expect(one.body.equals(other.body)).toBe(true);
  });

  it('is, for a secretary, that of the professional whom she says', async () => {
    const desk = await signedIn(truchement, (await aStaff(network, practice)).email);
    expect((await desk.get('/call/card.pdf').expect(200)).text).toContain(`/call/card.pdf?for=${gp.id}`);
    const { body } = await card(desk, `/call/card.pdf?for=${gp.id}`).expect(200);
    expect(body.equals((await card(browser)).body)).toBe(true);
  });

  it('says who gives a code where there is none', async () => {
    const own = await signedIn(truchement, (await aProfessional(network, { practice })).email);
    expect((await own.get('/call/card.pdf').expect(422)).text).toContain('Pas de code client');
  });
});

describe('an installed page', () => {
  it('has a manifest with its icons, and a worker that is asked for anew', async () => {
    const { text } = await browser.get('/call').expect(200);
    const address = /rel="manifest" href="([^"]+)"/.exec(text)![1]!;
    const { body } = await truchement.http.get(address).expect(200);
    expect(body).toMatchObject({ name: 'Truchement', start_url: '/call', display: 'standalone' });
    for (const { src, type } of body.icons) {
      const icon = await truchement.http.get(src).expect(200);
      expect(icon.headers['content-type']).toBe(type);
    }
    const worker = await truchement.http.get('/worker.js').expect(200);
    expect(worker.headers['cache-control']).toBe('no-cache');
    expect(worker.headers['content-security-policy']).toBe("default-src 'none'; connect-src 'self'");
    expect(worker.text).not.toMatch(/__\w+__/);
  });
});
