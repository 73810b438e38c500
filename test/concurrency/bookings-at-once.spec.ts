import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  aNetwork,
  anAgreement,
  aProfessional,
  aProvider,
  aTariff,
  type Made,
  type Network,
  type Person,
} from '../support/world.js';

let truchement: TestApp;
let network: Network;
let people: Person[];
let rich: Made;
beforeAll(async () => {
  truchement = await startTestApp();
  network = await aNetwork(truchement);
  await aTariff(network, await aProvider(network));
  people = await Promise.all(Array.from({ length: 5 }, () => aProfessional(network)));
  rich = await anAgreement(network, { priority: 900, grantCents: 10_000_000 });
});
afterAll(() => truchement.close());

const call = { modality: 'phone_now', language: 'prs', expectedMinutes: 15 };
const fifty = <T>(work: (person: Person, i: number) => PromiseLike<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 50 }, async (_, i) => work(people[i % people.length]!, i)));
const budgetOf = async ({ id }: Made): Promise<any> =>
  (await network.coordinator.get(`/agreements/${id}/budget`).expect(200)).body;

describe('fifty people who ask at once', () => {
  it('share the last euros exactly: not one cent over, and the others are refused', async () => {
    const last = await anAgreement(network, {
      priority: 1,
      grantCents: 20 * 1_800 + 1_799,
      eligibility: { categories: ['refugee'] },
    });
    const answers = await fifty((person) => person.post('/bookings', { ...call, category: 'refugee' }));
    const count = (status: number): number => answers.filter((answer) => answer.status === status).length;
    expect({ accepted: count(201), refused: count(422) }).toEqual({ accepted: 20, refused: 30 });
    expect(await budgetOf(last)).toMatchObject({
      committedCents: 36_000,
      availableCents: 1_799,
      overdrawnCents: 0,
    });
    const [{ n }] = (await truchement.database.rows<{ n: number }>(
      sql`SELECT count(*) AS n FROM reservation WHERE agreement_id = ${last.id} AND held_cents > 0`,
    )) as [{ n: number }];
    expect(n).toBe(20);
  });

  it('fall back together on the next agreement', async () => {
    const first = await anAgreement(network, {
      priority: 1,
      grantCents: 10 * 1_800,
      onExhaustion: 'fall_back',
      eligibility: { categories: ['css'] },
    });
    const before = await budgetOf(rich);
    const answers = await fifty((person) =>
      person.post('/bookings', { ...call, category: 'css' }).expect(201),
    );
    expect(answers.filter(({ body }) => body.agreementId === first.id)).toHaveLength(10);
    expect((await budgetOf(rich)).committedCents - before.committedCents).toBe(40 * 1_800);
  });
});

describe('sixty people who move their appointments at once', () => {
  it('all come through, and never wait for one another for ever', async () => {
    const startsAt = '2090-03-06T10:00:00+01:00';
    const booked: { who: Person; id: string }[] = [];
    for (let turn = 0; turn < 60; turn += 20) {
      const made = await Promise.all(
        Array.from({ length: 20 }, async (_, i) => {
          const who = people[i % people.length]!;
          const { body } = await who.post('/bookings', { ...call, modality: 'video', startsAt }).expect(201);
          return { who, id: body.id as string };
        }),
      );
      booked.push(...made);
    }
    const before = await budgetOf(rich);
    const moved = await Promise.all(
      booked.map(async ({ who, id }, i) => {
        // Half of them find the directory's memory emptied by somebody who changes it meanwhile.
        if (i % 10 === 0) await anAgreement(network, { priority: 950 });
        return who.post(`/bookings/${id}/reschedule`, {
          startsAt: '2090-03-07T10:00:00+01:00',
          expectedMinutes: 20,
        });
      }),
    );
    expect(moved.map(({ status }) => status)).toEqual(booked.map(() => 200));
    expect((await budgetOf(rich)).committedCents - before.committedCents).toBe(60 * 500);
  });

  it('changes of one booking follow each other: one of them wins each time, and one reservation is left', async () => {
    const [who] = people as [Person];
    const { body } = await who
      .post('/bookings', { ...call, modality: 'video', startsAt: '2090-03-06T10:00:00+01:00' })
      .expect(201);
    const days = Array.from(
      { length: 12 },
      (_, i) => `2090-04-${String(i + 1).padStart(2, '0')}T10:00:00+02:00`,
    );
    const answers = await Promise.all([
      ...days.map((startsAt) => who.post(`/bookings/${body.id}/reschedule`, { startsAt })),
      ...days.map(() => who.post(`/bookings/${body.id}/cancel`, { reason: 'other', expectedFeeCents: 0 })),
    ]);
    expect(answers.every(({ status }) => [200, 409].includes(status))).toBe(true);
    expect(answers.slice(12).filter(({ status }) => status === 200)).toHaveLength(1);
    const held = await truchement.database.rows(
      sql`SELECT FROM reservation WHERE booking_id = ${body.id} AND held_cents > 0`,
    );
    expect(held).toEqual([]);
  });
});

