import { afterAll, beforeAll, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import supertest from 'supertest';
import { newId } from '../../src/kernel/ids.js';
import { signedIn, type Browser } from '../support/browser.js';
import { aScene, bookingWhen, type Scene } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aProfessional, aStaff } from '../support/world.js';

let truchement: TestApp;
let scene: Scene;
let gp: Browser;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  truchement.clock.set('2027-03-01T09:00:00+01:00');
  scene = await aScene(truchement);
  gp = await signedIn(truchement, scene.gp.email);
});
afterAll(async () => {
  await scene.stop();
  await truchement.close();
});

const book = async (startsAt: string, more: object = {}): Promise<any> => {
  const asked = { modality: 'on_site', language: 'kat', expectedMinutes: 60, startsAt, ...more };
  return (await scene.gp.post('/bookings', asked).expect(201)).body;
};
/** The entries of a calendar, each as its properties; folded lines are whole again (RFC 5545, 3.1). */
const entriesIn = (file: string): Record<string, string>[] =>
  file
    .replaceAll('\r\n ', '')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((entry) =>
      Object.fromEntries(
        entry.split('\r\n').flatMap((line) => {
          const [, name, value] = /^([A-Z-]+)[^:]*:(.*)$/.exec(line) ?? [];
          return name ? [[name, value!]] : [];
        }),
      ),
    );
const fileOf = async (id: string): Promise<string> => (await gp.get(`/bookings/${id}.ics`).expect(200)).text;
const addressMade = async (browser: Browser): Promise<string> => {
  const { text } = await browser.submit('/calendar').expect(201);
  return new URL(/https?:\/\/[^<]+\.ics/.exec(text)![0]).pathname;
};

it('the calendar entry keeps its UID, raises SEQUENCE, says CANCEL', async () => {
  const { id } = await book('2027-03-16T10:00:00+01:00');
  await bookingWhen(scene.gp, id, 'confirmed');
  const first = await fileOf(id);
  expect(first).toContain('METHOD:PUBLISH');
  expect(entriesIn(first)).toEqual([
    expect.objectContaining({
      UID: id,
      STATUS: 'CONFIRMED',
      DTSTART: '20270316T090000Z',
      DTEND: '20270316T100000Z',
      SUMMARY: 'Interprète géorgien\\, sur place',
      LOCATION: 'MSP de la Grand-Mare\\, 1 place de la Mairie\\, 76000 Rouen',
    }),
  ]);
  await scene.gp.post(`/bookings/${id}/reschedule`, { startsAt: '2027-03-17T11:00:00+01:00' }).expect(200);
  const [moved] = entriesIn(await fileOf(id));
  expect(moved).toMatchObject({ UID: id, DTSTART: '20270317T100000Z' });
  await scene.gp.post(`/bookings/${id}/incident`, { kind: 'went_well' }).expect(200);
  expect(entriesIn(await fileOf(id))[0]!['DTSTART']).toBe(moved!['DTSTART']);
  await scene.gp
    .post(`/bookings/${id}/cancel`, { reason: 'appointment_moved', expectedFeeCents: 0 })
    .expect(200);
  const last = await fileOf(id);
  expect(last).toContain('METHOD:CANCEL');
  const [cancelled] = entriesIn(last);
  expect(cancelled).toMatchObject({ UID: id, STATUS: 'CANCELLED' });
  const sequences = [entriesIn(first)[0]!, moved!, cancelled!].map(({ SEQUENCE }) => Number(SEQUENCE));
  expect(new Set(sequences).size).toBe(3);
  expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
});

it('holds nothing of the patient, and no code', async () => {
  const { id, access } = await book('2027-03-18T10:00:00+01:00', {
    modality: 'phone_booked',
    category: 'ame',
  });
  const file = await fileOf(id);
  expect(file).toContain('02 61 91 00 01');
  expect(access.code).toMatch(/^ROU-/);
  expect(file).not.toContain(access.code);
  expect(file.toLowerCase()).not.toMatch(/\bame\b|cents|€/);
});

it('reads one’s own appointments at a private address, and says when nothing has changed', async () => {
  const { id } = await book('2027-03-19T10:00:00+01:00');
  const other = await aProfessional(scene.network, { practice: scene.practice });
  const theirs = await other
    .post('/bookings', {
      modality: 'on_site',
      language: 'rus',
      expectedMinutes: 30,
      startsAt: '2027-03-19T10:00:00+01:00',
    })
    .expect(201);
  const address = await addressMade(gp);
  const http = supertest(truchement.url);
  await bookingWhen(scene.gp, id, 'confirmed');
  const feed = await http
    .get(address)
    .expect(200)
    .expect('content-type', /text\/calendar/);
  const uids = entriesIn(feed.text).map(({ UID }) => UID);
  expect(uids).toContain(id);
  expect(uids).not.toContain(theirs.body.id);
  expect(feed.headers['cache-control']).toBe('private, no-cache');
  await http.get(address).set('if-none-match', feed.headers['etag']!).expect(304);
  const staff = await signedIn(truchement, (await aStaff(scene.network, scene.practice)).email);
  const ofPractice = await http.get(await addressMade(staff)).expect(200);
  expect(entriesIn(ofPractice.text).map(({ UID }) => UID)).toEqual(
    expect.arrayContaining([id, theirs.body.id]),
  );
});

it('is made once by a form that is sent twice: the address that was copied goes on working', async () => {
  const form = { _once: newId() };
  const { text } = await gp.submit('/calendar', form).expect(201);
  const address = new URL(/https?:\/\/[^<]+\.ics/.exec(text)![0]).pathname;
  await gp.submit('/calendar', form).expect(303);
  await supertest(truchement.url).get(address).expect(200);
});

it('opens nothing once it is made anew, removed, or its owner is gone; and stands nowhere in the database', async () => {
  const http = supertest(truchement.url);
  const first = await addressMade(gp);
  const second = await addressMade(gp);
  await http.get(first).expect(404);
  await http.get(second).expect(200);
  const stored = await truchement.database.rows(
    sql`SELECT encode(hash, 'escape') AS hash FROM calendar_feed`,
  );
  expect(JSON.stringify(stored)).not.toContain(second.slice('/calendar/'.length, -4));
  expect(JSON.stringify(truchement.logs)).not.toContain(second.slice('/calendar/'.length, -4));
  await gp.submit('/calendar/revoke').expect(303);
  await http.get(second).expect(404);
  const third = await addressMade(gp);
  await truchement.database.rows(
    sql`UPDATE account SET disabled_at = ${truchement.clock.now()} WHERE lower(email) = lower(${scene.gp.email})`,
  );
  await http.get(third).expect(404);
  await http.get(`/calendar/${'A'.repeat(43)}.ics`).expect(404);
});
