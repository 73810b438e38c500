import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { aBrowser, signedIn, type Browser } from '../support/browser.js';
import { aScene, bookingWhen, budgetOf, type Scene } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { textOf } from '../support/text-of.js';
import { aPractice, aProfessional, aStaff, type Person } from '../support/world.js';

let truchement: TestApp;
let scene: Scene;
let colleague: Person;
let gp: Browser;
let secretary: Browser;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  truchement.clock.set('2027-03-01T09:00:00+01:00');
  scene = await aScene(truchement, {
    agreement: { endsOn: '2027-06-30', grantCents: 5_000_000 },
    provider: {
      modalities: ['phone_now', 'phone_booked', 'on_site'],
      notice: [
        { modality: 'phone_booked', minutes: 15 },
        { modality: 'on_site', workingDays: 3 },
      ],
    },
  });
  colleague = await aProfessional(scene.network, { practice: scene.practice, givenName: 'Médecin 2' });
  gp = await signedIn(truchement, scene.gp.email);
  secretary = await signedIn(truchement, (await aStaff(scene.network, scene.practice)).email);
});
afterAll(async () => {
  await scene.stop();
  await truchement.close();
});
beforeEach(() => void scene.played.behave({ answer: 'accept' }));

const visit = {
  modality: 'on_site',
  language: 'géorgien',
  day: '2027-03-16',
  time: '10:00',
  expectedMinutes: '60',
};
const bookingsOf = async (person: Pick<Person, 'get'>): Promise<any[]> =>
  (await person.get('/bookings?limit=200').expect(200)).body.items;
const once = (): { _once: string } => ({ _once: crypto.randomUUID() });
const idOf = ({ headers }: { headers: Record<string, string> }): string =>
  /^\/bookings\/([\w-]+)/.exec(headers['location'] ?? '')![1]!;

