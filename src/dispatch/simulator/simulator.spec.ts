import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../kernel/ids.js';
import { sign, verify } from '../adapters/provider-api/webhook-signature.js';
import type { Offer } from './messages.js';
import { type Simulator, startSimulator } from './start-simulator.js';

const secret = `whsec_${Buffer.from('a secret of the tests, 32 bytes!').toString('base64')}`;

/** Stands for the program: writes down each callback whose signature holds, and answers as told. */
class Platform {
  readonly heard: { webhookId: string; event: any }[] = [];
  /** One for each callback to come; 200 when there are none left. */
  answers: number[] = [];
  #server: Server;

  async open(): Promise<void> {
    this.#server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        const webhookId = verify(secret, request.headers, body, new Date());
        this.heard.push({ webhookId, event: JSON.parse(body) });
        response.writeHead(this.answers.shift() ?? 200).end();
      });
    });
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening));
  }

  get callbackUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/events`;
  }

  get types(): string[] {
    return this.heard.map(({ event }) => event.type);
  }

  async hears(count: number): Promise<void> {
    for (let tries = 0; this.heard.length < count && tries < 300; tries++) await pause(10);
    expect(this.heard.length).toBeGreaterThanOrEqual(count);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}

let platform: Platform;
let simulator: Simulator;

beforeEach(async () => {
  platform = new Platform();
  await platform.open();
  simulator = await startSimulator({
    port: 0,
    accounts: { ism: { secret }, imedi: { secret } },
    sessionMs: 20,
    retries: { firstMs: 5, longestMs: 20, giveUpAfterMs: 5_000 },
  });
});

afterEach(async () => {
  await simulator.close();
  await platform.close();
});

const anOffer = (facts: Partial<Offer> = {}): Offer => ({
  bookingId: newId(),
  offerId: newId(),
  replacesOfferId: null,
  reference: '7K2M9QXD',
  modality: 'phone_now',
  language: 'prs',
  startsAt: null,
  expectedMinutes: 20,
  interpreterGender: 'any',
  sameInterpreterRef: null,
  practice: {
    name: 'MSP',
    address: '1 quai',
    postcode: '76000',
    commune: 'Rouen',
    contactPhone: '+33199000001',
  },
  answerBy: new Date(Date.now() + 300_000).toISOString(),
  callbackUrl: platform.callbackUrl,
  ...facts,
});

const nextWeek = (): string => new Date(Date.now() + 7 * 86_400_000).toISOString();

type Sending = { account?: string; headers?: Record<string, string>; signal?: AbortSignal };

async function request(method: string, path: string, id: string, message: object, sending: Sending = {}) {
  const body = JSON.stringify(message);
  const headers = { ...sign(secret, id, new Date(), body), 'idempotency-key': id, ...sending.headers };
  const answer = await fetch(`${simulator.url}/${sending.account ?? 'ism'}/${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body,
    ...(sending.signal && { signal: sending.signal }),
  });
  const text = await answer.text();
  const type = answer.headers.get('content-type') ?? '';
  return { status: answer.status, type, body: /json/.test(type) ? JSON.parse(text) : text };
}

const send = (offer: Offer, sending?: Sending) => request('POST', 'bookings', offer.offerId, offer, sending);

const cancel = ({ bookingId, offerId }: Pick<Offer, 'bookingId' | 'offerId'>) =>
  request('DELETE', `bookings/${bookingId}`, newId(), {
    bookingId,
    offerId,
    reason: 'appointment_cancelled',
  });

async function control(method: string, path: string, body?: object): Promise<{ status: number; body: any }> {
  const json = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const answer = await fetch(`${simulator.url}/control/accounts/${path}`, { method, ...json });
  const text = await answer.text();
  return { status: answer.status, body: text && JSON.parse(text) };
}

const behave = (behaviour: object) => control('PUT', 'ism/behaviour', behaviour);

