import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aFunder, anAgreement } from '../support/world.js';
import { aLine, aList, ism2022, rouen } from '../usage/rouen.js';

let truchement: TestApp;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
});
afterAll(() => truchement.close());

describe('Rouen, February 2023: from Médecins du Monde to the Réseau Santé Précarité', () => {
  it('passes five requests and 130.00 €, leaves 2022 where it was, and sends each late call to its payer', async () => {
    truchement.clock.set('2022-01-10T09:00:00+01:00');
    const scheme = await rouen(truchement, { endsOn: '2023-01-31' });
    const { network, agreement: mdm, doctors, send, budget, usage } = scheme;
    truchement.clock.set('2023-01-05T09:00:00+01:00');
    await send(await ism2022());
    expect(await budget()).toMatchObject({ consumedCents: 104_200, availableCents: 45_800 });
    const ctai = await anAgreement(network, {
      funder: await aFunder(network, { name: 'CTAI', kind: 'state' }),
      carrier: 'Réseau Santé Précarité',
      startsOn: '2023-02-01',
      endsOn: '2023-12-31',
      grantCents: 1_200_000,
      priority: 200,
    });
    // Until the public money is signed for, MdM goes on: its agreement is amended, and the doctors book into March.
    const prolonged = { endsOn: '2023-03-31', reference: 'MDM-A1' };
    await network.coordinator.post(`/agreements/${mdm.id}/amendments`, prolonged).expect(201);
    for (const [doctor, day] of [
      [0, '02-01'],
      [1, '02-06'],
      [2, '02-14'],
      [3, '03-02'],
      [4, '03-20'],
    ] as const) {
      const startsAt = `2023-${day}T10:00:00+01:00`;
      const request = { modality: 'phone_booked', language: 'rus', expectedMinutes: 23, startsAt };
      const { body } = await doctors[doctor]!.post('/bookings', request).expect(201);
      expect(body).toMatchObject({ agreementId: mdm.id, estimate: { amountCents: 2_600 } });
    }
    expect(await budget()).toMatchObject({ committedCents: 13_000, availableCents: 32_800 });

    truchement.clock.set('2023-01-24T09:00:00+01:00');
    const terms = {
      fromAgreementId: mdm.id,
      toAgreementId: ctai.id,
      effectiveOn: '2023-02-01',
      transferRemainder: false,
    };
    const { body: draft } = await network.coordinator.post('/handovers', terms).expect(201);
    expect(draft).toMatchObject({
      status: 'draft',
      preview: {
        bookingsMoved: 5,
        committedMovedCents: 13_000,
        remainderCents: 0,
        codesMoved: 6,
        before: { from: { committedCents: 13_000 }, to: { committedCents: 0, availableCents: 1_200_000 } },
        after: {
          from: { committedCents: 0, consumedCents: 104_200, availableCents: 45_800 },
          to: { committedCents: 13_000, availableCents: 1_187_000 },
        },
        refusals: [],
      },
    });
    expect(await budget()).toMatchObject({ committedCents: 13_000 });
    expect(await budget(ctai)).toMatchObject({ committedCents: 0 });

    const { body: done } = await network.coordinator.post(`/handovers/${draft.id}/execute`).expect(200);
    expect(done).toMatchObject({
      status: 'executed',
      result: draft.preview,
      preview: null,
      hash: expect.any(String),
    });
    expect(await budget()).toMatchObject(draft.preview.after.from);
    expect(await budget(ctai)).toMatchObject(draft.preview.after.to);
    const bookings = (await network.coordinator.get('/bookings').expect(200)).body.items;
    expect(bookings.map((booking: any) => booking.agreementId)).toEqual(Array(5).fill(ctai.id));
    const first = bookings.find(({ professionalId }: any) => professionalId === doctors[0]!.id);
    expect(first.access).toEqual({ phoneNumber: '02 61 91 00 02', code: 'ROU-MG-01' });

    truchement.clock.set('2023-03-05T09:00:00+01:00');
    const list = aList(
      aLine({ ref: 'LATE-1', code: 'ROU-MG-02', at: '2023-01-30T11:00:00+01:00', seconds: 300 }),
      aLine({ ref: 'LATE-2', code: 'ROU-MG-02', at: '2023-01-31T23:50:00+01:00', seconds: 1_200 }),
      aLine({ ref: 'NEW-1', code: 'ROU-MG-02', at: '2023-02-01T00:05:00+01:00', seconds: 300 }),
      aLine({ ref: first.reference, code: 'ROU-MG-01', at: '2023-02-01T10:01:00+01:00', seconds: 300 }),
    );
    expect((await send(list)).body).toMatchObject({ created: 4, unmatched: [] });
    const paid = Object.fromEntries(
      (await usage()).map((session) => [session.reference, session.agreementId]),
    );
    expect(paid).toMatchObject({
      'LATE-1': mdm.id,
      'LATE-2': mdm.id,
      'NEW-1': ctai.id,
      [first.reference]: ctai.id,
    });
    expect(await budget()).toMatchObject({ consumedCents: 104_200 + 1_800 + 2_300, committedCents: 0 });
    expect(await budget(ctai)).toMatchObject({ consumedCents: 3_600, committedCents: 13_000 - 2_600 });
    expect((await send(list)).body).toMatchObject({ created: 0, alreadyKnown: 4 });
  });

  it('is there to be read afterwards, and nobody rewrites it', async () => {
    const [row] = await truchement.database.rows<{ id: string; networkId: string }>(
      sql`SELECT id, network_id AS "networkId" FROM handover WHERE status = 'executed'`,
    );
    const where = sql`network_id = ${row!.networkId} AND id = ${row!.id}`;
    for (const rewriting of [
      sql`UPDATE handover SET effective_on = '2023-03-01' WHERE ${where}`,
      sql`DELETE FROM handover WHERE ${where}`,
      sql`TRUNCATE handover`,
    ])
      await expect(truchement.database.rows(rewriting)).rejects.toThrow('keeps its history');
  });
});