describe('the form to book', () => {
  it('offers the ways that some provider goes, says when each may begin, and what it costs: nothing', async () => {
    const page = textOf((await gp.get('/book').expect(200)).text);
    expect(page).toContain('Par téléphone Pour 15 à 30 minutes.');
    expect(page).toContain('Au plus tôt jeudi 4 mars.');
    expect(page).not.toContain('En visio');
    expect(page).toContain('Pris en charge : gratuit pour vous et votre patient');
    expect(page).toContain('jusqu’à 24 h avant sur place');
    expect(page).not.toContain('€');
  });

  it('books what it says, once, however often its button is pressed', async () => {
    const form = { ...visit, interpreterGender: 'female', ...once() };
    const before = await budgetOf(scene);
    const answers = await Promise.all([1, 2, 3].map(() => gp.submit('/book', form)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const [id, ...others] = answers.map(idOf);
    expect(others).toEqual([id, id]);
    const booking = (await scene.gp.get(`/bookings/${id}`).expect(200)).body;
    expect(booking).toMatchObject({
      modality: 'on_site',
      language: 'kat',
      startsAt: '2027-03-16T09:00:00.000Z',
      expectedMinutes: 60,
      interpreterGender: 'female',
    });
    const { committedCents } = await budgetOf(scene);
    expect(committedCents - before.committedCents).toBe(booking.estimate.amountCents);
    const page = textOf((await gp.get(`/bookings/${id}?done=asked`).expect(200)).text);
    expect(page).toContain('mardi 16 mars, de 10 h à 11 h');
    expect(page).toContain(booking.reference);
    expect(page).not.toContain('€');
  });

  it('says what is missing beside each field, and keeps what was typed', async () => {
    const { text } = await gp
      .submit('/book', { modality: 'on_site', language: 'klingon', time: '25:99', ...once() })
      .expect(400);
    const page = textOf(text);
    expect(page).toContain('Aucune langue ne répond à « klingon »');
    expect(page).toContain('Dites quel jour.');
    expect(page).toContain('Dites à quelle heure.');
    expect(text).toContain('value="klingon"');
  });

  it('tells a day that does not exist, or is too far ahead, from one that is missing; and counts no need', async () => {
    const before = (await bookingsOf(scene.gp)).length;
    for (const [day, why] of [
      ['2027-02-30', 'Ce jour n’existe pas.'],
      ['2099-12-31', 'vérifiez l’année.'],
      ['9999-12-31', 'vérifiez l’année.'],
    ] as const) {
      const page = textOf((await gp.submit('/book', { ...visit, day, ...once() }).expect(400)).text);
      expect(page).toContain(why);
      expect(page).not.toContain('Dites quel jour.');
    }
    expect(await bookingsOf(scene.gp)).toHaveLength(before);
  });

  it('asks which language is meant where a name has several, and takes any name of one', async () => {
    const { text } = await gp.submit('/book', { ...visit, language: 'kurd', ...once() }).expect(400);
    expect(textOf(text)).toContain('Plusieurs langues répondent à ce nom. Laquelle ?');
    const sorani = { ...visit, language: 'kurd', languageCode: 'ckb', ...once() };
    const chosen = await gp.submit('/book', { ...sorani, modality: 'phone_booked' }).expect(303);
    expect((await scene.gp.get(`/bookings/${idOf(chosen)}`)).body.language).toBe('ckb');
    const dari = await gp.submit('/book', {
      ...visit,
      modality: 'phone_booked',
      language: 'Dari',
      ...once(),
    });
    expect((await scene.gp.get(`/bookings/${idOf(dari)}`)).body.language).toBe('prs');
  });

  it('refuses a notice that is too short with the first possible day, at the day', async () => {
    const { text } = await gp.submit('/book', { ...visit, day: '2027-03-03', ...once() }).expect(422);
    expect(textOf(text)).toContain('Sur place, il faut trois jours ouvrés : à partir du jeudi 4 mars.');
    expect(text).toContain('href="#day"');
    expect(text).toMatch(/id="day"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="day"/);
  });

  it('keeps what was filled in for whoever must sign in again meanwhile', async () => {
    const gone = aBrowser(truchement);
    const { text } = await gone
      .submit('/book', { ...visit, _resume: '1', _csrf: 'x', ...once() })
      .expect(401);
    expect(textOf(text)).toContain('Rien n’a été demandé ni enregistré.');
    const next = /href="\/sign-in\?next=([^"]+)"/.exec(text)![1]!;
    const back = decodeURIComponent(next);
    expect(back).not.toMatch(/_once|_csrf/);
    const again = (await gp.get(back).expect(200)).text;
    expect(again).toContain('value="2027-03-16"');
    expect(again).toContain('name="_resume"');
    const other = await gone.submit(`/bookings/x/cancel`).set('referer', `${truchement.url}/bookings/x`);
    expect(other.status).toBe(401);
    expect(other.text).toContain('href="/sign-in?next=%2Fbookings%2Fx"');
    const foreign = await gone.submit('/bookings/x/cancel').set('referer', 'https://evil.example/x');
    expect(foreign.text).toMatch(/href="\/sign-in"/);
  });

  it('says in words that no money is open then, and counts the need once', async () => {
    const late = { ...visit, day: '2027-07-06' };
    for (let i = 0; i < 2; i++) {
      const { text } = await gp.submit('/book', { ...late, ...once() }).expect(422);
      expect(textOf(text)).toContain('Aucun financement n’est ouvert à cette date.');
    }
    const unmet = (await bookingsOf(scene.gp)).filter(({ unmetReason }) => unmetReason === 'no_agreement');
    expect(unmet).toHaveLength(1);
  });

  it('says in words that nobody goes that way, and opens the one that somebody goes', async () => {
    const { text } = await gp.submit('/book', { ...visit, modality: 'video', ...once() }).expect(422);
    expect(textOf(text)).toContain('Personne ne couvre cette langue, de cette façon, à cet endroit.');
    const way = /href="(\/book\?[^"]+)"/.exec(text)![1]!.replaceAll('&amp;', '&');
    const again = (await gp.get(way).expect(200)).text;
    expect(again).toMatch(/value="phone_booked"[^>]*checked|checked[^>]*value="phone_booked"/);
    expect(again).toContain('value="2027-03-16"');
  });

  it('says before it is asked what asking leads to', async () => {
    const query = new URLSearchParams({ ...visit, day: '2027-03-23' }).toString();
    const told = textOf((await gp.get(`/book/consequence?${query}`).expect(200)).text);
    expect(told).toContain('Géorgien, sur place, mardi 23 mars, de 10 h à 11 h');
    expect(told).toContain('Annulation sans conséquence jusqu’à lundi 22 mars à 10 h.');
  });

  it('shows what a session costs where the network lets its professionals see it, and asks whom the money is for', async () => {
    const open = await aScene(truchement, { agreement: { eligibility: { categories: ['ame', 'css'] } } });
    await truchement.database.rows(sql`UPDATE network SET shows_prices = true WHERE id = ${open.network.id}`);
    const browser = await signedIn(truchement, open.gp.email);
    const refused = await browser.submit('/book', { ...visit, ...once() }).expect(422);
    expect(textOf(refused.text)).toContain('Aucun financement ouvert ne couvre cette situation.');
    expect(textOf(refused.text)).toContain('Une catégorie, jamais un nom');
    const asked = await browser.submit('/book', { ...visit, category: 'ame', ...once() }).expect(303);
    expect(textOf((await browser.get(`/bookings/${idOf(asked)}`)).text)).toContain('estimé 71,00 €');
    await open.stop();
  });

  it('wishes only for an interpreter whom this professional has met', async () => {
    const theirs = await bookPhone(colleague);
    const future = await bookPhone(scene.gp);
    for (const sameInterpreterAs of [theirs, future, '019ab4c0-5d1e-7c0f-a2b1-6f3d8c1e9a40']) {
      const page = await gp.submit('/book', { ...visit, sameInterpreterAs, ...once() }).expect(400);
      expect(page.text).toContain('Choisissez une intervention passée');
      const asked = { modality: 'on_site', language: 'kat', expectedMinutes: 60, sameInterpreterAs };
      await scene.gp.post('/bookings', { ...asked, startsAt: '2027-03-17T10:00:00+01:00' }).expect(400);
    }
  });
});