describe('a simulated provider', () => {
  it('accepts a call that is wanted now, holds it, and says that it lasted the expected minutes', async () => {
    const offer = anOffer();
    const answer = await send(offer);
    expect(answer).toMatchObject({ status: 200, body: { status: 'received', offerId: offer.offerId } });

    await platform.hears(3);
    expect(platform.types).toEqual(['booking.accepted', 'session.started', 'session.ended']);
    const [acceptance, , end] = platform.heard.map(({ event }) => event);
    expect(acceptance).toMatchObject({
      bookingId: offer.bookingId,
      offerId: offer.offerId,
      providerReference: answer.body.providerReference,
      contact: { phone: expect.any(String) },
    });
    expect(end).toMatchObject({ durationSeconds: 1200, waitSeconds: 120 });
    expect(Date.parse(end.occurredAt) - Date.parse(end.startedAt)).toBe(1_200_000);
    expect(Date.parse(end.occurredAt)).toBeLessThanOrEqual(Date.now());
  });

  it('takes the same offer once, and gives the same answer each time', async () => {
    const offer = anOffer();
    const [first, second] = await Promise.all([send(offer), send(offer)]);
    await platform.hears(3);
    const third = await send(offer);
    await pause(60);
    expect([second.body, third.body]).toEqual([first.body, first.body]);
    expect(platform.heard).toHaveLength(3);
    const { body } = await control('GET', 'ism/offers');
    expect(body.items).toMatchObject([{ offer, deliveries: 3, isTaken: true, state: 'carried_out' }]);
  });

  it.each(['video', 'on_site', 'phone_booked'] as const)(
    'names an interpreter for %s and waits',
    async (modality) => {
      await send(
        anOffer({ modality, startsAt: nextWeek(), interpreterGender: 'male', sameInterpreterRef: 'amina-7' }),
      );
      await platform.hears(1);
      await pause(60);
      expect(platform.heard.map(({ event }) => event)).toMatchObject([
        {
          type: 'booking.accepted',
          interpreterRef: 'amina-7',
          interpreterGender: 'male',
          contact: expect.anything(),
        },
      ]);
    },
  );

  it('carries a booked session out when its time comes', async () => {
    await send(anOffer({ modality: 'video', startsAt: new Date(Date.now() + 100).toISOString() }));
    await platform.hears(1);
    expect(platform.types).toEqual(['booking.accepted']);
    await platform.hears(3);
    expect(platform.types).toEqual(['booking.accepted', 'session.started', 'session.ended']);
  });

  it('carries a booked session out on command, with the facts given', async () => {
    const offer = anOffer({ modality: 'on_site', startsAt: nextWeek() });
    await send(offer);
    await platform.hears(1);
    const startedAt = '2026-11-02T09:00:00.000Z';
    const path = `ism/bookings/${offer.bookingId}/carry-out`;
    const answer = await control('POST', path, { startedAt, durationSeconds: 2700, distanceKm: 14.5 });
    expect(answer.body.items).toMatchObject([{ state: 'delivered' }, { state: 'delivered' }]);
    expect(platform.heard.map(({ event }) => event).slice(1)).toMatchObject([
      { type: 'session.started', occurredAt: startedAt },
      {
        type: 'session.ended',
        startedAt,
        durationSeconds: 2700,
        distanceKm: 14.5,
        occurredAt: '2026-11-02T09:45:00.000Z',
      },
    ]);
    expect((await control('POST', 'ism/bookings/unknown/carry-out')).status).toBe(404);
  });

  it('lets the earlier offer lapse when a booking is rescheduled, even if they come in the wrong order', async () => {
    await behave({ delayMs: 40 });
    const earlier = anOffer();
    const later = anOffer({ bookingId: earlier.bookingId, replacesOfferId: earlier.offerId });
    const tooLate = anOffer();
    const before = anOffer({ bookingId: tooLate.bookingId, replacesOfferId: tooLate.offerId });
    for (const offer of [earlier, later, before, tooLate]) expect((await send(offer)).status).toBe(200);
    await platform.hears(6);
    await pause(60);
    expect(new Set(platform.heard.map(({ event }) => event.offerId))).toEqual(
      new Set([later.offerId, before.offerId]),
    );
  });

  it('gives up a cancelled mission, also one that it hears of only afterwards', async () => {
    await behave({ delayMs: 40 });
    const [known, unheardOf] = [anOffer(), anOffer()];
    await send(known);
    for (const offer of [known, known, unheardOf]) {
      const answer = await cancel(offer);
      expect(answer).toMatchObject({
        status: 200,
        body: { status: 'cancelled', bookingId: offer.bookingId },
      });
    }
    expect((await send(unheardOf)).body).toMatchObject({ status: 'received' });
    await pause(80);
    expect(platform.heard).toEqual([]);
  });

  it('opens to nobody without the right signature', async () => {
    const offer = anOffer();
    const forged = sign(
      `whsec_${Buffer.from('another').toString('base64')}`,
      offer.offerId,
      new Date(),
      '{}',
    );
    const old = sign(secret, offer.offerId, new Date(Date.now() - 301_000), JSON.stringify(offer));
    for (const headers of [{ ...forged }, { ...old }, { 'webhook-signature': '' }]) {
      const answer = await send(offer, { headers });
      expect(answer).toMatchObject({
        status: 401,
        body: { status: 401, type: '/problems/signature-refused' },
      });
      expect(answer.type).toMatch('application/problem+json');
    }
    expect(simulator.account('ism').offers).toEqual([]);
  });

  it('refuses what the protocol does not know', async () => {
    const { answerBy: _, ...incomplete } = anOffer();
    const answer = await request('POST', 'bookings', incomplete.offerId, incomplete);
    expect(answer).toMatchObject({ status: 400, body: { detail: expect.stringContaining('answerBy') } });
    expect((await send(anOffer(), { headers: { 'idempotency-key': 'another' } })).status).toBe(400);
    expect((await send(anOffer(), { account: 'nobody' })).status).toBe(404);
  });
});

