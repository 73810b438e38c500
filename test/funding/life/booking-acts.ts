import supertest from 'supertest';
import { sign } from '../../../src/dispatch/adapters/provider-api/webhook-signature.js';
import { newId } from '../../../src/kernel/ids.js';
import { SIMULATED_SECRET } from '../../support/scene.js';
import { ask, read, type Booked, type Life } from './territory.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;
export const soon = (life: Life, ms: number): string =>
  new Date(life.truchement.clock.now().getTime() + ms).toISOString();

/** By telephone, by video or on site, now or within days. */
export const book = async (life: Life): Promise<void> => {
  const { chance, doctors, bookings } = life;
  const modality = chance.weighed({ phone_booked: 5, on_site: 6, phone_now: 2, video: 2 });
  const doctor = chance.below(doctors.length);
  const body = await ask(
    life,
    `book ${modality}`,
    doctors[doctor]!.post('/bookings', {
      modality,
      language: chance.pick(['rus', 'ara', 'prs']),
      expectedMinutes: 5 * chance.between(1, 30),
      ...(modality === 'phone_now'
        ? {}
        : {
            startsAt: soon(
              life,
              chance.between(4, chance.pick([20, 9 * 24, 9 * 24, 40 * 24])) * HOUR +
                chance.below(60) * MINUTE,
            ),
          }),
    }),
  );
  if (!body) return;
  const one = { id: body.id, reference: body.reference, startsAt: new Date(body.startsAt), modality, doctor };
  bookings.push(one);
  if (body.offers.length > 0 && !chance.oneIn(3))
    await say(life, one, accepted(life, one, body.offers.at(-1)));
};
const accepted = (life: Life, { id, reference }: Booked, offer: { id: string }) => ({
  type: 'booking.accepted',
  bookingId: id,
  offerId: offer.id,
  occurredAt: soon(life, 0),
  providerReference: `OS-${reference}`,
});

/** One of the last requests; mostly one whose end nobody knows yet. */
const recent = async (life: Life): Promise<{ one: Booked; now: any } | undefined> => {
  const { bookings, chance } = life;
  for (let tries = 4; tries > 0; tries--) {
    const one = chance.pick(bookings.slice(-60));
    if (!one) return undefined;
    const now = await read(life, `/bookings/${one.id}`);
    if (isOpen(now) || chance.oneIn(5)) return { one, now };
  }
  return undefined;
};
/** What comes next of what is due at a provider that charges for being told too late. */
const nextVisit = async (life: Life): Promise<{ one: Booked; now: any } | undefined> => {
  const now = life.truchement.clock.now();
  const visits = life.bookings.filter(({ startsAt, modality }) => startsAt > now && modality === 'on_site');
  for (const one of visits.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime()).slice(0, 4)) {
    const booking = await read(life, `/bookings/${one.id}`);
    if (booking.status === 'confirmed') return { one, now: booking };
  }
  return undefined;
};
const isOpen = ({ status }: { status: string }): boolean =>
  !['completed', 'cancelled', 'no_show', 'unmet'].includes(status);

/** At the fee that was shown; late, and once somebody has accepted, there is one. */
export const cancel = async (life: Life): Promise<void> => {
  const found = (life.chance.oneIn(2) && (await nextVisit(life))) || (await recent(life));
  if (!found) return;
  const { one, now } = found;
  const doctor = life.doctors[one.doctor]!;
  const expectedFeeCents = now.cancellation?.feeCents ?? 0;
  await ask(
    life,
    `cancel${expectedFeeCents > 0 ? '-at-a-fee' : ''} ${one.reference} for ${expectedFeeCents}`,
    doctor.post(`/bookings/${one.id}/cancel`, { reason: 'appointment_moved', expectedFeeCents }),
  );
};

export const reschedule = async (life: Life): Promise<void> => {
  const found = await recent(life);
  if (!found) return;
  const { one } = found;
  const { chance, doctors } = life;
  const startsAt = soon(life, chance.between(30, 30 * 24) * HOUR);
  const moved = await ask(
    life,
    `reschedule ${one.reference}`,
    doctors[one.doctor]!.post(`/bookings/${one.id}/reschedule`, {
      startsAt,
      expectedMinutes: 5 * chance.between(1, 40),
    }),
  );
  if (moved) one.startsAt = new Date(startsAt);
};

/** What the association that comes on site says of a booking: in any order, again, and sometimes something else. */
export const tell = async (life: Life): Promise<void> => {
  const found = await recent(life);
  if (!found) return;
  const { one, now } = found;
  const { chance } = life;
  const offer = now.offers.at(-1);
  if (!offer) return;
  const isOver = one.startsAt <= life.truchement.clock.now();
  const type = isOver
    ? chance.weighed({ 'session.ended': 8, 'session.patient_absent': 2, 'session.interpreter_absent': 1 })
    : chance.weighed({
        'booking.accepted': 10,
        'booking.declined': 1,
        'booking.withdrawn': 1,
        'booking.cancelled': 1,
      });
  const told = {
    type,
    bookingId: one.id,
    offerId: offer.id,
    occurredAt: soon(life, 0),
    ...(type === 'session.ended' && {
      startedAt: new Date(one.startsAt.getTime() + chance.below(20) * MINUTE).toISOString(),
      durationSeconds: chance.between(60, 9_000),
      distanceKm: chance.below(50),
    }),
  };
  for (let times = chance.oneIn(5) ? 2 : 1; times > 0; times--) await say(life, one, told);
};

const say = async (life: Life, { reference }: Booked, event: Readonly<{ type: string }>): Promise<void> => {
  const id = newId();
  const body = JSON.stringify(event);
  const { url, clock } = life.truchement;
  const headers = {
    'content-type': 'application/json',
    ...sign(SIMULATED_SECRET, id, clock.now(), body),
  };
  const request = supertest(url).post(`/api/v1/providers/${life.visits.id}/events`).set(headers).send(body);
  await ask(life, `${event.type} ${reference}`, request);
};

/** What contradicted the record, or could not be true when it came, is settled by a person. */
export const settleEvent = async (life: Life): Promise<void> => {
  const { items } = await read(life, '/received-events?limit=20');
  if (items.length === 0) return;
  const { chance, network } = life;
  const { id } = chance.pick(items as { id: string }[]);
  const decision = chance.oneIn(3) ? { action: 'set_aside', reason: 'other' } : { action: 'accept' };
  await ask(
    life,
    `settle-event ${decision.action}`,
    network.coordinator.post(`/received-events/${id}/settle`, decision),
  );
};
