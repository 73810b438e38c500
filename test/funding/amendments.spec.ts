import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { aScene, budgetOf, type Scene } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aNetwork, anAccount, anAgreement } from '../support/world.js';

let truchement: TestApp;
let scene: Scene;
beforeAll(async () => {
  truchement = await startTestApp();
});
afterAll(async () => {
  await scene.stop();
  await truchement.close();
});

const open = async (fields: object = {}): Promise<Scene> => {
  await scene?.stop();
  scene = await aScene(truchement, { agreement: { grantCents: 10_000, endsOn: '2099-12-31', ...fields } });
  return scene;
};
const amend = (body: object, status = 201) =>
  scene.network.coordinator.post(`/agreements/${scene.agreement.id}/amendments`, body).expect(status);
const call = { modality: 'phone_now', language: 'prs', expectedMinutes: 20 };

describe('an amendment', () => {
  it('changes the envelope and the last day, and stays to be read', async () => {
    await open();
    const { body } = await amend({ grantDeltaCents: 5_000, endsOn: '2098-06-30', reference: 'A1' });
    expect(body).toMatchObject({
      reference: 'A1',
      grantDeltaCents: 5_000,
      endsOn: '2098-06-30',
      endedOnBefore: '2099-12-31',
    });
    await amend({ endsOn: '2097-06-30', reference: 'A2' });
    expect(await budgetOf(scene)).toMatchObject({ grantedCents: 15_000, availableCents: 15_000 });
    const read = `/agreements/${scene.agreement.id}`;
    expect((await scene.network.coordinator.get(read).expect(200)).body).toMatchObject({
      endsOn: '2097-06-30',
      grantCents: 10_000,
    });
    const { items } = (await scene.network.coordinator.get(`${read}/amendments`).expect(200)).body;
    expect(items.map(({ reference }: { reference: string }) => reference)).toEqual(['A1', 'A2']);
  });

  it('decides at once who pays: a session after the new last day has no payer', async () => {
    await open();
    const startsAt = '2096-03-01T10:00:00+01:00';
    const request = { ...call, modality: 'phone_booked', startsAt };
    await scene.gp.post('/bookings', request).expect(201);
    await amend({ endsOn: '2096-02-28', reference: 'A1' });
    const { body } = await scene.gp.post('/bookings', request).expect(422);
    expect(body.type).toBe('/problems/no-agreement');
  });

  it('takes back what is free to the last cent, and never what is committed or consumed', async () => {
    await open();
    await scene.gp.post('/bookings', call).expect(201);
    const { body } = await amend({ grantDeltaCents: -7_701, reference: 'A1' }, 422);
    expect(body).toMatchObject({
      type: '/problems/amendment-refused',
      grantedCents: 10_000,
      committedCents: 2_300,
      consumedCents: 0,
      leastCents: 2_300,
    });
    expect(body.detail).toMatch(/23,00\s€.*engagés/);
    expect(await budgetOf(scene)).toMatchObject({ grantedCents: 10_000, availableCents: 7_700 });
    await amend({ grantDeltaCents: -7_700, reference: 'A1' });
    expect(await budgetOf(scene)).toMatchObject({
      grantedCents: 2_300,
      availableCents: 0,
      committedCents: 2_300,
    });
  });

  it('covers an agreement that is overdrawn, as far as it goes', async () => {
    await open({ grantCents: 1_000, onExhaustion: 'warn' });
    await scene.gp.post('/bookings', call).expect(201);
    await amend({ grantDeltaCents: 300, reference: 'A1' });
    expect(await budgetOf(scene)).toMatchObject({
      grantedCents: 1_300,
      overdrawnCents: 1_000,
      availableCents: 0,
    });
    await amend({ grantDeltaCents: 1_500, reference: 'A2' });
    expect(await budgetOf(scene)).toMatchObject({
      grantedCents: 2_800,
      overdrawnCents: 0,
      availableCents: 500,
    });
  });

  it('that changes nothing, or ends before the start, is refused with what to do', async () => {
    await open();
    const nothing = (await amend({ reference: 'A1' }, 400)).body;
    expect(nothing.errors).toEqual([expect.objectContaining({ pointer: '/grantDeltaCents' })]);
    await amend({ endsOn: '2099-12-31', reference: 'A1' }, 400);
    const early = (await amend({ endsOn: '2000-01-01', reference: 'A1' }, 400)).body;
    expect(early.errors).toEqual([expect.objectContaining({ pointer: '/endsOn' })]);
  });

  it('sent twice is made once; made by clients at once, the envelope never goes below what is promised', async () => {
    await open();
    const path = `/agreements/${scene.agreement.id}/amendments`;
    const body = { grantDeltaCents: 1_000, reference: 'A1' };
    const once = () => scene.network.coordinator.post(path, body).set('idempotency-key', 'a1').expect(201);
    expect((await once()).body).toEqual((await once()).body);
    expect(await budgetOf(scene)).toMatchObject({ grantedCents: 11_000 });
    const answers = await Promise.all([
      ...Array.from({ length: 8 }, () =>
        scene.network.coordinator.post(path, { grantDeltaCents: -2_000, reference: 'B' }),
      ),
      ...Array.from({ length: 4 }, () => scene.gp.post('/bookings', call)),
    ]);
    expect(answers.every(({ status }) => [201, 422].includes(status))).toBe(true);
    const budget = await budgetOf(scene);
    expect(budget).toMatchObject({ overdrawnCents: 0 });
    expect(budget.grantedCents).toBe(budget.committedCents + budget.availableCents);
    const lowered = answers.slice(0, 8).filter(({ status }) => status === 201).length;
    expect(budget.grantedCents).toBe(11_000 - 2_000 * lowered);
  });

  it('is the network’s own, made by its coordination; its funder reads it', async () => {
    await open();
    await amend({ grantDeltaCents: 1, reference: 'A1' });
    const path = `/agreements/${scene.agreement.id}/amendments`;
    const elsewhere = await aNetwork(truchement, { name: 'Ailleurs' });
    await elsewhere.coordinator.get(path).expect(404);
    await elsewhere.coordinator.post(path, { grantDeltaCents: 1, reference: 'X' }).expect(404);
    await scene.gp.post(path, { grantDeltaCents: 1, reference: 'X' }).expect(403);
    const { body } = await scene.network.coordinator.get(`/agreements/${scene.agreement.id}`);
    const funder = await anAccount(scene.network, 'funder', { funderId: body.funderId });
    expect((await funder.get(path).expect(200)).body.items).toHaveLength(1);
    const other = await anAgreement(scene.network);
    const stranger = await anAccount(scene.network, 'funder', {
      funderId: (await scene.network.coordinator.get(`/agreements/${other.id}`)).body.funderId,
    });
    await stranger.get(path).expect(404);
  });

  it('is never rewritten', async () => {
    await open();
    await amend({ grantDeltaCents: 1, reference: 'A1' });
    for (const rewriting of [
      sql`UPDATE amendment SET grant_delta_cents = 2`,
      sql`DELETE FROM amendment`,
      sql`TRUNCATE amendment`,
    ])
      await expect(truchement.database.rows(rewriting)).rejects.toThrow('keeps its history');
  });
});
