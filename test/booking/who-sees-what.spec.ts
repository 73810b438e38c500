import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/kernel/ids.js';
import { aScene, bookingWhen, type Scene } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  aFunder,
  aNetwork,
  anAccount,
  anAdmin,
  aPractice,
  aProfessional,
  aStaff,
  type Actor,
  type Person,
} from '../support/world.js';

let truchement: TestApp;
let scene: Scene;
let booking: any;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  scene = await aScene(truchement);
  const { body } = await scene.gp
    .post('/bookings', {
      modality: 'video',
      language: 'ara',
      expectedMinutes: 30,
      startsAt: '2090-03-05T10:00:00+01:00',
    })
    .expect(201);
  booking = await bookingWhen(scene.gp, body.id, 'confirmed');
});
afterAll(async () => {
  await scene.stop();
  await truchement.close();
});

const routes: Record<string, (who: Actor, id: string) => any> = {
  'reading it': (who, id) => who.get(`/bookings/${id}`),
  'following it': (who, id) => who.get(`/bookings/${id}/events`),
  'cancelling it': (who, id) => who.post(`/bookings/${id}/cancel`, { reason: 'other', expectedFeeCents: 0 }),
  'moving it': (who, id) => who.post(`/bookings/${id}/reschedule`, { startsAt: '2090-03-06T10:00:00+01:00' }),
  'saying how it went': (who, id) => who.post(`/bookings/${id}/incident`, { kind: 'went_well' }),
};
const idsSeenBy = async (who: Actor, filter = ''): Promise<string[]> =>
  (await who.get(`/bookings?${filter}`).expect(200)).body.items.map(({ id }: { id: string }) => id);

describe('somebody else’s booking', () => {
  const strangers: Record<string, () => Promise<Actor>> = {
    'a colleague of the same practice': () => aProfessional(scene.network, { practice: scene.practice }),
    'the secretariat of another practice': () => aStaff(scene.network),
    'a professional of another network': async () =>
      aProfessional(await aNetwork(truchement, { name: 'Bordeaux' })),
    'the coordination of another network': async () =>
      (await aNetwork(truchement, { name: 'Bordeaux' })).coordinator,
  };
  it.each(Object.keys(strangers))('does not exist for %s, on any route', async (who) => {
    const stranger = await strangers[who]!();
    for (const [what, ask] of Object.entries(routes)) {
      const answers = [
        await ask(stranger, booking.id),
        await ask(stranger, newId()),
        await ask(stranger, 'not-an-id'),
      ];
      expect([what, ...answers.map(({ status }) => status)]).toEqual([what, 404, 404, 404]);
      expect(answers[0]!.body).toEqual(answers[1]!.body);
    }
    for (const filter of ['', `professionalId=${scene.gp.id}`, 'status=confirmed', 'language=ara']) {
      expect(await idsSeenBy(stranger, filter)).not.toContain(booking.id);
    }
  });

  it('is not even asked for by a provider or a funder', async () => {
    const { network } = scene;
    const funder = await anAccount(network, 'funder', { funderId: (await aFunder(network)).id });
    const provider = await anAccount(network, 'provider', { providerId: scene.provider.id });
    for (const outsider of [funder, provider]) {
      for (const ask of Object.values(routes)) expect((await ask(outsider, booking.id)).status).toBe(403);
      await outsider.get('/bookings').expect(403);
      await outsider.get('/access-code').expect(403);
      await outsider.get('/received-events').expect(403);
      await outsider
        .post('/bookings', { modality: 'phone_now', language: 'prs', expectedMinutes: 15 })
        .expect(403);
    }
  });

  it('is open to nobody without a token', async () => {
    for (const path of [
      '/bookings',
      `/bookings/${booking.id}`,
      `/bookings/${booking.id}/events`,
      '/access-code',
    ]) {
      await truchement.http.get(`/api/v1${path}`).expect(401);
    }
  });
});

it('is seen by its professional, the secretariat, the coordination, and an administrator, who changes nothing', async () => {
  const staff = await aStaff(scene.network, scene.practice);
  const admin = await anAdmin(truchement);
  for (const who of [scene.gp, staff, scene.network.coordinator, admin] satisfies Actor[]) {
    expect((await who.get(`/bookings/${booking.id}`).expect(200)).body).toMatchObject({
      id: booking.id,
      status: 'confirmed',
    });
    expect(await idsSeenBy(who)).toContain(booking.id);
  }
  await admin.post(`/bookings/${booking.id}/cancel`, { reason: 'other', expectedFeeCents: 0 }).expect(403);
});

describe('the list', () => {
  let gp: Person;
  let made: Record<string, any>;
  const seriesId = newId();
  beforeAll(async () => {
    gp = await aProfessional(scene.network, {
      practice: await aPractice(scene.network, { name: 'Cabinet des Sapins' }),
    });
    const book = async (body: object) =>
      (await gp.post('/bookings', { modality: 'video', expectedMinutes: 15, ...body }).expect(201)).body;
    made = {
      // The night of 26 March 2090 is the one when the clocks go forward: that Sunday has twenty-three hours.
      before: await book({ language: 'prs', startsAt: '2090-03-25T23:30:00+01:00', seriesId }),
      first: await book({ language: 'prs', startsAt: '2090-03-26T00:00:00+01:00', seriesId }),
      last: await book({ language: 'pus', startsAt: '2090-03-26T23:59:00+02:00', seriesId }),
      after: await book({ language: 'prs', startsAt: '2090-03-27T00:00:00+02:00' }),
      phone: await book({ language: 'kat', modality: 'phone_booked', startsAt: '2090-04-01T10:00:00+02:00' }),
    };
    await gp.post(`/bookings/${made.phone.id}/cancel`, { reason: 'other', expectedFeeCents: 0 }).expect(200);
  });
  const found = async (filter: string): Promise<string[]> => {
    const ids = await idsSeenBy(gp, filter);
    return Object.keys(made).filter((name) => ids.includes(made[name].id));
  };

  it.each([
    ['from=2090-03-26&to=2090-03-26', ['first', 'last']],
    ['to=2090-03-25', ['before']],
    ['from=2090-03-27&modality=video', ['after']],
    ['language=prs', ['before', 'first', 'after']],
    ['modality=phone_booked', ['phone']],
    ['status=cancelled', ['phone']],
  ])('is narrowed by %s, by the days of the network', async (filter, names) => {
    expect(await found(filter)).toEqual(names);
  });

  it('is narrowed to a series, which is only an id that bookings share', async () => {
    expect(await found(`seriesId=${seriesId}`)).toEqual(['before', 'first', 'last']);
    await gp
      .post(`/bookings/${made['first'].id}/cancel`, { reason: 'other', expectedFeeCents: 0 })
      .expect(200);
    expect((await gp.get(`/bookings/${made['last'].id}`).expect(200)).body.status).not.toBe('cancelled');
  });

  it('is narrowed to a professional, for those who see several', async () => {
    const { coordinator } = scene.network;
    const ids = await idsSeenBy(coordinator, `professionalId=${gp.id}`);
    expect(ids.toSorted()).toEqual(
      Object.values(made)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it('comes in pages that never repeat or lose a booking, newest first', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await gp.get(`/bookings?limit=2${cursor && `&cursor=${cursor}`}`).expect(200);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(seen).toEqual(
      Object.values(made)
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    );
  });

  it.each([
    'status=lost',
    'limit=0',
    'limit=201',
    'cursor=nonsense',
    'from=2090-02-30',
    'colour=blue',
    'professionalId=me',
  ])('refuses %s', async (filter) => {
    await gp.get(`/bookings?${filter}`).expect(400);
  });
});