describe('a simulated provider told to misbehave', () => {
  it('declines with the reason given', async () => {
    await behave({ answer: 'decline', declineReason: 'language_unavailable' });
    await send(anOffer());
    await platform.hears(1);
    expect(platform.heard[0]?.event).toMatchObject({
      type: 'booking.declined',
      reason: 'language_unavailable',
    });
  });

  it('accepts, then withdraws, and holds no session', async () => {
    await behave({ withdrawAfterMs: 10 });
    await send(anOffer());
    await platform.hears(2);
    await pause(60);
    expect(platform.types).toEqual(['booking.accepted', 'booking.withdrawn']);
  });

  it('never answers', async () => {
    await behave({ answer: 'never' });
    await send(anOffer());
    await pause(60);
    expect(platform.heard).toEqual([]);
  });

  it('sends each callback several times under one webhook-id', async () => {
    await behave({ duplicates: 2 });
    await send(anOffer());
    await platform.hears(9);
    const ids = platform.heard.map(({ webhookId }) => webhookId);
    expect(new Set(ids).size).toBe(3);
    expect(platform.types.filter((type) => type === 'session.ended')).toHaveLength(3);
  });

  it('tells the end before the start before the acceptance', async () => {
    await behave({ disorder: true });
    await send(anOffer());
    await platform.hears(3);
    expect(platform.types).toEqual(['session.ended', 'session.started', 'booking.accepted']);
    const [ended, , accepted] = platform.heard.map(({ event }) => Date.parse(event.occurredAt));
    expect(accepted).toBeLessThanOrEqual(ended ?? 0);
  });

  it('tells two ends that differ, or none', async () => {
    await behave({ endings: 'two_different', durationSeconds: 900 });
    await send(anOffer());
    await platform.hears(4);
    expect(platform.heard.slice(2).map(({ event }) => event.durationSeconds)).toEqual([900, 1500]);
    expect(new Set(platform.heard.map(({ webhookId }) => webhookId)).size).toBe(4);

    await behave({ endings: 'none' });
    await send(anOffer());
    await platform.hears(6);
    await pause(60);
    expect(platform.types.slice(4)).toEqual(['booking.accepted', 'session.started']);
  });

  it.each([
    ['patientAbsent', 'session.patient_absent'],
    ['interpreterAbsent', 'session.interpreter_absent'],
  ])('reports %s instead of a session', async (field, type) => {
    await behave({ [field]: true });
    await send(anOffer());
    await platform.hears(2);
    await pause(40);
    expect(platform.types).toEqual(['booking.accepted', type]);
  });

  it.each([
    ['html_200', 200, 'text/html'],
    ['error_500', 500, 'application/problem+json'],
    ['refuse_400', 400, 'application/problem+json'],
  ])('answers %s and takes nothing, until it is well again', async (http, status, type) => {
    await behave({ http });
    const offer = anOffer();
    const answer = await send(offer);
    expect([answer.status, answer.type.split(';')[0]]).toEqual([status, type]);
    await pause(40);
    expect(platform.heard).toEqual([]);

    await control('DELETE', 'ism/behaviour');
    await send(offer);
    await platform.hears(3);
    expect(simulator.account('ism').offers).toMatchObject([{ deliveries: 2, isTaken: true }]);
  });

  it('closes the connection, or leaves it open without a word', async () => {
    await behave({ http: 'down' });
    await expect(send(anOffer())).rejects.toThrow('fetch failed');
    await behave({ http: 'silence' });
    await expect(send(anOffer(), { signal: AbortSignal.timeout(100) })).rejects.toThrow('timeout');
    expect(simulator.account('ism').offers).toMatchObject([{ isTaken: false }, { isTaken: false }]);
  });

  it('misbehaves alone: the other accounts are as usual', async () => {
    await behave({ http: 'error_500' });
    expect((await send(anOffer(), { account: 'imedi' })).status).toBe(200);
    expect((await behave({ htpp: 'down' })).status).toBe(400);
    expect((await control('GET', 'ism/behaviour')).body).toMatchObject({ http: 'error_500' });
  });
});