const bookPhone = async (person: Person): Promise<string> =>
  (
    await person
      .post('/bookings', {
        modality: 'phone_booked',
        language: 'rus',
        expectedMinutes: 15,
        startsAt: '2027-04-20T10:00:00+02:00',
      })
      .expect(201)
  ).body.id;

describe('several dates', () => {
  it('are bookings of their own that share a series, asked for once', async () => {
    const form = { ...visit, day: '2027-05-04', repeat: 'week', times: '3', days: '2027-05-20', ...once() };
    const [first, again] = await Promise.all([gp.submit('/book', form), gp.submit('/book', form)]);
    expect(idOf(first)).toBe(idOf(again));
    const { seriesId } = (await scene.gp.get(`/bookings/${idOf(first)}`)).body;
    const { items } = (await scene.gp.get(`/bookings?seriesId=${seriesId}`)).body;
    expect(items.map(({ startsAt }: any) => startsAt.slice(0, 10)).sort()).toEqual([
      '2027-05-04',
      '2027-05-11',
      '2027-05-18',
      '2027-05-20',
    ]);
    const page = textOf((await gp.get(`/bookings/${idOf(first)}?done=asked`)).text);
    expect(page).toContain('4 rendez-vous');
    expect(page).toContain('Les autres dates de la série');
  });

  it('are all refused when some can’t be had, and those are named', async () => {
    const before = await budgetOf(scene);
    const known = (await bookingsOf(scene.gp)).filter(({ status }) => status !== 'unmet').length;
    const form = { ...visit, day: '2027-06-22', repeat: 'week', times: '4', ...once() };
    const page = textOf((await gp.submit('/book', form).expect(422)).text);
    expect(page).toContain('Mardi 6 juillet :');
    expect(page).toContain('Mardi 13 juillet :');
    expect(page).not.toContain('Mardi 29 juin :');
    expect((await bookingsOf(scene.gp)).filter(({ status }) => status !== 'unmet')).toHaveLength(known);
    expect((await budgetOf(scene)).committedCents).toBe(before.committedCents);
  });

  it('are all given back when the money runs out among them', async () => {
    const before = await budgetOf(scene);
    const form = {
      ...visit,
      expectedMinutes: '90',
      day: '2027-03-18',
      repeat: 'week',
      times: '14',
      ...once(),
    };
    const dear = await aScene(truchement, { agreement: { grantCents: 20_000 } });
    const poor = await signedIn(truchement, dear.gp.email);
    const alone = await poor.submit('/book', { ...visit, expectedMinutes: '600', ...once() }).expect(422);
    expect(textOf(alone.text)).toContain('L’enveloppe du réseau est épuisée');
    const { text } = await poor.submit('/book', form).expect(422);
    expect(textOf(text)).toContain('Jeudi 1 avril :');
    expect(await bookingsOf(dear.gp)).not.toContainEqual(expect.objectContaining({ status: 'requested' }));
    expect((await budgetOf(dear)).committedCents).toBe(0);
    expect((await budgetOf(scene)).committedCents).toBe(before.committedCents);
    await dear.stop();
  });

  it('are cancelled one by one, or from one on', async () => {
    const asked = await gp.submit('/book', {
      ...visit,
      day: '2027-05-05',
      repeat: 'week',
      times: '3',
      ...once(),
    });
    const { seriesId } = (await scene.gp.get(`/bookings/${idOf(asked)}`)).body;
    const states = async (): Promise<string[]> =>
      (await scene.gp.get(`/bookings?seriesId=${seriesId}`)).body.items
        .toSorted((a: any, b: any) => a.startsAt.localeCompare(b.startsAt))
        .map(({ status }: any) => (status === 'cancelled' ? status : 'stands'));
    const second = (await scene.gp.get(`/bookings?seriesId=${seriesId}`)).body.items.find(
      ({ startsAt }: any) => startsAt.startsWith('2027-05-12'),
    ).id;
    const { text } = await gp.get(`/bookings/${second}/cancel`).expect(200);
    expect(textOf(text)).toContain('Celle-ci et 1 suivante de la série');
    const fees = Object.fromEntries(
      [...text.matchAll(/name="(fee-[\w-]+)" value="(\d+)"/g)].map(([, name, cents]) => [name!, cents!]),
    );
    await gp
      .submit(`/bookings/${second}/cancel`, {
        reason: 'appointment_moved',
        scope: 'rest',
        ...fees,
        ...once(),
      })
      .expect(303);
    expect(await states()).toEqual(['stands', 'cancelled', 'cancelled']);
  });
});

