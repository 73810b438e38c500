import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { newId } from '../../src/kernel/ids.js';
import type { StatementDocument, StatementLine } from '../../src/statement/index.js';
import { Statements } from '../../src/statement/index.js';
import { RecordUsage } from '../../src/usage/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { rouen, type Rouen } from '../usage/rouen.js';

let truchement: TestApp;
let scene: Rouen;
beforeAll(async () => {
  truchement = await startTestApp();
  truchement.clock.set('2022-06-10T08:00:00Z');
  scene = await rouen(truchement);
});
afterAll(() => truchement.close());

const figureOf = ({ figures }: StatementDocument, key: string) =>
  figures.find((one) => one.key === key)?.value;
const rowsOf = ({ tables }: StatementDocument, key: string) =>
  tables.find((table) => table.key === key)!.rows;

describe('a request put to three providers, held once, and a fee', () => {
  let document: StatementDocument;
  let id: string;
  beforeAll(async () => {
    const [gp] = scene.doctors;
    const asked = { modality: 'phone_now', language: 'prs', expectedMinutes: 20 };
    const { body: booking } = await gp!.post('/bookings', asked).expect(201);
    for (const state of ['declined', 'expired', 'withdrawn']) {
      await truchement.database.rows(sql`
        INSERT INTO offer (network_id, id, booking_id, provider_id, state, answer_by, made_at)
        VALUES (${scene.network.id}, ${newId()}, ${booking.id}, ${scene.provider.id}, ${state},
                ${truchement.clock.now()}, ${truchement.clock.now()})`);
    }
    const at = new Date('2022-06-10T08:05:00Z');
    truchement.clock.set('2022-07-02T08:00:00Z');
    const session = {
      networkId: scene.network.id,
      agreementId: scene.agreement.id,
      providerId: scene.provider.id,
      professionalId: gp!.id,
      practiceId: scene.msp.id,
      reference: null,
      language: 'prs',
      modality: 'phone_now',
      startedAt: at,
      plannedSeconds: 1200,
      waitSeconds: 90,
      distanceKm: null,
      requestedAt: at,
      providerAmountCents: null,
      source: 'manual',
      importId: null,
    } as const;
    await truchement.database.transaction(async (tx) => {
      const record = truchement.app.get(RecordUsage);
      const held = { outcome: 'completed', durationSeconds: 1200, cancelledAt: null } as const;
      await record.execute(tx, { ...session, ...held, bookingId: booking.id }, null);
      const fee = { outcome: 'late_cancellation', durationSeconds: 0, cancelledAt: at } as const;
      await record.execute(tx, { ...session, ...fee, bookingId: null }, null);
    });
    const period = { agreementId: scene.agreement.id, from: '2022-06-01', to: '2022-06-30' };
    ({ id } = (await scene.network.coordinator.post('/statements', period).expect(201)).body);
    ({ document } = (await scene.network.coordinator.get(`/statements/${id}`).expect(200)).body);
  });

  it('are one request and one session; the fee is a cost, never a session', () => {
    expect(figureOf(document, 'requests')).toBe(1);
    expect(figureOf(document, 'sessions')).toBe(1);
    expect(rowsOf(document, 'cancellations')).toEqual([['Appel sans demande', 0, 1, 1]]);
    expect(rowsOf(document, 'languages')).toEqual([['dari', 1, 10_000]]);
  });

  it('cost what their lines say, in the figures, in each table and in the ledger', async () => {
    const { consumedCents } = await scene.budget();
    const lines: StatementLine[] = [];
    const viewer = { role: 'coordinator', networkId: scene.network.id, accountId: '', email: '' } as const;
    for await (const line of truchement.app.get(Statements).linesOf(viewer, id)) lines.push(line);
    expect(lines).toHaveLength(2);
    expect(lines.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(consumedCents);
    expect(figureOf(document, 'total')).toBe(consumedCents);
    for (const key of ['months', 'costs']) {
      const sum = rowsOf(document, key).reduce((total, row) => total + Number(row.at(-1)), 0);
      expect(sum).toBe(consumedCents);
    }
  });

  it('are a draft that its funder’s version masks whole, though it tells the money', async () => {
    const { body } = await scene.network.coordinator.get(`/statements/${id}?audience=funder`).expect(200);
    expect(body.document.audience).toBe('funder');
    expect(figureOf(body.document, 'sessions')).toEqual({ masked: true });
    expect(rowsOf(body.document, 'languages')).toEqual([]);
    expect(figureOf(body.document, 'total')).toBe(figureOf(document, 'total'));
  });
});

describe('the envelope', () => {
  const draftOf = async (from: string, to: string): Promise<StatementDocument> => {
    const asked = { agreementId: scene.agreement.id, from, to };
    const { body } = await scene.network.coordinator.post('/statements', asked).expect(201);
    return (await scene.network.coordinator.get(`/statements/${body.id}`).expect(200)).body.document;
  };

  it('tells of its amendments in the period in which they were made, from what it was to what it is', async () => {
    await scene.network.coordinator
      .post(`/agreements/${scene.agreement.id}/amendments`, { grantDeltaCents: 50_000, reference: 'A1' })
      .expect(201);
    const [june, july] = [
      await draftOf('2022-06-01', '2022-06-30'),
      await draftOf('2022-07-01', '2022-07-31'),
    ];
    expect(rowsOf(june, 'envelope')).toEqual([]);
    expect(rowsOf(july, 'envelope')).toEqual([['2022-07-02', 'Avenant, A1', 50_000]]);
    expect(rowsOf(july, 'budget')[0]).toEqual(['Accordé', 150_000, 200_000]);
    expect(figureOf(july, 'sessions')).toBe(0);
  });
});

describe('professionals', () => {
  it('are named to the funder once the agreement says so, and never before', async () => {
    const asked = { agreementId: scene.agreement.id, from: '2022-06-01', to: '2022-06-30' };
    const { body } = await scene.network.coordinator.post('/statements', asked).expect(201);
    const told = async (audience: string): Promise<string[]> =>
      (
        await scene.network.coordinator.get(`/statements/${body.id}?audience=${audience}`).expect(200)
      ).body.document.tables.map(({ key }: { key: string }) => key);
    expect(await told('coordinator')).toContain('professionals');
    expect(await told('funder')).not.toContain('professionals');
    await scene.network.coordinator
      .post(`/agreements/${scene.agreement.id}/statement-preferences`, {
        every: 'none',
        namesProfessionals: true,
        attachesPdf: false,
      })
      .expect(200);
    expect(await told('funder')).toContain('professionals');
  });
});