describe('callbacks', () => {
  it('are repeated under the same webhook-id until the program is back', async () => {
    platform.answers = [503, 429, 500];
    await behave({ answer: 'decline' });
    await send(anOffer());
    await platform.hears(4);
    await pause(60);
    expect(platform.heard).toHaveLength(4);
    expect(new Set(platform.heard.map(({ webhookId }) => webhookId)).size).toBe(1);
    const { body } = await control('GET', 'ism/callbacks');
    expect(body.items).toMatchObject([{ state: 'delivered', attempts: 4, lastStatus: 200 }]);
  });

  it('wait in memory while the program can’t be reached', async () => {
    const offer = anOffer({ callbackUrl: 'http://127.0.0.1:9/events' });
    await behave({ answer: 'decline' });
    await send(offer);
    const account = simulator.account('ism');
    for (let tries = 0; (account.sentCallbacks[0]?.attempts ?? 0) < 2 && tries < 100; tries++)
      await pause(10);
    expect(account.sentCallbacks).toMatchObject([{ state: 'pending', lastStatus: null }]);
  });

  it('are not repeated after a 4xx', async () => {
    platform.answers = [409];
    await behave({ answer: 'decline' });
    await send(anOffer());
    await platform.hears(1);
    await pause(60);
    expect(simulator.account('ism').sentCallbacks).toMatchObject([
      { state: 'refused', attempts: 1, lastStatus: 409 },
    ]);
    expect(platform.heard).toHaveLength(1);
  });

  it('of any kind can be sent, late or odd, twice under one webhook-id', async () => {
    const offer = anOffer();
    await behave({ answer: 'never' });
    await send(offer);
    const odd = {
      type: 'session.ended',
      bookingId: offer.bookingId,
      durationSeconds: 90_000,
      webhookId: 'odd-1',
    };
    await control('POST', 'ism/events', odd);
    await control('POST', 'ism/events', odd);
    const event = { type: 'session.ended', offerId: offer.offerId, durationSeconds: 90_000 };
    expect(platform.heard).toMatchObject([
      { webhookId: 'odd-1', event },
      { webhookId: 'odd-1', event },
    ]);
    expect(platform.heard[0]?.event).not.toHaveProperty('webhookId');

    expect((await control('DELETE', 'ism/offers')).status).toBe(204);
    expect((await control('POST', 'ism/events', odd)).status).toBe(404);
  });
});

it.each([
  [{ control: { secret } }, 'control'],
  [{ 'a/b': { secret } }, 'a/b'],
  [{ ism: { secret: 'whsec_???' } }, 'ism'],
])('does not start with an account that could not work', async (accounts: object, name) => {
  await expect(startSimulator({ port: 0, accounts: { ...accounts } })).rejects.toThrow(name);
});
