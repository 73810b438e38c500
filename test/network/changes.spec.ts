import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { Mailbox } from '../../src/platform/mail/index.js';
import { aBrowser, signedIn } from '../support/browser.js';
import { eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  anAccessCode,
  anAgreement,
  anEmail,
  aNetwork,
  aPractice,
  aProfessional,
  aProvider,
  aTariff,
  type Network,
} from '../support/world.js';

describe('what changes in a network', () => {
  let truchement: TestApp;
  let rouen: Network;
  let bordeaux: Network;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    rouen = await aNetwork(truchement);
    bordeaux = await aNetwork(truchement, { name: 'PRISME Bordeaux' });
  });
  afterAll(() => truchement.close());

  const lettersTo = async (email: string, subject: RegExp) =>
    (await truchement.app.get(Mailbox).latest()).filter(
      (mail) => mail.to === email && subject.test(mail.subject),
    );
  const tell = (path: string, body?: object) => rouen.coordinator.post(path, body);

  describe('a professional', () => {
    it('is corrected, and signs in with the new address from then on', async () => {
      const gp = await aProfessional(rouen);
      const email = anEmail('nouveau');
      const { body } = await tell(`/professionals/${gp.id}`, {
        familyName: 'Le Gall',
        email,
        rpps: null,
      }).expect(201);
      expect(body).toMatchObject({ familyName: 'Le Gall', email, rpps: null, givenName: 'Médecin' });
      expect((await signedIn(truchement, email)).secret).not.toBeNull();
      const other = await aProfessional(rouen);
      expect(
        (await tell(`/professionals/${other.id}`, { email: email.toUpperCase() }).expect(409)).body.type,
      ).toBe('/problems/professional-known');
      expect(
        (await tell(`/professionals/${other.id}`, { rpps: '123' }).expect(400)).body.errors[0].pointer,
      ).toBe('/rpps');
    });

    it('moves: the old place ends, a new one begins, and what was stays written', async () => {
      const [old, next] = [await aPractice(rouen), await aPractice(rouen)];
      const gp = await aProfessional(rouen, { practice: old });
      const places = `/professionals/${gp.id}/practices`;
      await tell(places, { practiceId: old.id, from: '2020-01-01', until: '2027-01-31' }).expect(201);
      const { body } = await tell(places, { practiceId: next.id, from: '2027-02-01' }).expect(201);
      expect(body.practices).toEqual([
        { practiceId: old.id, from: '2020-01-01', until: '2027-01-31' },
        { practiceId: next.id, from: '2027-02-01', until: null },
      ]);
      expect((await rouen.coordinator.get(`/professionals/${gp.id}`)).body.practices).toEqual(body.practices);
      const twice = await tell(places, { practiceId: next.id, from: '2028-01-01' }).expect(400);
      expect(twice.body.errors[0].pointer).toBe('/practiceId');
      const backwards = await tell(places, {
        practiceId: old.id,
        from: '2020-01-01',
        until: '2019-01-31',
      }).expect(400);
      expect(backwards.body.errors[0].pointer).toBe('/until');
      const theirs = await aPractice(bordeaux);
      await tell(places, { practiceId: theirs.id, from: '2027-02-01' }).expect(404);
    });
  });

  describe('a practice', () => {
    it('is described anew, and closes when nobody works there any more', async () => {
      const practice = await aPractice(rouen);
      const {
        networkId: _n,
        id: _i,
        closedOn: _c,
        ...description
      } = practice as Record<string, unknown> & { id: string };
      const { body } = await tell(`/practices/${practice.id}`, {
        ...description,
        name: 'MSP des Sapins',
      }).expect(201);
      expect(body).toMatchObject({ id: practice.id, name: 'MSP des Sapins', closedOn: null });
      const gp = await aProfessional(rouen, { practice });
      const close = () => tell(`/practices/${practice.id}/close`, { on: '2027-02-01' });
      expect((await close().expect(409)).body.detail).toContain('Un professionnel y exerce encore');
      await tell(`/professionals/${gp.id}/practices`, {
        practiceId: practice.id,
        from: '2020-01-01',
        until: '2027-01-31',
      }).expect(201);
      expect((await close().expect(201)).body.closedOn).toBe('2027-02-01');
      await close().expect(409);
      const other = await aProfessional(rouen);
      const there = (until?: string) =>
        tell(`/professionals/${other.id}/practices`, { practiceId: practice.id, from: '2026-01-01', until });
      expect((await there().expect(409)).body.detail).toBe('Ce lieu d’exercice est fermé.');
      await there('2027-01-31').expect(201);
    });

    it('invites its secretaries, who see that practice alone until their access is taken back', async () => {
      const [own, other] = [await aPractice(rouen), await aPractice(rouen)];
      const gp = await aProfessional(rouen, { practice: own });
      const stranger = await aProfessional(rouen, { practice: other });
      const email = anEmail('secretariat');
      const { body: secretary } = await gp.post(`/practices/${own.id}/staff`, { email }).expect(201);
      await eventually(
        () => lettersTo(email, /accès/),
        (letters) => letters.length === 1,
      );
      const browser = await signedIn(truchement, email);
      const seen = (await browser.get('/api/v1/practices').expect(200)).body.items;
      expect(seen.map(({ id }: { id: string }) => id)).toEqual([own.id]);
      expect((await browser.get(`/api/v1/practices/${own.id}/staff`).expect(200)).body.items).toHaveLength(1);
      await browser.submit(`/api/v1/practices/${own.id}/staff`, { email: anEmail('x') }).expect(403);

      await gp.post(`/practices/${other.id}/staff`, { email: anEmail('x') }).expect(404);
      await stranger.get(`/practices/${own.id}/staff`).expect(404);
      await stranger.post(`/staff/${secretary.id}/remove`).expect(404);
      await bordeaux.coordinator.post(`/staff/${secretary.id}/remove`).expect(404);

      await gp.post(`/staff/${secretary.id}/remove`).expect(201);
      truchement.clock.advance({ minutes: 1 });
      await browser.get('/api/v1/me').expect(401);
      truchement.clock.set(new Date());
      await aBrowser(truchement).submit('/sign-in', { email }).expect(303);
      await rouen.coordinator.post(`/practices/${other.id}/staff`, { email }).expect(201);
      const again = await signedIn(truchement, email);
      expect((await again.get('/api/v1/practices')).body.items[0].id).toBe(other.id);
    });

    it('is managed by those who work there today, not by who worked there, or is suspended', async () => {
      const [former, own] = [await aPractice(rouen), await aPractice(rouen)];
      const gp = await aProfessional(rouen, {
        practices: [
          { practiceId: former.id, from: '2020-01-01', until: '2021-01-01' },
          { practiceId: own.id, from: '2021-01-02' },
        ],
      });
      await gp.get(`/practices/${former.id}/staff`).expect(404);
      await gp.get(`/practices/${own.id}/staff`).expect(200);
      await tell(`/professionals/${gp.id}/suspend`).expect(201);
      await gp.post(`/practices/${own.id}/staff`, { email: anEmail('x') }).expect(404);
    });
  });

  describe('who never calls', () => {
    it('is reminded, once in fourteen days; who has called is left alone', async () => {
      const network = await aNetwork(truchement);
      const practice = await aPractice(network);
      const [silent, invited, caller] = [
        await aProfessional(network, { practice }),
        await aProfessional(network, { practice, enrolled: false }),
        await aProfessional(network, { practice }),
      ];
      const provider = await aProvider(network);
      await aTariff(network, provider);
      const agreement = await anAgreement(network);
      const { code } = await anAccessCode(network, { provider, agreement, professional: caller });
      const list = `reference;code;debut;attente_s;duree_s;langue;modalite;montant_centimes\nR-1;${code};2022-03-18T11:44:04+01:00;10;600;prs;phone_now;1800\n`;
      await network.coordinator
        .post(`/providers/${provider.id}/imports`)
        .attach('file', Buffer.from(list), 'liste.csv')
        .expect(201);

      const relaunch = (id: string) => network.coordinator.post(`/professionals/${id}/relaunch`);
      expect((await relaunch(caller.id).expect(409)).body.detail).toContain('s’est déjà servie');
      await relaunch(silent.id).expect(201);
      expect((await relaunch(silent.id).expect(409)).body.type).toBe('/problems/relaunch-too-soon');
      const [letter] = await eventually(
        () => lettersTo(silent.email, /portée de téléphone/),
        (letters) => letters.length === 1,
      );
      expect(letter!.body).toContain('/call');
      expect(letter!.body).not.toMatch(/€|ROU-/);

      expect((await network.coordinator.post('/professionals/relaunch').expect(201)).body).toEqual({
        relaunched: 1,
      });
      await eventually(
        () => lettersTo(invited.email, /invite/),
        (letters) => letters.length === 1,
      );
      expect((await network.coordinator.post('/professionals/relaunch').expect(201)).body).toEqual({
        relaunched: 0,
      });
      truchement.clock.advance({ days: 15 });
      expect((await network.coordinator.post('/professionals/relaunch').expect(201)).body).toEqual({
        relaunched: 2,
      });
      truchement.clock.set(new Date());
      const events = await truchement.database.rows<{ type: string }>(
        sql`SELECT type FROM event WHERE network_id = ${network.id} AND subject_id = ${caller.id}`,
      );
      expect(events).toEqual([]);
    });
  });
});