describe('what was asked already', () => {
  const other = { ...visit, language: 'vietnamien' };
  const known = (text: string): string[] =>
    [...text.matchAll(/name="known" value="([^"]+)"/g)].map(([, id]) => id!);

  it('is named when it begins within half an hour of what is asked, and asked again only by whoever says so', async () => {
    const first = idOf(await gp.submit('/book', { ...other, day: '2027-05-04', ...once() }).expect(303));
    const before = await bookingsOf(scene.gp);
    const again = { ...other, day: '2027-05-04', time: '10:30', interpreterGender: 'female' };
    const { text } = await gp.submit('/book', { ...again, ...once() }).expect(409);
    expect(await bookingsOf(scene.gp)).toHaveLength(before.length);
    expect(text).toContain(`href="/bookings/${first}"`);
    expect(textOf(text)).toContain('Vietnamien, sur place, mardi 4 mai, de 10 h à 11 h');
    expect(textOf(text)).toContain('Demander quand même');
    for (const kept of ['value="2027-05-04"', 'value="10:30"', 'value="vietnamien"'])
      expect(text).toContain(kept);
    expect(text).toMatch(/value="female" selected/);
    expect(known(text)).toEqual([first]);
    await gp.submit('/book', { ...again, known: first, ...once() }).expect(303);
    expect(await bookingsOf(scene.gp)).toHaveLength(before.length + 1);
  });

  it('is known by its name alone: another that its reader was not told of is named first', async () => {
    const day = { ...other, day: '2027-05-05' };
    const first = idOf(await gp.submit('/book', { ...day, ...once() }).expect(303));
    const second = idOf(
      await gp.submit('/book', { ...day, time: '10:20', known: first, ...once() }).expect(303),
    );
    const { text } = await gp.submit('/book', { ...day, known: first, ...once() }).expect(409);
    expect(known(text)).toEqual([first, second]);
  });

  it('stops nobody who asks for another hour, another language, or in place of what was cancelled', async () => {
    const day = { ...other, day: '2027-05-06' };
    const first = idOf(await gp.submit('/book', { ...day, ...once() }).expect(303));
    await gp.submit('/book', { ...day, time: '10:31', ...once() }).expect(303);
    await gp.submit('/book', { ...day, language: 'albanais', ...once() }).expect(303);
    await gp.submit('/book', { ...day, day: '2027-05-07', ...once() }).expect(303);
    await scene.gp.post(`/bookings/${first}/cancel`, { reason: 'other', expectedFeeCents: 0 }).expect(200);
    await gp.submit('/book', { ...day, time: '09:55', ...once() }).expect(303);
  });

  it('is told to a secretary for the professional whom she says, at any date of a series', async () => {
    const first = idOf(
      await secretary.submit('/book', { ...other, day: '2027-05-18', for: colleague.id, ...once() }),
    );
    const series = { ...other, day: '2027-05-11', repeat: 'week', times: '3', for: colleague.id };
    const { text } = await secretary.submit('/book', { ...series, ...once() }).expect(409);
    expect(known(text)).toEqual([first]);
    await secretary.submit('/book', { ...series, known: first, ...once() }).expect(303);
  });

  it('says the same in English', async () => {
    await gp.submit('/language', { language: 'en', to: '/book' }).expect(303);
    try {
      const { text } = await gp.submit('/book', { ...other, day: '2027-05-04', language: 'vie', ...once() });
      expect(textOf(text)).toContain('Vietnamese, on site, Tuesday 4 May');
      expect(textOf(text)).toContain('Request anyway');
    } finally {
      await gp.submit('/language', { language: 'fr', to: '/book' }).expect(303);
    }
  });
});

