import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedIn } from '../support/browser.js';
import { aScene, bookingWhen, type Scene } from '../support/scene.js';
import sql from 'sql-template-tag';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aPractice, aStaff } from '../support/world.js';

type Told = Readonly<{ id: string; type: string; data: any }>;

describe('following a booking', () => {
  let worker: TestApp;
  let beside: TestApp;
  let scene: Scene;
  beforeAll(async () => {
    worker = await startTestApp({ work: true });
    beside = await startTestApp({ databaseUrl: worker.databaseUrl, clock: worker.clock });
    scene = await aScene(worker);
  });
  afterAll(async () => {
    await scene.stop();
    await beside.close();
    await worker.close();
  });

  const book = async (): Promise<string> =>
    (
      await scene.gp
        .post('/bookings', { modality: 'phone_now', language: 'kat', expectedMinutes: 10 })
        .expect(201)
    ).body.id;
  /** What the stream says, until the message that is waited for. */
  const listen = async (id: string, until: (told: Told) => boolean, last?: string): Promise<Told[]> => {
    const stop = new AbortController();
    const response = await fetch(`${beside.url}/api/v1/bookings/${id}/events`, {
      headers: { authorization: `Bearer ${scene.gp.token}`, ...(last && { 'last-event-id': last }) },
      signal: AbortSignal.any([stop.signal, AbortSignal.timeout(10_000)]),
    });
    const heard: Told[] = [];
    let text = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const messages = text.split('\n\n');
      text = messages.pop()!;
      for (const message of messages) {
        const fields = new Map(
          message.split('\n').map((line) => [line.split(': ')[0]!, line.slice(line.indexOf(': ') + 2)]),
        );
        if (!fields.has('data')) continue;
        const told = {
          id: fields.get('id')!,
          type: fields.get('event')!,
          data: JSON.parse(fields.get('data')!),
        };
        heard.push(told);
        if (!until(told)) continue;
        stop.abort();
        return heard;
      }
    }
    return heard;
  };
  const isOver = ({ type }: Told): boolean => type === 'booking.completed';

  it('tells each change once, in its order, from another process than the one that works', async () => {
    const id = await book();
    const heard = await listen(id, isOver);
    expect(new Set(heard.map((told) => told.id)).size).toBe(heard.length);
    expect(heard[0]).toMatchObject({
      type: 'booking.requested',
      data: { bookingId: id, status: 'requested' },
    });
    expect(heard.at(-1)).toMatchObject({ data: { status: 'completed', occurredAt: expect.any(String) } });
    const states = heard.map(({ data }) => data.status);
    expect(states.indexOf('confirmed')).toBeLessThan(states.indexOf('in_session'));
  });

  it('tells a page at once what has happened since it was drawn, and nothing when that is nothing', async () => {
    const browser = await signedIn(worker, scene.gp.email);
    const id = await book();
    const streamOf = async (): Promise<string> =>
      /sse-connect="([^"]+)"/.exec((await browser.get(`/bookings/${id}`).expect(200)).text)![1]!;
    const drawnEarly = `/bookings/${id}/events?seen=1`;
    await bookingWhen(scene.gp, id, 'completed');
    const firstOf = async (path: string): Promise<string> => {
      const response = await fetch(`${worker.url}${path}`, {
        headers: { cookie: `truchement_session=${browser.secret}` },
        signal: AbortSignal.timeout(3_000),
      });
      let text = '';
      try {
        for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
          text += chunk;
          if (text.includes('data: ')) break;
        }
      } catch {
        return text;
      }
      return text;
    };
    expect(await firstOf(drawnEarly)).toContain('Faite');
    expect(await firstOf(await streamOf())).not.toContain('data: ');
  });

  it('resumes after the last message that was heard, without repeating or losing one', async () => {
    const id = await book();
    await bookingWhen(scene.gp, id, 'completed');
    const all = await listen(id, isOver);
    for (const [i, { id: last }] of all.slice(0, -1).entries()) {
      expect(await listen(id, isOver, last)).toEqual(all.slice(i + 1));
    }
  });

  it('tells everything to somebody who last heard of something else', async () => {
    const id = await book();
    await bookingWhen(scene.gp, id, 'completed');
    const all = await listen(id, isOver);
    expect(await listen(id, isOver, 'what was this')).toEqual(all);
    expect(await listen(id, isOver, scene.agreement.id)).toEqual(all);
  });

  it('ends for somebody who may no longer see it, and goes on for somebody who may', async () => {
    const practice = await aPractice(scene.network);
    const [staff, coordinator] = [await aStaff(scene.network, scene.practice), scene.network.coordinator];
    const id = await book();
    const isEnded = async (token: string): Promise<boolean> => {
      const response = await fetch(`${beside.url}/api/v1/bookings/${id}/events`, {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(14_000),
      });
      const read = async (): Promise<boolean> => {
        for await (const _ of response.body!);
        return true;
      };
      return read().catch(() => false);
    };
    const ends = [scene.gp, staff, coordinator].map(({ token }) => isEnded(token));
    await new Promise((resolve) => setTimeout(resolve, 500));
    await worker.database.rows(
      sql`UPDATE account SET disabled_at = ${worker.clock.now()} WHERE email = ${scene.gp.email}`,
    );
    await worker.database.rows(sql`UPDATE account SET practice_id = ${practice.id} WHERE id = ${staff.id}`);
    expect(await Promise.all(ends)).toEqual([true, true, false]);
  });
});
