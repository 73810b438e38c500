import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aScene, bookingWhen, budgetOf, type Scene } from '../support/scene.js';
import { queueStores, startTestApp, type TestApp } from '../support/test-app.js';

describe.each(queueStores)('from a request to the budget, with the queue in %s', (queues) => {
  let truchement: TestApp;
  let scene: Scene;
  beforeAll(async () => {
    truchement = await startTestApp({ queues, work: true });
    scene = await aScene(truchement);
  });
  afterAll(async () => {
    await scene.stop();
    await truchement.close();
  });

  it('takes a call in dari from the request to what it consumed', async () => {
    const { gp, agreement, provider } = scene;
    const before = await budgetOf(scene);
    const { body: booking } = await gp
      .post('/bookings', { modality: 'phone_now', language: 'prs', expectedMinutes: 20 })
      .expect(201);
    expect(booking).toMatchObject({
      status: 'requested',
      agreementId: agreement.id,
      providerId: provider.id,
      estimate: { amountCents: 2300 },
      call: 'professional_dials',
      cancellation: { feeCents: 0, freeUntil: null },
    });
    expect(booking.access).toMatchObject({
      phoneNumber: expect.any(String),
      code: expect.stringMatching(/^ROU-/),
    });

    const done = await bookingWhen(gp, booking.id, 'completed');
    expect(done.offers).toEqual([expect.objectContaining({ state: 'accepted' })]);
    const { body: usage } = await gp.get(`/usage?bookingId=${booking.id}`).expect(200);
    expect(usage.items).toEqual([
      expect.objectContaining({
        source: 'event',
        outcome: 'completed',
        amountCents: 2300,
        agreementId: agreement.id,
        correctionOf: null,
      }),
    ]);
    const after = await budgetOf(scene);
    expect(after.consumedCents - before.consumedCents).toBe(2300);
    expect(after.committedCents).toBe(before.committedCents);
  });

  it('shows each change of state live', async () => {
    const { gp } = scene;
    const { body: booking } = await gp
      .post('/bookings', { modality: 'phone_now', language: 'kat', expectedMinutes: 10 })
      .expect(201);
    const states = await statesOf(
      `${truchement.url}/api/v1/bookings/${booking.id}/events`,
      gp.token,
      'completed',
    );
    expect(states).toEqual(expect.arrayContaining(['requested', 'confirmed', 'in_session', 'completed']));
    expect(states.at(-1)).toBe('completed');
  });

  it('charges a late cancellation on site what was shown, and nothing more', async () => {
    const { gp } = scene;
    const before = await budgetOf(scene);
    const startsAt = new Date(truchement.clock.now().getTime() + 10 * 3_600_000).toISOString();
    const { body } = await gp
      .post('/bookings', { modality: 'on_site', language: 'ara', expectedMinutes: 60, startsAt })
      .expect(201);
    const booking = await bookingWhen(gp, body.id, 'confirmed');
    expect(booking.cancellation.feeCents).toBe(4600);
    const refused = await gp
      .post(`/bookings/${booking.id}/cancel`, { reason: 'appointment_moved', expectedFeeCents: 0 })
      .expect(409);
    expect(refused.body).toMatchObject({ type: '/problems/fee-changed', feeCents: 4600 });
    const { body: cancelled } = await gp
      .post(`/bookings/${booking.id}/cancel`, { reason: 'appointment_moved', expectedFeeCents: 4600 })
      .expect(200);
    expect(cancelled).toMatchObject({ status: 'cancelled', cancelledBy: 'professional' });
    const after = await budgetOf(scene);
    expect(after.consumedCents - before.consumedCents).toBe(4600);
    expect(after.committedCents).toBe(before.committedCents);
  });
});

/** The states that the stream tells of, until the last one waited for. */
const statesOf = async (url: string, token: string, last: string): Promise<string[]> => {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(10_000),
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const states: string[] = [];
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const messages = text.split('\n\n');
    text = messages.pop()!;
    for (const message of messages) {
      const data = message.split('\n').find((line) => line.startsWith('data: '));
      const status = data && JSON.parse(data.slice(6)).status;
      if (status) states.push(status);
      if (status === last) return states;
    }
  }
  return states;
};