describe('a secretariat', () => {
  it('says for whom first, and books for them', async () => {
    const choice = await secretary.get('/book').expect(200);
    expect(textOf(choice.text)).toContain('Pour qui ?');
    const asked = await secretary.submit('/book', { ...visit, for: colleague.id, ...once() }).expect(303);
    expect((await colleague.get(`/bookings/${idOf(asked)}`)).body.professionalId).toBe(colleague.id);
    const list = textOf((await secretary.get(`/bookings?professionalId=${colleague.id}`).expect(200)).text);
    expect(list).toContain('Médecin 2');
    await gp.get(`/bookings/${idOf(asked)}`).expect(404);
  });

  it('books for nobody of another practice, and sees nothing of theirs', async () => {
    const other = await aProfessional(scene.network, { practice: await aPractice(scene.network) });
    await secretary.submit('/book', { ...visit, for: other.id, ...once() }).expect(404);
    expect((await bookingsOf(other)).length).toBe(0);
  });
});

describe('cancelling', () => {
  const booked = async (day: string): Promise<string> => {
    const id = idOf(await gp.submit('/book', { ...visit, day, ...once() }).expect(303));
    await bookingWhen(scene.gp, id, 'confirmed');
    return id;
  };

  it('shows what it leads to before it is done, and does nothing when that has changed meanwhile', async () => {
    const id = await booked('2027-03-19');
    const shown = await gp.get(`/bookings/${id}/cancel`).expect(200);
    expect(textOf(shown.text)).toContain(
      'Sans conséquence jusqu’à jeudi 18 mars à 10 h. Après, le temps réservé reste dû par le réseau.',
    );
    expect(shown.text).toContain(`name="fee-${id}" value="0"`);
    truchement.clock.set('2027-03-18T12:00:00+01:00');
    const cancel = { reason: 'patient_unavailable', [`fee-${id}`]: '0' };
    const later = await signedIn(truchement, scene.gp.email);
    const refused = await later.submit(`/bookings/${id}/cancel`, { ...cancel, ...once() }).expect(409);
    expect(textOf(refused.text)).toContain('Rien n’est annulé.');
    expect(textOf(refused.text)).toContain('le temps réservé reste dû par le réseau');
    expect(refused.text).not.toContain('€');
    expect((await scene.gp.get(`/bookings/${id}`)).body.status).toBe('confirmed');
    const fee = /name="fee-[\w-]+" value="(\d+)"/.exec(refused.text)![1]!;
    expect(Number(fee)).toBeGreaterThan(0);
    const accepted = { ...cancel, [`fee-${id}`]: fee, ...once() };
    const twice = await Promise.all([1, 2].map(() => later.submit(`/bookings/${id}/cancel`, accepted)));
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    const over = (await later.get(twice[0]!.headers['location']!).expect(200)).text;
    expect(textOf(over)).toContain('C’est annulé.');
    expect(over).not.toContain('.ics');
    expect((await scene.gp.get(`/usage?bookingId=${id}`)).body.items).toHaveLength(1);
    truchement.clock.set('2027-03-01T09:00:00+01:00');
  });

  it('from a page that is stale says where the request stands: 409, never a fault', async () => {
    const id = await booked('2027-03-22');
    await scene.gp
      .post(`/bookings/${id}/cancel`, { reason: 'booked_by_mistake', expectedFeeCents: 0 })
      .expect(200);
    const late = { reason: 'other', [`fee-${id}`]: '0', ...once() };
    const { text } = await gp.submit(`/bookings/${id}/cancel`, late).expect(409);
    expect(textOf(text)).toContain('Elle est déjà annulée.');
    const moved = { day: '2027-03-24', time: '11:00', expectedMinutes: '60', ...once() };
    await gp.submit(`/bookings/${id}/reschedule`, moved).expect(409);
  });

  it('asks why, in one tap', async () => {
    const id = await booked('2027-03-23');
    const { text } = await gp.submit(`/bookings/${id}/cancel`, { [`fee-${id}`]: '0', ...once() }).expect(400);
    expect(textOf(text)).toContain('Dites pourquoi');
    expect((await scene.gp.get(`/bookings/${id}`)).body.status).toBe('confirmed');
  });
});