describe('appointments that cross each other from one agreement to another and back', () => {
  const spring = '2080-03-06T10:00:00+01:00';
  const autumn = '2080-10-07T10:00:00+02:00';
  let mine: Made;
  let theirs: Made;
  beforeAll(async () => {
    const refugees = { eligibility: { categories: ['refugee'] }, priority: 1, grantCents: 20 * 1_800 };
    mine = await anAgreement(network, { ...refugees, startsOn: '2080-01-01', endsOn: '2080-06-30' });
    theirs = await anAgreement(network, { ...refugees, startsOn: '2080-07-01', endsOn: '2080-12-31' });
  });
  const book = async (startsAt: string, who: Person, expectedMinutes = 15): Promise<any> =>
    (
      await who
        .post('/bookings', { ...call, modality: 'video', category: 'refugee', startsAt, expectedMinutes })
        .expect(201)
    ).body;
  const move = ({ id, startsAt }: any, who: Person, more: object = {}) =>
    who.post(`/bookings/${id}/reschedule`, {
      startsAt: new Date(startsAt) < new Date('2080-06-30') ? autumn : spring,
      ...more,
    });
  const deadlocks = async (): Promise<number> => {
    await new Promise((resolve) => setTimeout(resolve, 1_500)); // PostgreSQL counts with a second's delay
    const [row] = await truchement.database.rows<{ n: number }>(
      sql`SELECT deadlocks AS n FROM pg_stat_database WHERE datname = current_database()`,
    );
    return row!.n;
  };

  it('all come through without a deadlock, and each agreement holds what is booked on it', async () => {
    const booked = await Promise.all(
      Array.from({ length: 16 }, async (_, i) => {
        const who = people[i % people.length]!;
        return { who, booking: await book(i % 2 === 0 ? spring : autumn, who) };
      }),
    );
    const before = await deadlocks();
    for (let round = 0; round < 4; round++) {
      const moved = await Promise.all(booked.map(({ who, booking }) => move(booking, who)));
      expect(moved.map(({ status }) => status)).toEqual(booked.map(() => 200));
      for (const [i, { body }] of moved.entries()) booked[i]!.booking = body;
    }
    expect(await deadlocks()).toBe(before);
    for (const agreement of [mine, theirs])
      expect(await budgetOf(agreement)).toMatchObject({
        committedCents: 8 * 1_800,
        availableCents: 12 * 1_800,
        overdrawnCents: 0,
      });
  });

  it('may spend on a longer appointment what it holds already', async () => {
    const [who] = people as [Person];
    await Promise.all(Array.from({ length: 12 }, () => book(spring, who)));
    const [last] = (await who.get('/bookings?limit=1').expect(200)).body.items;
    expect(await budgetOf(mine)).toMatchObject({ availableCents: 0 });
    const sameDay = { startsAt: '2080-03-06T14:00:00+01:00' };
    await move(last, who, { ...sameDay, expectedMinutes: 16 }).expect(422);
    await move(last, who, sameDay).expect(200);
    expect(await budgetOf(mine)).toMatchObject({ committedCents: 20 * 1_800, availableCents: 0 });
  });
});