describe('moving and telling', () => {
  it('moves to another time, or leaves all as it was and says why', async () => {
    const id = idOf(await gp.submit('/book', { ...visit, day: '2027-04-06', ...once() }));
    await bookingWhen(scene.gp, id, 'confirmed');
    const move = (day: string) =>
      gp.submit(`/bookings/${id}/reschedule`, { day, time: '11:30', expectedMinutes: '60', ...once() });
    expect(textOf((await gp.get(`/bookings/${id}/reschedule`).expect(200)).text)).toContain('Nouveau jour');
    const same = { day: '2027-04-06', time: '10:00', expectedMinutes: '60', ...once() };
    const unmoved = await gp.submit(`/bookings/${id}/reschedule`, same).expect(400);
    expect(textOf(unmoved.text)).toContain('Rien n’a changé.');
    expect((await scene.gp.get(`/bookings/${id}`)).body.status).toBe('confirmed');
    const refused = await move('2027-03-02').expect(422);
    expect(textOf(refused.text)).toContain('à partir du jeudi 4 mars.');
    expect((await scene.gp.get(`/bookings/${id}`)).body.startsAt).toBe('2027-04-06T08:00:00.000Z');
    const { headers } = await move('2027-04-08').expect(303);
    expect(textOf((await gp.get(headers['location']!)).text)).toContain('C’est déplacé.');
    expect((await scene.gp.get(`/bookings/${id}`)).body.startsAt).toBe('2027-04-08T09:30:00.000Z');
    const page = textOf((await gp.get(`/bookings/${id}`)).text);
    expect(page).toContain('Déplacée au jeudi 8 avril à 11 h 30');
  });

  it('speaks to a secretariat of somebody else’s code, and keeps it for when there is no network', async () => {
    const asked = { ...visit, modality: 'phone_booked', day: '2027-04-20', ...once() };
    const id = idOf(await gp.submit('/book', asked));
    scene.played.behave({ answer: 'accept' });
    const seen = textOf((await secretary.get(`/bookings/${id}`).expect(200)).text);
    expect(seen).not.toContain('Votre code');
    expect((await secretary.get('/call').expect(200)).text).toMatch(/<script src="[^"]*offline\.js"/);
  });

  it('takes one word on how it went, and shows it', async () => {
    const id = idOf(
      await gp.submit('/book', {
        ...visit,
        modality: 'phone_booked',
        day: '2027-03-01',
        time: '10:00',
        ...once(),
      }),
    );
    await bookingWhen(scene.gp, id, 'confirmed');
    truchement.clock.set('2027-03-01T11:00:00+01:00');
    expect((await gp.get(`/bookings/${id}`).expect(200)).text).toContain('Personne n’a répondu');
    await gp.submit(`/bookings/${id}/incident`, { kind: 'no_answer', ...once() }).expect(303);
    expect(textOf((await gp.get(`/bookings/${id}`)).text)).toContain('Vous avez dit : personne n’a répondu');
    await gp.submit(`/bookings/${id}/incident`, { kind: 'rude patient', ...once() }).expect(400);
    await truchement.database.rows(sql`UPDATE booking SET status = 'completed' WHERE id = ${id}`);
    const entry = textOf(
      (await gp.get('/bookings')).text.split(`id="booking-${id}"`)[1]!.split('class="day"')[1]!,
    );
    expect(entry).toContain('Voir la demande');
    expect(entry).not.toContain('Dire comment c’était');
    const again = (await gp.get('/book')).text;
    expect(again).toContain(`value="${id}"`);
    const same = { ...visit, day: '2027-04-13', sameInterpreterAs: id, ...once() };
    const met = idOf(await gp.submit('/book', same).expect(303));
    await bookingWhen(scene.gp, met, 'confirmed');
    const comes = textOf((await gp.get(`/bookings/${met}`)).text);
    expect(comes).toContain('Interprète celui ou celle du lundi 1er mars à 10 h');
    expect(comes).not.toContain('interpreter-');
  });
});

describe('the list', () => {
  it('is narrowed by its address, and taken away without an amount', async () => {
    const all = textOf((await gp.get('/bookings').expect(200)).text);
    expect(all).toContain('À venir');
    const none = textOf((await gp.get('/bookings?language=kmr').expect(200)).text);
    expect(none).toContain('Aucune demande ne répond à ces filtres');
    await gp.get('/bookings?from=hier').expect(400);
    const { text } = await gp.get('/bookings.csv?language=kat').expect(200);
    const [head, ...rows] = text.trim().split('\r\n');
    expect(head).toContain('Référence;État;Jour');
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.every((row) => row.includes('géorgien'))).toBe(true);
    expect(text).not.toMatch(/€|cents|\d+,\d\d/);
  });

  it('goes through what is past page by page, nothing twice', async () => {
    const seen: string[] = [];
    let address: string | undefined = '/bookings?limit=2';
    while (address) {
      const { text }: { text: string } = await gp.get(address).expect(200);
      const past = text.slice(Math.max(text.indexOf('id="past"'), 0));
      seen.push(...[...past.matchAll(/id="booking-([\w-]+)"/g)].map(([, id]) => id!));
      address = /href="(\/bookings\?[^"]*cursor=[^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(3);
  });

  it('tells each change of the bookings that it shows, and of nobody else’s', async () => {
    const mine = await bookPhone(scene.gp);
    const theirs = await bookPhone(colleague);
    const stop = new AbortController();
    const stream = await fetch(`${truchement.url}/bookings/events?of=${mine}&of=${theirs}`, {
      headers: { cookie: `truchement_session=${gp.secret}` },
      signal: stop.signal,
    });
    const heard = (async () => {
      let all = '';
      for await (const chunk of stream.body!) {
        all += Buffer.from(chunk).toString();
        if (all.includes('Annulée')) return all;
      }
      return all;
    })();
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (const [person, id] of [
      [colleague, theirs],
      [scene.gp, mine],
    ] as const)
      await person.post(`/bookings/${id}/cancel`, { reason: 'other', expectedFeeCents: 0 }).expect(200);
    const told = await heard;
    stop.abort();
    expect(told).toContain(`event: booking-${mine}`);
    expect(told).not.toContain(theirs);
  });
});
